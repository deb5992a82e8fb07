import type { ReactNode } from "react";

interface FigureCell {
  name: string;
  value: ReactNode;
  /** What has changed and what the figure is of, a line each. On a phone there is room for the first. */
  below: readonly string[];
}

/** The lines between the columns; on a phone each figure has one below it. */
const cell = "border-line px-4 first:ps-0 min-phone:not-first:border-s";
const figure = `${cell} wrap-anywhere [font-variant-numeric:lining-nums] type-figure [letter-spacing:-0.015em]`;
const phoneFigure =
  "max-phone:block max-phone:border-be max-phone:py-2 max-phone:ps-0 max-phone:text-[1.75rem]/8 max-phone:before:type-caption max-phone:before:block max-phone:before:text-ink-muted max-phone:before:content-[attr(data-label)] max-phone:before:[letter-spacing:0]";

/** Figures beside each other, each with what it is of below it. */
export function FigureRow({ caption, cells }: { caption: string; cells: readonly FigureCell[] }) {
  return (
    <div className="mbs-4 mbe-8 overflow-x-auto border-ink border-bs border-be max-phone:overflow-visible">
      <table className="min-inline-[52rem] table-fixed max-phone:block max-phone:min-inline-0">
        <caption className="visually-hidden">{caption}</caption>
        <thead className="max-phone:sr-only max-phone:block">
          <tr>
            {cells.map(({ name }) => (
              <th className={`${cell} type-caption pbs-3 text-ink-muted`} key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-phone:block">
          <tr className="max-phone:grid max-phone:grid-cols-2">
            {cells.map(({ name, value, below }) => (
              <td className={`${figure} ${phoneFigure}`} key={name} data-label={name}>
                {value}
                <span className="type-caption hidden text-ink-muted [letter-spacing:0] max-phone:block">
                  {below[0]}
                </span>
              </td>
            ))}
          </tr>
          <tr className="max-phone:hidden">
            {cells.map(({ name, below }) => (
              <td className={`${cell} type-caption pbe-3 align-top text-ink-muted`} key={name}>
                {below.map((line) => (
                  <span className="block" key={line}>
                    {line}
                  </span>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
