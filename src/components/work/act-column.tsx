import type { ReactNode } from "react";

/** What can be done about something, below each other. */
export function ActColumn({ children }: { children: ReactNode }) {
  return <div className="grid gap-2 [&_.btn]:justify-start">{children}</div>;
}
