import type { ReactNode } from "react";

interface WorkColumnsProps {
  /** The id of the heading, where it is one section. */
  labelledBy?: string;
  /** The text, then what is beside it. */
  children: ReactNode;
}

/** Sections about one thing, with a narrow column of facts and acts beside them. */
export function WorkColumns({ labelledBy, children }: WorkColumnsProps) {
  const Part = labelledBy ? "section" : "div";
  const columns =
    "grid grid-cols-[minmax(0,1fr)_22rem] items-start gap-x-12 gap-y-8 pbs-6 max-[68rem]:grid-cols-[minmax(0,1fr)] [&_.facts]:gap-x-4";
  const sections = "[&_section+section]:mbs-8 [&_h2]:type-h3 [&_h2]:mbe-2";
  const beside =
    "[&_aside_section+section]:mbs-6 [&_aside_section+section]:border-line [&_aside_section+section]:border-bs [&_aside_section+section]:pbs-4 [&_aside_h2]:type-label [&_aside_h2]:mbe-1 [&_aside_h2]:[letter-spacing:0]";
  return (
    <Part className={`${columns} ${sections} ${beside}`} aria-labelledby={labelledBy}>
      {children}
    </Part>
  );
}
