import type { ReactNode } from "react";

export type TallyLine = { name: string; value: ReactNode /** Less than there should be. */; short?: boolean };

/** Name, dotted leader, figure: the contents page doing sums. */
export function Tally({ lines, columns = 2 }: { lines: readonly TallyLine[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 1 ? "gap-x-12" : "columns-2 gap-x-12 max-[48rem]:columns-1"}>
      {lines.map(({ name, value, short }) => (
        <div
          key={name}
          className="grid break-inside-avoid grid-cols-[auto_minmax(1rem,1fr)_auto] items-baseline py-[0.3125rem] before:order-1 before:mx-2 before:border-edge before:border-be-[1.5px] before:border-dotted before:[translate:0_-0.25rem]"
        >
          <dt>{name}</dt>
          <dd className={`num order-2 [&_b]:font-heavy ${short ? "text-caution" : ""}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
