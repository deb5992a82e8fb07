"use client";
import { useEffect, useRef, useState } from "react";

const settleMs = 700;

interface Options {
  /** For what is worth something only as a whole, an address: stored when its field is left, not while it is typed. */
  isWhole?: boolean;
}

/** A text that is stored once the typing settles, and when its field or the page is left; the field shows it as it was typed. */
export function useTyped(stored: string, store: (value: string) => void, { isWhole = false }: Options = {}) {
  const [typed, setTyped] = useState<string | null>(null);
  const storeNow = useRef<() => void>(() => undefined);
  storeNow.current = () => {
    if (typed !== null && typed.trim() !== stored) store(typed.trim());
  };
  useEffect(() => {
    if (typed === null || isWhole) return;
    const timer = setTimeout(() => storeNow.current(), settleMs);
    return () => clearTimeout(timer);
  }, [typed, isWhole]);
  useEffect(() => () => storeNow.current(), []);
  return {
    value: typed ?? stored,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => {
      storeNow.current();
      setTyped(null);
    },
  };
}
