"use client";
import { useRef, useState } from "react";
import { describeFailure } from "./client";
import { useFailureSentence } from "./use-refusal";

export interface CallOptions {
  /** Messages about which this place knows more than the catalog `reasons`; see `useFailureSentence`. */
  place?: string;
  /** Says a refusal in another way. */
  tell?: (error: unknown) => string;
  /** What goes well leaves the page: its button is not to be pressed again until then. */
  staysBusy?: boolean;
}

/** What came of a call, for the sentence beside its button. */
export interface Report {
  words: string;
  isProblem: boolean;
}

export interface Call {
  isBusy: boolean;
  /** Why the last one was refused; null while one is under way, and once one went well. */
  problem: string | null;
  /** The same for a line that also says what went well. */
  report: Report | null;
  /** For what is found out without a call. */
  setProblem: (sentence: string | null) => void;
  /** Resolves to whether the work went well. While some is under way, more is not begun: a second press is no second call. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** What a button with a call behind it needs: busy, done, or refused in a sentence. */
export function useCall({ place, tell, staysBusy = false }: CallOptions = {}): Call {
  const sentence = useFailureSentence(place);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isRunning = useRef(false);
  const keepRunning = (isOn: boolean) => {
    isRunning.current = isOn;
    setBusy(isOn);
  };

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (isRunning.current) return false;
    keepRunning(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(tell ? tell(error) : sentence(describeFailure(error)));
      keepRunning(false);
      return false;
    }
    keepRunning(staysBusy);
    return true;
  }
  const report = problem === null ? null : { words: problem, isProblem: true };
  return { isBusy, problem, report, setProblem, run };
}
