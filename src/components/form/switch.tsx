import type { ComponentPropsWithRef, ReactNode } from "react";

/** The tick of a checkbox becomes the knob. */
const switchClass =
  "content-center justify-start rounded-[0.5625rem] px-0.5 inline-8 checked:justify-end before:rotate-none before:translate-none before:rounded-[50%] before:border-0 before:bg-edge before:block-2.5 before:inline-2.5 checked:before:bg-solid-ink";

/** On or off, at once. A checkbox that says "switch" and looks like one. */
export function Switch({
  label,
  ...rest
}: { label: ReactNode } & Omit<ComponentPropsWithRef<"input">, "type" | "role" | "children">) {
  return (
    <label className="check">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is on */}
      <input className={switchClass} type="checkbox" role="switch" {...rest} /> {label}
    </label>
  );
}
