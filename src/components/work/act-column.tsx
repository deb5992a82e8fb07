import type { ReactNode } from "react";

/** What can be done about something, below each other. A button may name someone: it has as many lines as that takes. */
export function ActColumn({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 [&_.btn]:justify-start [&_.btn]:text-start [&_.btn]:whitespace-normal [&_.btn]:wrap-anywhere">
      {children}
    </div>
  );
}
