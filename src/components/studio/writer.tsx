import type { ComponentProps, ReactNode } from "react";

/** What is written, with what leads to the rest of it before and what belongs to it behind; `className` says the columns. */
export function WriterColumns({ className, children }: { className: string; children: ReactNode }) {
  return <div className={`grid flex-1 items-start ${className}`}>{children}</div>;
}

const besideClass = "sticky inset-bs-[var(--course-header-height,6.5rem)] py-6 ps-6 pe-4";

export function WriterNav({ className = "", ...rest }: ComponentProps<"nav">) {
  return <nav className={`${besideClass} ${className}`} {...rest} />;
}

/** What a list of places in a nav is about. */
export function WriterPart({ number, children, ...rest }: ComponentProps<"p"> & { number: ReactNode }) {
  return (
    <p className="pbe-2 font-heavy" {...rest}>
      <PlaceNumber>{number}</PlaceNumber> {children}
    </p>
  );
}

export function PlaceNumber({ children }: { children: ReactNode }) {
  return <span className="num font-plain text-ink-muted">{children}</span>;
}

/** The place in a nav where one is. */
export const hereClass =
  "here:bg-sunken here:font-strong forced-colors:here:[outline:2px_solid_Highlight] forced-colors:here:-outline-offset-2";

/** A link to a place in a nav. */
export const placeClass = `-mx-2 rounded-control px-2 py-1.25 no-underline hover:bg-sunken ${hereClass}`;

/** Sections behind what is written. A transcript of an hour would push everything else out of reach. */
export function WriterSide({ className = "", ...rest }: ComponentProps<"aside">) {
  return (
    <aside
      className={`grid content-start gap-6 max-tablet:static [&_section+section]:border-line [&_section+section]:border-bs [&_section+section]:pbs-4 [&_section>.caption:last-child]:mbs-3 [&_textarea]:max-block-72 ${besideClass} ${className}`}
      {...rest}
    />
  );
}

export function WriterMain({ className = "", children }: { className?: string; children: ReactNode }) {
  return (
    <main id="main" className={`self-stretch border-line border-x bg-sunken pbe-12 max-tablet:border-x-0 ${className}`}>
      {children}
    </main>
  );
}

/** Above what is written, as wide as its page. */
export function WriterNotices({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-inline-184 [&_.notice]:mx-4 [&_.notice]:mbs-3">{children}</div>;
}

interface PageProps extends ComponentProps<"div"> {
  /** Less room above and below. */
  isLow?: boolean;
}

/** The page that is written on. Where its column is narrow, `--page-inline` says the room beside its text. */
export function WriterPage({ isLow, className = "", ...rest }: PageProps) {
  const room = isLow ? "py-8 max-phone:py-6" : "pbs-10 pbe-12 max-phone:py-4";
  return (
    <div
      className={`mx-auto mbs-6 max-inline-184 border border-line bg-raised px-[var(--page-inline,3rem)] max-phone:mbs-0 max-phone:border-x-0 max-phone:px-4 ${room} ${className}`}
      {...rest}
    />
  );
}
