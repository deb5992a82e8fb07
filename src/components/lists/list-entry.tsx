import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

interface ListEntryProps {
  /** A cover or a portrait: one element. */
  picture: ReactNode;
  title: ReactNode;
  /** Of the title: a BCP 47 tag. */
  language?: string;
  href: string;
  /** What is said below the title, and an `EntrySide` beside it. */
  children: ReactNode;
  side?: ReactNode;
  className?: string;
}

/** A row of a list of courses or of people: the whole row leads to it, one link says so. */
export function ListEntry({ picture, title, language, href, children, side, className }: ListEntryProps) {
  return (
    <li
      className={`group relative grid grid-cols-[5.25rem_minmax(0,1fr)_auto] gap-x-6 border-line border-bs py-4 max-phone:grid-cols-[4.75rem_minmax(0,1fr)] max-phone:gap-x-4 max-phone:gap-y-1 max-phone:[&>:first-child]:row-span-2 max-phone:[&>:first-child]:self-start ${className ?? ""}`}
    >
      {picture}
      <div className="covers:[&>.meta]:mbs-1 covers:[&_span:has(>[data-more])]:hidden">
        <h3
          className="[font:520_1.3125rem/1.75rem_var(--serif)] [letter-spacing:-0.005em] max-phone:text-[1.1875rem]/6 covers:text-balance covers:wrap-anywhere covers:text-[1.0625rem]/5.5"
          lang={language}
        >
          <Link
            className="no-underline after:absolute after:inset-0 group-hover:underline group-hover:decoration-1"
            href={href}
          >
            {title}
          </Link>
        </h3>
        {children}
      </div>
      {side}
    </li>
  );
}

/** What it says of itself. Among large covers only if it has words that were searched for: those are why it is there. */
export function EntryLine({ language, children }: { language?: string; children: ReactNode }) {
  return (
    <p
      className="mbs-1 mbe-2 max-inline-[34rem] max-phone:mbs-0.5 covers:type-caption covers:mbs-1 covers:mbe-0 covers:not-has-[mark]:hidden"
      lang={language}
      dir={language ? undefined : "auto"}
    >
      {children}
    </p>
  );
}

/** At its end; on a phone below a dotted line. The first line is the one that counts. */
export function EntrySide({ isWide, children }: { isWide?: boolean; children: ReactNode }) {
  return (
    <div
      className={`num text-end max-phone:mbs-1 max-phone:flex max-phone:flex-wrap max-phone:items-center max-phone:justify-between max-phone:gap-x-3 max-phone:border-edge max-phone:border-bs max-phone:border-dotted max-phone:pbs-1 max-phone:text-start max-phone:[&>.caption]:basis-full max-phone:[&>.muted]:type-caption [&_.rating]:items-center [&_.rating]:justify-end covers:mbs-1 covers:flex covers:flex-wrap covers:items-baseline covers:justify-between covers:gap-x-2 covers:border-0 covers:pbs-0 covers:text-start covers:[&>:not(:first-child)]:type-caption ${isWide ? "min-phone:inline-36 covers:inline-auto" : ""}`}
      suppressHydrationWarning
    >
      {children}
    </div>
  );
}
