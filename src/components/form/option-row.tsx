import type { ComponentPropsWithRef, ReactNode } from "react";

/** An answer option: a wide row that is the target as a whole. Its accessible name is the option's text. */
export function OptionRow({
  label,
  type,
  ...rest
}: { label: ReactNode; type: "checkbox" | "radio" } & Omit<ComponentPropsWithRef<"input">, "type" | "children">) {
  return (
    <label className="opt">
      <input type={type} {...rest} />
      <span>{label}</span>
    </label>
  );
}
