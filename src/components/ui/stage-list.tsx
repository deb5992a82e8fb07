import type { ComponentProps, HTMLAttributes } from "react";

/** Work in parts, one below the other. */
export function StageList({
  as: List = "ol",
  className = "",
  ...rest
}: HTMLAttributes<HTMLElement> & { as?: "ol" | "ul" }) {
  return <List className={`border-ink border-bs ${className}`} {...rest} />;
}

interface RowProps extends ComponentProps<"li"> {
  /** In a narrow column. */
  isNarrow?: boolean;
}

/** A part: its tick, what there is to say of it, and what is at the end of its row. */
export function StageRow({ isNarrow, className = "", ...rest }: RowProps) {
  const room = isNarrow ? "gap-x-2 py-2" : "gap-x-3 py-2.5";
  return (
    <li
      className={`grid grid-cols-[1.125rem_minmax(0,1fr)_auto] border-line border-be here:font-strong [&_.caption]:block [&_.meter]:mbs-2 [&_.meter]:mbe-0.5 [&_.meter]:max-inline-112 [&>.tick]:mbs-0.75 ${room} ${className}`}
      {...rest}
    />
  );
}
