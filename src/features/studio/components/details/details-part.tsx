import type { ReactNode } from "react";

/** Of fields that share a row. */
export const pairClass = "grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))]";

/** A part of what a course says about itself: its name, and beside it what there is to say. `id` is that of its heading. */
export function DetailsPart({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] gap-6 tablet:grid-cols-[15rem_minmax(0,46rem)] tablet:gap-x-12 tablet:[&>:not(h2)]:col-start-2 [:is(form,section)+&]:border-line [:is(form,section)+&]:border-bs [:is(form,section)+&]:pbs-6 [form+&]:mbs-6"
    >
      <h2 className="type-h3" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
