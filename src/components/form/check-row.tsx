import type { ComponentPropsWithRef, ReactNode } from "react";

/** A checkbox or a radio button with its words; the whole row is the target. `count` is at the end (facets). */
export function CheckRow({
  label,
  count,
  type = "checkbox",
  ...rest
}: { label: ReactNode; count?: ReactNode; type?: "checkbox" | "radio" } & Omit<
  ComponentPropsWithRef<"input">,
  "type" | "children"
>) {
  return (
    <label className="check">
      <input type={type} {...rest} /> {label}
      {count !== undefined && <span className="ms-auto text-ink-muted tabular-nums">{count}</span>}
    </label>
  );
}
