import type { ReactNode } from "react";

/** Small buttons under a text. A quiet one that is first stands with its words on the edge of the text. */
export function QuietActions({ children }: { children: ReactNode }) {
  return (
    <div className="mbs-1 flex flex-wrap items-center gap-x-2 gap-y-1 [.callout+&]:mbs-2 [&>.btn--quiet:first-child:not([aria-pressed=true])]:-ms-2.5 pointer-coarse:[&>.btn--quiet:first-child:not([aria-pressed=true])]:-ms-3.5">
      {children}
    </div>
  );
}
