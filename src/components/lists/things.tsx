import type { HTMLAttributes } from "react";

/** Things below each other: an icon, words, and what can be done with one. */
export function Things({
  as: List = "ul",
  className = "",
  ...named
}: HTMLAttributes<HTMLElement> & { as?: "ol" | "ul" }) {
  return (
    <List
      className={`border-ink border-bs empty:hidden [&+details]:mbs-4 [&_.caption]:block [&_b]:font-strong [&_details]:mbs-4 [&_details:not([open])]:me-3 [&_details:not([open])]:inline-block [&>li]:grid [&>li]:grid-cols-[1.25rem_minmax(0,1fr)_auto] [&>li]:items-center [&>li]:gap-x-3 [&>li]:border-line [&>li]:border-be [&>li]:py-2.5 [&>li>.icon]:mbs-0.5 [&>li>.icon]:self-start [&>li>.icon]:text-ink-muted max-phone:[&>li:has(.acts)]:grid-cols-[1.25rem_minmax(0,1fr)] ${className}`}
      {...named}
    />
  );
}

/** Of what holds the buttons of a row. */
export const actsClass =
  "acts flex flex-wrap justify-end gap-1 max-phone:col-2 max-phone:mbs-1 max-phone:justify-start pointer-coarse:mbs-2";
