import type { ReactNode } from "react";
import { WriterColumns } from "@/components/studio/writer";

/** Around the text of a stage and what is beside it. */
export function StageColumns({ children }: { children: ReactNode }) {
  return (
    <WriterColumns className="grid-cols-[18rem_minmax(0,1fr)_19rem] max-[75rem]:grid-cols-[15rem_minmax(0,1fr)_17rem] max-[68rem]:grid-cols-[minmax(0,1fr)]">
      {children}
    </WriterColumns>
  );
}

/** Of what is beside it: as high as the screen; above or below it where there is no room. */
export const stageBesideClass =
  "min-[68rem]:max-block-[calc(100dvb-6.5rem)] min-[68rem]:overflow-y-auto max-[68rem]:static max-[68rem]:px-(--gutter)";
