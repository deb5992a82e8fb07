import type { ReactNode } from "react";

/** What a suggestion is about: being written, to be decided, in the course, or left out. */
export type FrameState = "writing" | "waiting" | "taken" | "rejected";

const waiting = "border-edge border-s-accent bg-paper py-3";
const looks: Record<FrameState, string> = {
  writing: `${waiting} border-dashed [border-inline-start-style:solid]`,
  waiting,
  taken: "border-edge border-s-ink py-2",
  rejected: "border-edge border-s-edge py-2",
};

/** The classes of the frame around a suggestion. */
export const frameClass = (state: FrameState): string =>
  `-mx-4 my-4 rounded-control border border-s-4 px-4 max-phone:mx-0 [&_.seg]:my-1 ${looks[state]}`;

/** Its first line: `sign`, its name, and what there is to say of it. */
export function FrameHead({
  state,
  id,
  sign,
  title,
  children,
}: {
  state: FrameState;
  /** Of the name. */
  id?: string;
  sign?: ReactNode;
  title: ReactNode;
  children: ReactNode;
}) {
  const isDecided = state === "taken" || state === "rejected";
  return (
    <div className={`flex flex-wrap gap-x-3 ${isDecided ? "items-center [&+*]:mbs-3!" : "mbe-2 items-baseline"}`}>
      {sign}
      <h2 className="type-label tracking-normal" id={id} dir="auto">
        {title}
      </h2>
      {children}
    </div>
  );
}
