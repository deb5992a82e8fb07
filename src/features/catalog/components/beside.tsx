import type { ReactNode } from "react";

/** The column beside a section of a course's page. */
export function Beside({ children }: { children: ReactNode }) {
  return <div data-beside>{children}</div>;
}

export function BesideTitle({ children }: { children: ReactNode }) {
  return <h3 className="type-label mbe-1">{children}</h3>;
}

/** A row of a list in that column. */
export function BesideRow({ className = "py-1.5", children }: { className?: string; children: ReactNode }) {
  return <li className={`border-line border-bs first:border-0 ${className}`}>{children}</li>;
}
