import type { ReactNode } from "react";

/** What was checked or is good to know, line by line after an icon; `data-no` on a line says that it is not as it should be. */
export function Checks({ children }: { children: ReactNode }) {
  return (
    <ul className="mbs-2 wrap-anywhere [&_.caption]:block [&>[data-no]>.icon]:text-negative [&>li]:grid [&>li]:grid-cols-[1.25rem_minmax(0,1fr)] [&>li]:gap-2 [&>li]:py-1.5 [&>li]:text-ink [&>li:not([data-no])>.icon]:text-ink-muted [&>li>.icon]:mbs-0.5">
      {children}
    </ul>
  );
}
