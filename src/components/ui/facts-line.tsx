import { Children, type ReactNode } from "react";

/** Facts in one line: a dot is between two of them, never at a line's end. Empty children take no place. */
export function FactsLine({ children }: { children: ReactNode }) {
  return (
    <p className="caption meta overflow-hidden">
      <span className="relative -ms-3.5 inline-block pe-3.5">
        {Children.toArray(children).map((fact, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place in the line
            key={at}
            className="relative inline-block ps-3.5 before:absolute before:start-[0.3125rem] before:content-['·'] max-phone:first:block max-phone:first:text-ink max-phone:first:before:content-none max-phone:nth-2:before:content-none"
          >
            {fact}
          </span>
        ))}
      </span>
    </p>
  );
}
