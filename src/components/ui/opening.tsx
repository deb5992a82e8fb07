import type { ReactNode } from "react";
import { Ledge } from "./ledge";

/** The opening words of a page: its heading, one line under it, and the ledge. */
export function Opening({
  title,
  children,
  ledge = true,
}: {
  title: ReactNode;
  children?: ReactNode;
  ledge?: boolean;
}) {
  return (
    <>
      <div className="opening">
        <h1>{title}</h1>
        {children && <p>{children}</p>}
      </div>
      {ledge && <Ledge />}
    </>
  );
}
