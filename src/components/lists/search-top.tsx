import type { ReactNode } from "react";

/** Above a list that is searched: what it is, and the form that searches it. */
export function SearchTop({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[16rem_1fr] items-center gap-x-10 gap-y-4 pbs-8 pbe-6 max-tablet:grid-cols-[1fr] max-tablet:gap-4 max-tablet:pbs-6 max-tablet:pbe-4">
      <h1>{title}</h1>
      <search className="[&_.input]:min-block-11 [&_.input]:text-[1.0625rem]">{children}</search>
    </div>
  );
}
