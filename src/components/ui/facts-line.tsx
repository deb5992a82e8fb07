import { Children, type ReactNode } from "react";

/** Facts in one line: a dot is between two of them, never at a line's end. Empty children take no place. */
export function FactsLine({ children }: { children: ReactNode }) {
  return (
    <p className="caption meta">
      <span className="meta__in">
        {Children.toArray(children).map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place in the line
          <span key={at}>{fact}</span>
        ))}
      </span>
    </p>
  );
}
