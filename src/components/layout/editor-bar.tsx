import type { ReactNode } from "react";

/** Above what is being edited: what it is, how far it is, and what can be chosen for all of it. */
export function EditorBar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-be bg-paper px-6 py-2 max-phone:px-4 [&_.meter]:max-inline-[16rem] [&_.meter]:flex-[1_1_8rem] pointer-coarse:[&_select.input]:min-block-11">
      {children}
    </div>
  );
}
