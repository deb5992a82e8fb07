import type { ReactNode } from "react";

/** A thread or an announcement among others. Its heading has the id `${id}-title`. */
export function ThreadFrame({ id, children }: { id: string; children: ReactNode }) {
  return (
    <article className="border-bs border-ink pbs-4 pbe-6" id={id} aria-labelledby={`${id}-title`}>
      {children}
    </article>
  );
}
