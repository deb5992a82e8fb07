import type { ReactNode } from "react";

/** What names a row: a cover, then a link and at most one line under it. */
export function Titled({ children }: { children: ReactNode }) {
  return (
    <span className="grid min-inline-44 max-inline-[30rem] grid-cols-[2rem_minmax(0,1fr)] content-center items-center gap-x-3 wrap-anywhere [font:540_1.0625rem/1.5rem_var(--serif)] [&>.caption]:self-start [&>.cover]:row-span-2 [&>a:last-child]:row-span-2 [&>a:hover]:underline [&>a:hover]:decoration-auto [&>a]:no-underline">
      {children}
    </span>
  );
}
