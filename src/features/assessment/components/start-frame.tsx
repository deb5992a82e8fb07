import type { ReactNode } from "react";

/** What is read before an assessment starts, as wide as the text of a lesson. */
export function StartFrame({ children }: { children: ReactNode }) {
  return (
    <div className="begin mbs-6 max-inline-(--measure) type-ui [&>:is(span:first-child,.content)]:block [&>:is(span:first-child,.content)]:[font:var(--t-read)] [&>dl]:mbs-4 [&>h2]:mbs-8 [&>h2]:mbe-1 [&>h2]:type-h3">
      {children}
    </div>
  );
}
