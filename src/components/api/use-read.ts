"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useRefusal } from "./use-refusal";

export interface ReadOptions {
  /** Messages about which this place knows more; see `useFailureSentence`. */
  place?: string;
  /** What was read under another key is shown until this one's is there. */
  keeps?: boolean;
  /** How long the key is left alone while it is typed, in milliseconds. */
  settleMs?: number;
}

export interface Reading<Found> {
  /** What was read; null until it is there. Stays while it is read again. */
  found: Found | null;
  /** Why the latest try failed; null from the next one on. */
  problem: string | null;
  /** Reads again. */
  again: () => void;
  /** Puts what is known by now in place of what was read. */
  put: (found: Found) => void;
}

interface State<Found> {
  key: string | null;
  turn: number;
  found: Found | null;
  problem: string | null;
}

/**
 * Reads what a part of a page needs as soon as it is there, and again when `key`, which says what is read, changes; null: nothing yet.
 * What was asked for later is what is shown, whichever answer comes first.
 */
export function useRead<Found>(
  key: string | null,
  read: (signal: AbortSignal) => Promise<Found>,
  { place, keeps = false, settleMs }: ReadOptions = {},
): Reading<Found> {
  const ask = useEffectEvent(read);
  const words = useEffectEvent(useRefusal(place));
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<State<Found>>({ key, turn: -1, found: null, problem: null });

  useEffect(() => {
    if (key === null) return;
    const left = new AbortController();
    const go = async () => {
      try {
        const found = await ask(left.signal);
        if (!left.signal.aborted) setState({ key, turn, found, problem: null });
      } catch (error) {
        if (left.signal.aborted) return;
        const problem = words(error);
        setState((before) => ({ ...before, found: shownOf(before, key, keeps), key, turn, problem }));
      }
    };
    const timer = settleMs === undefined ? void go() : setTimeout(() => void go(), settleMs);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [key, turn, keeps, settleMs]);

  return {
    found: shownOf(state, key, keeps),
    problem: state.key === key && state.turn === turn ? state.problem : null,
    again: () => setTurn((before) => before + 1),
    put: (found) => setState((before) => ({ ...before, key, found })),
  };
}

const shownOf = <Found>(state: State<Found>, key: string | null, keeps: boolean): Found | null =>
  keeps || state.key === key ? state.found : null;
