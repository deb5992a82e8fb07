"use client";
import type { ComponentProps, ReactNode } from "react";

/** What a group of fields of a key is called. */
export function KeyLegend({ note, children, ...rest }: ComponentProps<"legend"> & { note?: ReactNode }) {
  if (note === undefined) {
    return (
      <legend className="label inline-full pbe-1" {...rest}>
        {children}
      </legend>
    );
  }
  return (
    <legend className="row row--apart row--base inline-full pbe-1" {...rest}>
      <span className="label">{children}</span>
      {note && <span className="caption">{note}</span>}
    </legend>
  );
}

/** Short fields beside one another. */
export function ShortFields({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] items-start gap-4">{children}</div>;
}

/** Parts of a key that have fields of their own: blanks, criteria. */
export function KeyCards({ children }: { children: ReactNode }) {
  return <ol className="mbs-3 grid gap-4">{children}</ol>;
}

/** @param isUnused it counts nowhere, and says so. */
export function KeyCard({ isUnused, children, ...rest }: ComponentProps<"fieldset"> & { isUnused?: boolean }) {
  return (
    <li
      className={`rounded-control border px-4 pbs-2 pbe-3 ${isUnused ? "border-caution border-dashed" : "border-line"}`}
    >
      <fieldset className="flex flex-col gap-2" {...rest}>
        {children}
      </fieldset>
    </li>
  );
}

/** A list to choose from in a line of small words. */
export const smallSelectClass = "input type-caption min-block-7 py-0";
