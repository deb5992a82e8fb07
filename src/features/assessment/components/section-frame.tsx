import type { ReactNode } from "react";

/** What is said where a section of an assessment begins. */
export function SectionFrame({ isHidden, children }: { isHidden?: boolean; children: ReactNode }) {
  return (
    <div className="grid max-inline-176 gap-3 py-6" hidden={isHidden}>
      {children}
    </div>
  );
}
