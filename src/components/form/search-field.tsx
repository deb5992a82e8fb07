import { type ComponentPropsWithRef, useId } from "react";
import { Icon } from "@/components/ui/icon";

/** A search box; its name is heard, its magnifier is seen. */
export function SearchField({
  label,
  id,
  ...rest
}: { label: string } & Omit<ComponentPropsWithRef<"input">, "type" | "children">) {
  const own = useId();
  const name = id ?? own;
  return (
    <>
      <label className="visually-hidden" htmlFor={name}>
        {label}
      </label>
      <span className="search relative block">
        <Icon
          name="search"
          className="pointer-events-none absolute start-[0.6875rem] inset-y-0 my-auto text-ink-muted"
        />
        <input className="input ps-9.5" type="search" id={name} placeholder={label} {...rest} />
      </span>
    </>
  );
}
