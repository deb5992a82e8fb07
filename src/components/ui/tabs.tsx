import type { ReactNode } from "react";
import { Link } from "./link";

export type Tab = { href: string; name: ReactNode; current?: boolean };

/** Pages of one thing, as links: each has its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs flex gap-6 overflow-x-auto border-line border-be [&+.notice]:mbs-4" aria-label={label}>
      {tabs.map(({ href, name, current }) => (
        <Link
          key={href}
          href={href}
          // On a phone the row may be wider than the page: where the browser can, it opens where one is.
          className="-mbe-px inline-flex min-block-10 items-center gap-1.5 whitespace-nowrap border-transparent border-be-2 text-ink-muted no-underline here:border-ink here:font-strong here:text-ink here:[scroll-initial-target:nearest] forced-colors:not-here:border-[Canvas] pointer-coarse:min-block-11"
          aria-current={current ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
