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
      <span className="search">
        <Icon name="search" />
        <input className="input" type="search" id={name} placeholder={label} {...rest} />
      </span>
    </>
  );
}
