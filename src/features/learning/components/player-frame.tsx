import type { ReactNode } from "react";

interface PlayerFrameProps {
  contents: ReactNode;
  /** What stays at the foot of a phone's screen. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A lesson beside the contents of its course; on a phone below them. */
export function PlayerFrame({ contents, foot, children }: PlayerFrameProps) {
  return (
    <div className="grid flex-1 grid-cols-[18.5rem_minmax(0,1fr)] items-start max-[56rem]:grid-cols-1 max-[56rem]:[&:has(>div)]:pbe-18">
      {contents}
      <main id="main" className="border-line border-s min-block-[calc(100dvb-3.5rem)] max-[56rem]:border-s-0">
        {children}
      </main>
      {foot && (
        <div className="inset-x-0 inset-be-0 z-4 hidden justify-around border-line border-bs bg-paper py-1 [position:fixed] max-[56rem]:flex">
          {foot}
        </div>
      )}
    </div>
  );
}
