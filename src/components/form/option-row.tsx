import type { ComponentPropsWithRef, ReactNode } from "react";

/** Something to choose, with its box, as a target of its own. */
export const optionClass =
  "type-answer flex cursor-pointer gap-3 rounded-control px-3 py-2.25 hover:bg-sunken has-checked:bg-sunken has-checked:[box-shadow:inset_0_0_0_1px_var(--edge)] pointer-coarse:min-block-11 pointer-coarse:items-center";

/** An answer option: a wide row that is the target as a whole. Its accessible name is the option's text. */
export function OptionRow({
  label,
  type,
  ...rest
}: { label: ReactNode; type: "checkbox" | "radio" } & Omit<ComponentPropsWithRef<"input">, "type" | "children">) {
  return (
    <label className={`-ms-3 ${optionClass} [label+&]:mbs-1`}>
      <input type={type} {...rest} />
      <span className="min-inline-0 wrap-anywhere">{label}</span>
    </label>
  );
}
