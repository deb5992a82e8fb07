import type { ComponentProps, CSSProperties } from "react";

type AmountBarProps = Omit<ComponentProps<"div">, "style" | "children"> & {
  /** What there is, from 0 to 100. */
  at: number;
  /** What comes to it, from 0 to 100. */
  more: number;
};

/** Two parts of a whole: ink for what there is, hatch for what comes to it. */
export function AmountBar({ at, more, className = "", ...named }: AmountBarProps) {
  return (
    <div
      className={`relative block-2.5 bg-[linear-gradient(var(--ink),var(--ink))] bg-line bg-no-repeat [background-size:var(--at)_100%] after:absolute after:inset-bs-0 after:inset-be-0 after:start-(--at) after:inline-(--more) after:bg-[repeating-linear-gradient(135deg,var(--ink)_0_1.5px,transparent_1.5px_4px)] rtl:[background-position:100%_0] forced-colors:forced-color-adjust-none ${className}`}
      style={{ "--at": `${at}%`, "--more": `${more}%` } as CSSProperties}
      {...named}
    />
  );
}
