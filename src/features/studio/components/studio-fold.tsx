import type { ReactNode } from "react";

/** What is at the end of a page of the studio, folded until it is asked for. */
export function StudioFold({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <details className="border-line border-bs pbs-4 pbe-8">
      <summary className="font-heavy">{name}</summary>
      {children}
    </details>
  );
}
