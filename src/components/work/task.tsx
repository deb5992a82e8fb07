import type { ComponentProps, ReactNode } from "react";

const columns =
  "grid grid-cols-[minmax(0,54rem)_20rem] items-start gap-x-16 gap-y-8 max-tablet:grid-cols-[minmax(0,1fr)] [&_.ledge]:my-6 [&_code]:whitespace-nowrap [&_h1]:mbs-1 [&_h1]:mbe-2";

/** A page that is about one task: a `TaskMain` and a `TaskSide`. */
export function TaskPage({ isWide = true, children }: { isWide?: boolean; children: ReactNode }) {
  return (
    <main
      id="main"
      className={`wrap ${isWide ? "wrap--wide justify-start" : "justify-between"} pbs-8 max-tablet:pbs-6 ${columns}`}
    >
      {children}
    </main>
  );
}

/** The same columns below a way back, on a page that has its own frame. */
export function TaskColumns({ children }: { children: ReactNode }) {
  return <div className={`justify-between pbs-2 ${columns}`}>{children}</div>;
}

export function TaskMain({ children }: { children: ReactNode }) {
  return (
    <div className="min-inline-0 [&>.notice]:mbs-4 [&>.row>h2:not(.label)]:mbs-8 [&>.row>h2:not(.label)]:mbe-2 [&>h2:not(.label)]:mbs-8 [&>h2:not(.label)]:mbe-2">
      {children}
    </div>
  );
}

/** What there is to know beside the task, section by section. */
export function TaskSide(named: ComponentProps<"aside">) {
  return (
    <aside
      className="grid gap-6 [&_.caption+.btn]:mbs-2 [&_.facts]:my-2 [&_.facts]:gap-x-4 [&_.facts]:gap-y-1 [&_h2]:type-label [&_h2]:[letter-spacing:0] [&_section+section]:border-line [&_section+section]:border-bs [&_section+section]:pbs-4"
      {...named}
    />
  );
}

/** What the task is. */
export function TaskLead(named: ComponentProps<"p">) {
  return <p className="max-inline-[40rem] text-ink-muted [&+:is(.field,form)]:mbs-6" {...named} />;
}
