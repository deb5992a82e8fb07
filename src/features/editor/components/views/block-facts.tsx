import type { ReactNode } from "react";

/** What there is to know of a block, in one line above its text. `isNamed`: what is typed there is its title. */
export function BlockFacts({ isNamed, children }: { isNamed?: boolean; children: ReactNode }) {
  return (
    <div
      className={`grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)] gap-2 whitespace-normal pbe-2 [&>.input]:min-block-8 [&>.input]:inline-full [&>.input]:py-0 [&>.input]:type-caption pointer-coarse:[&>.input]:min-block-11 [&>:only-child]:col-[1/-1] ${isNamed ? "[&>input.input]:font-strong" : ""}`}
      contentEditable={false}
    >
      {children}
    </div>
  );
}

/** Of the text below them. */
export const saysClass = "[&>[data-node-view-content-react]>*+*]:mbs-2";
