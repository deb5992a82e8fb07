import type { ComponentProps, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

/** Drafts, or what one rests on, one in a row. */
export function DraftRows(props: Omit<ComponentProps<"ul">, "className">) {
  return <ul className="mbs-1 border-ink border-bs [&+.stack]:mbs-3" {...props} />;
}

/** What it is, and `beside` it what it is about just now and what can be done with it. */
export function DraftRow({ icon, beside, children }: { icon: IconName; beside?: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 border-line border-be py-2.5 max-phone:grid-cols-[1.25rem_minmax(0,1fr)_auto]">
      <Icon name={icon} className="mbs-0.5 self-start text-ink-muted" />
      <div className="wrap-anywhere min-inline-0 [&_.meter]:mbs-1.5 [&_.meter]:max-inline-64">{children}</div>
      {beside}
    </li>
  );
}
