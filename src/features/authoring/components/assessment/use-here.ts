"use client";
import { useCallback, useEffect, useRef, useState } from "react";

const numberIn = (hash: string): number | null => {
  const [, digits] = /^#question-(\d{1,4})$/.exec(hash) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** Which question is open, by its id; the address names it by its number (#question-3). */
export function useHere(
  ids: readonly string[],
): [hereId: string | undefined, go: (id: string, number: number) => void] {
  const [chosen, setChosen] = useState(ids[0]);
  const known = useRef(ids);
  known.current = ids;
  useEffect(() => {
    const follow = () => {
      const number = numberIn(window.location.hash);
      const id = number === null ? undefined : known.current[number - 1];
      if (id !== undefined) setChosen(id);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const go = useCallback((id: string, number: number) => {
    // Without a state of its own, so that the router takes the address over and a refresh keeps it.
    window.history.replaceState(null, "", `#question-${number}`);
    setChosen(id);
  }, []);
  const here = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  return [here, go];
}
