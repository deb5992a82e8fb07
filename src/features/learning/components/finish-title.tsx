import type { ReactNode } from "react";

interface FinishTitleProps {
  as?: "h2" | "p";
  id?: string;
  children: ReactNode;
}

/** Says what is finished. */
export function FinishTitle({ as: Tag = "p", ...named }: FinishTitleProps) {
  return (
    <Tag
      className="m-0 [font:480_1.625rem/2rem_var(--serif)] [letter-spacing:-0.01em] max-phone:text-[1.375rem]/7"
      {...named}
    />
  );
}
