import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";
import { Ledge } from "./ledge";

/** The opening words of a page: the way up from it, its heading, one line under it, and the ledge. */
export function Opening({
  trail = [],
  title,
  children,
  ledge = true,
}: {
  trail?: readonly Crumb[];
  title: ReactNode;
  children?: ReactNode;
  ledge?: boolean;
}) {
  return (
    <>
      <div className="pbs-10 pbe-6">
        {trail.length > 0 && <Breadcrumbs trail={trail} />}
        <h1>{title}</h1>
        {children && <p className="mbs-2 max-inline-176 text-ink-muted">{children}</p>}
      </div>
      {ledge && <Ledge />}
    </>
  );
}
