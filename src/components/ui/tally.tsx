import type { ReactNode } from "react";

export type TallyLine = { name: string; value: ReactNode /** Less than there should be. */; short?: boolean };

/** Name, dotted leader, figure: the contents page doing sums. */
export function Tally({ lines, columns = 2 }: { lines: readonly TallyLine[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 1 ? "tally tally--one" : "tally"}>
      {lines.map(({ name, value, short }) => (
        <div key={name} className={short ? "tally__less" : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
