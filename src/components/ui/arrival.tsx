"use client";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { isFocusFree } from "./focus-spot";

/**
 * For what a page that someone was sent to is about: it takes the focus where nothing else has it, so that reading and Tab go
 * on there. The element needs tabIndex -1 and data-arrival.
 */
export function useArrival<T extends HTMLElement>(): RefObject<T | null> {
  const here = useRef<T>(null);
  useEffect(() => {
    if (isFocusFree()) here.current?.focus({ preventScroll: true });
  }, []);
  return here;
}

/** The heading of a page that someone was sent to. */
export function ArrivalHeading({ children }: { children: ReactNode }) {
  const here = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={here} tabIndex={-1} data-arrival>
      {children}
    </h1>
  );
}
