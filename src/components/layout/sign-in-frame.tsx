import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";

/** Covers beside the form, each a little lower than its neighbor where their upper halves are above it. */
const shown = [
  { seed: "hearing-counterpoint", category: "music", className: "flex-1" },
  { seed: "the-grammar-of-maps", category: "craft", className: "flex-[0.86] max-tablet:mbs-4" },
  { seed: "reading-a-tide-table", category: "earth-ocean", className: "flex-1" },
  { seed: "proof-by-picture", category: "mathematics", className: "flex-[0.93] max-tablet:mbs-2" },
] as const;

/** A page with one short form: how to get in, or back in. Its covers are decoration, with nothing to read or press. */
export function SignInFrame({ children, hasCovers = true }: { children: ReactNode; hasCovers?: boolean }) {
  return (
    <main
      id="main"
      className="wrap grid grid-cols-[24rem_1fr] items-start gap-20 pbs-16 max-tablet:grid-cols-[minmax(0,26rem)] max-tablet:justify-center max-tablet:gap-6 max-tablet:pbs-6"
    >
      <div className="grid gap-4 [&_.input]:min-block-11">{children}</div>
      {hasCovers && (
        <div
          className="flex items-end gap-4 self-end border-ink border-be-3 max-tablet:-order-1 max-tablet:block-22 max-tablet:items-start max-tablet:gap-3 max-tablet:overflow-hidden max-tablet:px-3 [@media(width<60rem)_and_(height<30rem)]:hidden"
          aria-hidden="true"
        >
          {shown.map((cover) => (
            <Cover key={cover.seed} {...cover} eager />
          ))}
        </div>
      )}
    </main>
  );
}
