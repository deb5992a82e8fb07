import type { ReactNode } from "react";

/** Steps below each other, joined by a line. */
export function StepList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ol className="my-4" aria-label={label}>
      {children}
    </ol>
  );
}

interface StepProps {
  tick: ReactNode;
  isHere?: boolean;
  children: ReactNode;
  /** At the end of its first line. */
  end?: ReactNode;
}

export function Step({ tick, isHere, children, end }: StepProps) {
  return (
    <li
      className="relative grid grid-cols-[1.125rem_minmax(0,1fr)_auto] gap-x-3 pbe-4 not-last:before:absolute not-last:before:start-[calc(0.5625rem-0.5px)] not-last:before:inset-bs-6 not-last:before:inset-be-0 not-last:before:border-edge not-last:before:border-s [&>.tick]:mbs-0.75 [&_.caption]:block"
      aria-current={isHere ? "true" : undefined}
    >
      {tick}
      <div>{children}</div>
      {end}
    </li>
  );
}
