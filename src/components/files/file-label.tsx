import type { ComponentProps } from "react";

/** Around a `FileInput` and what is seen in its place: it shows where the focus is. */
export function FileLabel({ className, children, ...rest }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is among its children
    <label
      className={`has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-(color:--focus) has-[:focus-visible]:outline-offset-2 ${className}`}
      {...rest}
    >
      {children}
    </label>
  );
}

/** Chooses files, and isn't seen itself. */
export function FileInput(props: Omit<ComponentProps<"input">, "type" | "className">) {
  return <input type="file" className="absolute inline-px block-px opacity-0" {...props} />;
}
