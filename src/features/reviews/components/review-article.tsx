import type { ReactNode } from "react";

/** One review among others. */
export function ReviewArticle({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <article
      className="max-inline-[42rem] border-line border-bs py-4 first-of-type:border-bs-0 [&_.callout]:mbs-3 [&_.callout]:mbe-1"
      aria-label={label}
    >
      {children}
    </article>
  );
}
