import type { ReactNode } from "react";

/** A list of cases, and what is beside it. */
export function QueueColumns({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-x-12 gap-y-6 max-[68rem]:grid-cols-[minmax(0,1fr)]">
      {children}
    </div>
  );
}

/** It stays in view where it is beside the list. */
export function QueueSide({ children }: { children: ReactNode }) {
  return (
    <aside className="sticky inset-bs-6 grid gap-3 pbs-4 max-[68rem]:static [&_.facts]:mbe-4 [&_.facts]:gap-x-4">
      {children}
    </aside>
  );
}

/** Above the list: what can be done with what is chosen, or the keys. */
export function QueueBar({ children }: { children: ReactNode }) {
  return <div className="row py-2">{children}</div>;
}

/** Which keys there are: first the two that move, then each with what it does. */
export function QueueKeys({ children }: { children: ReactNode }) {
  return (
    <span className="caption end inline-flex flex-wrap items-center gap-x-1.5 gap-y-1 max-[48rem]:hidden [&_kbd:not(:first-child,:nth-child(2))]:ms-2">
      {children}
    </span>
  );
}

/** Below a list: how much of it is shown, and the way to the rest. */
export function ListEnd({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={`border-line border-bs py-4 ${className ?? ""}`}>{children}</div>;
}
