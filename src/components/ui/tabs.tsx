import Link from "next/link";
import type { ReactNode } from "react";

export type Tab = { href: string; name: ReactNode; current?: boolean };

/** Pages of one thing, as links: each has its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs [&+.notice]:mbs-4" aria-label={label}>
      {tabs.map(({ href, name, current }) => (
        <Link key={href} href={href} aria-current={current ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
