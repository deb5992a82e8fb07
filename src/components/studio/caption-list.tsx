import type { ReactNode } from "react";

/** Lines beside what they are about, in small: each begins with what it is counted or found by. */
export function CaptionList({ children }: { children: ReactNode }) {
  return <ul className="caption mbs-1 grid gap-1 [&>li]:grid [&>li]:grid-cols-[auto_1fr] [&>li]:gap-2">{children}</ul>;
}
