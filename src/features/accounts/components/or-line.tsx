import type { ReactNode } from "react";

/** Between two ways in: a word with a line to either side. */
export function OrLine({ children }: { children: ReactNode }) {
  const line = <span aria-hidden="true" className="border-line border-bs" />;
  return (
    <p className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 text-ink-muted">
      {line}
      <span>{children}</span>
      {line}
    </p>
  );
}
