import { type Fact, FactRows } from "./facts";

/** Names, each with its value under it. */
export function StackedFacts({ of, className = "" }: { of: readonly Fact[]; className?: string }) {
  return (
    <dl className={`grid [&>dd]:mbe-2 [&>dd]:tabular-nums ${className}`}>
      <FactRows of={of} />
    </dl>
  );
}
