import type { ReactNode } from "react";

/** A question as its students see it, small and beside where it is written. */
export function SeenQuestion({ children }: { children: ReactNode }) {
  return (
    <div className={`border border-line bg-paper px-4 pbs-4 pbe-3 ${headClasses} ${fieldClasses}`} data-seen>
      {children}
    </div>
  );
}

const headClasses =
  "[&_fieldset]:border-0 [&_fieldset]:p-0 [&_fieldset>:first-child]:text-[1.125rem] [&_legend]:leading-[1.625rem] [&_fieldset>:first-child:has([data-blank])]:flex [&_fieldset>:first-child]:gap-1 [&_fieldset>:first-child>span:first-child]:static";
const fieldClasses =
  "[&_.callout]:text-[0.9375rem] [&_fieldset_[data-blank]]:mx-0 [&_label:has(input)]:m-0 [&_label:has(input)]:mbe-1 [&_label:has(input)]:text-[0.9375rem] [&_div:has(>.contents)]:grid-cols-[minmax(0,1fr)] [&_div:has(>.contents)]:gap-1 [&_.contents>select]:mbe-2 [&_.contents>select]:inline-full [&_.contents>select]:max-inline-full";
