import type { HTMLAttributes, ReactNode } from "react";
import { Link } from "@/components/ui/link";

interface MenuProps extends HTMLAttributes<HTMLElement> {
  as?: "div" | "nav";
  id: string;
}

/**
 * What a button of the masthead opens. A native popover: Escape and a click elsewhere close it, without code of ours; absolute in the top layer, it
 * scrolls away with the masthead it hangs from.
 */
export function SheetMenu({ as: Box = "div", ...rest }: MenuProps) {
  return (
    <Box
      popover="auto"
      className="floats absolute start-auto end-[max(var(--gutter),50%_-_38rem_+_var(--gutter))] inset-bs-13 inset-be-auto m-0 inline-60 p-2 text-ink"
      {...rest}
    />
  );
}

export function SheetMenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="flex min-block-11 items-center rounded-control px-3 no-underline hover:bg-sunken" href={href}>
      {children}
    </Link>
  );
}
