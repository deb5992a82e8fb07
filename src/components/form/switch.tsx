import type { ComponentPropsWithRef, ReactNode } from "react";

/** On or off, at once. A checkbox that says "switch" and looks like one. */
export function Switch({
  label,
  ...rest
}: { label: ReactNode } & Omit<ComponentPropsWithRef<"input">, "type" | "role" | "children">) {
  return (
    <label className="check switch">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is on */}
      <input type="checkbox" role="switch" {...rest} /> {label}
    </label>
  );
}
