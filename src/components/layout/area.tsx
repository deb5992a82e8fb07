import type { ReactNode } from "react";

/** Each has a sheet of utilities of its own, which counts nowhere else (decision 40). */
type AreaName = "account" | "admin" | "learn" | "site" | "studio";

/** The pages of one group of routes, or a part of a page that looks like those. It is no box of its own. */
export function Area({ name, children }: { name: AreaName; children: ReactNode }) {
  return <div data-styles={name}>{children}</div>;
}
