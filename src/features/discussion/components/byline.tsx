import type { ReactNode } from "react";

/** Who wrote it, then what there is to say about it. */
export function Byline({ author, children }: { author: string | null; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      {author !== null && (
        <b className="wrap-anywhere" dir="auto">
          {author}
        </b>
      )}{" "}
      {children}
    </p>
  );
}
