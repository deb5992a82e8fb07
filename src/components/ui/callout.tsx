import type { ReactNode } from "react";

/** An aside inside a text: an ink bar at its start, no icon. */
export function Callout({ name, children }: { name?: ReactNode; children: ReactNode }) {
  return (
    <div className="callout">
      {name && <p className="callout__name">{name}</p>}
      {children}
    </div>
  );
}
