"use client";
import { useEffect, useRef, useState } from "react";
import { tellSaved } from "@/components/form/tell-saved";

const settleMs = 700;

interface Options {
  /** For what is worth something only as a whole, an address: stored when its field is left, not while it is typed. */
  isWhole?: boolean;
}

/**
 * A text that is stored once the typing settles, and when its field or the page is left; the field shows it as it was typed.
 * `store` says whether it took the text; until then the course header does not say that all is saved.
 */
export function useTyped(stored: string, store: (value: string) => boolean, { isWhole = false }: Options = {}) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWaiting = useRef(false);
  const storeNow = useRef<() => void>(() => undefined);
  storeNow.current = () => {
    if (typed === null) return;
    const isSent = typed.trim() !== stored && store(typed.trim());
    if (!isSent && isWaiting.current) tellSaved({ kind: "idle" });
    isWaiting.current = false;
  };
  useEffect(() => {
    if (typed === null || isWhole) return;
    const timer = setTimeout(() => storeNow.current(), settleMs);
    return () => clearTimeout(timer);
  }, [typed, isWhole]);
  useEffect(() => () => storeNow.current(), []);
  return {
    value: typed ?? stored,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
      if (isWhole) return;
      isWaiting.current = true;
      tellSaved({ kind: "saving" });
    },
    onBlur: () => {
      storeNow.current();
      setTyped(null);
    },
  };
}
