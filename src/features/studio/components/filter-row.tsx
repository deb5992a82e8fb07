import type { ReactNode } from "react";

/** Chips that narrow the list below them down. */
export function FilterRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="row row--tight pbs-3 pbe-2" aria-label={label}>
      {children}
    </nav>
  );
}
