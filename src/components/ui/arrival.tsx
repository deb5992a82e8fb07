"use client";
import { type ReactNode, useEffect, useRef } from "react";

interface ArrivalProps {
  as: "h1" | "p";
  className?: string;
  children: ReactNode;
}

/** What a page that somebody was sent to is about: it takes the focus where nothing has it, so that reading goes on here. */
export function Arrival({ as: Name, className, children }: ArrivalProps) {
  const here = useRef<HTMLHeadingElement & HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) here.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Name ref={here} className={className} tabIndex={-1}>
      {children}
    </Name>
  );
}
