import type { ReactNode } from "react";

/** What can be done with the students that are chosen, or with the one on the page. */
export function BulkRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no set of fields
    <div
      className="bulk flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-be py-2"
      role="group"
      aria-label={label}
    >
      {children}
    </div>
  );
}
