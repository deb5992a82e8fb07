import type { ReactNode } from "react";

interface WorkHeadProps {
  /** Its parts are beside each other, as far apart as they can be. */
  isApart?: boolean;
  children: ReactNode;
}

/** Above a page of the studio or the admin area: its heading, with what is beside or below that. */
export function WorkHead({ isApart, children }: WorkHeadProps) {
  return (
    <div
      className={`pbs-6 pbe-1 [&_h1]:[font:500_1.625rem/2rem_var(--serif)] [&+.notice]:mbs-2 [&+.notice]:mbe-4 ${isApart ? "row row--apart" : ""}`}
    >
      {children}
    </div>
  );
}
