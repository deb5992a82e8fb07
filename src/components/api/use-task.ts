"use client";
import { useRef, useState } from "react";

export interface TaskOptions {
  /** Says why it went wrong. */
  tell: (error: unknown) => string | Promise<string>;
  /** Hears each refusal in its sentence, where `problem` is not beside the button. */
  onRefused?: ((sentence: string) => void) | undefined;
  /** What goes well leaves the page: its button is not to be pressed again until then. */
  staysBusy?: boolean | undefined;
  /** One place tells the refusals of several buttons: what is asked for meanwhile is another thing, and is done after it. */
  inTurn?: boolean | undefined;
}

export interface Task {
  isBusy: boolean;
  /** Why the last one was refused; null from the next press on. */
  problem: string | null;
  /** For what is found out without a call. */
  setProblem: (sentence: string | null) => void;
  /** Resolves to whether the work went well. While some is under way, more is not begun: a second press is no second call; but see `inTurn`. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** What a button with work behind it needs: busy, done, or refused in a sentence. `useCall` knows the sentences of the site's calls. */
export function useTask({ tell, onRefused, staysBusy = false, inTurn = false }: TaskOptions): Task {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isRunning = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  const keepRunning = (isOn: boolean) => {
    isRunning.current = isOn;
    setBusy(isOn);
  };

  const end = (isStillBusy: boolean) => {
    const begin = waiting.current.shift();
    if (begin) begin();
    else keepRunning(isStillBusy);
  };

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (isRunning.current && !inTurn) return false;
    setProblem(null);
    if (isRunning.current) await new Promise<void>((begin) => waiting.current.push(begin));
    else keepRunning(true);
    try {
      await work();
    } catch (error) {
      const told = await tell(error);
      setProblem(told);
      onRefused?.(told);
      end(false);
      return false;
    }
    end(staysBusy);
    return true;
  }
  return { isBusy, problem, setProblem, run };
}
