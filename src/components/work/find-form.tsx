import type { ReactNode } from "react";

interface FindFormProps {
  action: string;
  className?: string;
  children: ReactNode;
}

/** What a list is searched and narrowed by, in one row; it needs no script. */
export function FindForm({ action, className, children }: FindFormProps) {
  return (
    <form
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 pbs-4 pbe-3 [&_.search]:max-inline-[26rem] [&_.search]:flex-[1_1_18rem] ${className ?? ""}`}
      action={action}
    >
      {children}
    </form>
  );
}
