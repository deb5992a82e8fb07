import { Toolbar } from "radix-ui";
import type { ReactNode } from "react";

/** A row of buttons above the page: one stop for Tab, arrows inside. On a narrow screen it scrolls. */
export function ToolRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Toolbar.Root
      className="flex flex-wrap justify-center border-line not-first:mbs-1 not-first:border-bs not-first:pbs-1 max-[48rem]:flex-nowrap max-[48rem]:justify-start max-[48rem]:overflow-x-auto"
      aria-label={label}
    >
      {children}
    </Toolbar.Root>
  );
}
