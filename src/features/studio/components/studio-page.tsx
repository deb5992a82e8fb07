import type { ReactNode } from "react";

/** Of the heading of a page in the studio. */
export const studioTitleClass = "[font:500_1.625rem/2rem_var(--serif)]";

/** A page of a course in the studio that has nothing beside it. */
export function StudioPage({
  title,
  className = "",
  children,
}: {
  title: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <main id="main" className={`wrap wrap--wide pbs-6 pbe-10 [&>.muted+form]:mbs-4 ${className}`}>
      <h1 className={`mbe-2 ${studioTitleClass}`}>{title}</h1>
      {children}
    </main>
  );
}
