import type { ReactNode } from "react";
import type { Fact } from "@/components/ui/facts";
import { StackedFacts } from "@/components/ui/stacked-facts";

interface StudioColumnsProps {
  /** What it is about. */
  children: ReactNode;
  /** What there is to know beside it: a `StudioSide`. Without it what it is about takes the whole width. */
  side?: ReactNode;
  /** Of what it is about. */
  className?: string;
}

/** The two columns of the studio, one below the other on a narrow screen. */
export function StudioColumns(props: StudioColumnsProps) {
  return <div className={columnsClass(props.side)}>{partsOf(props)}</div>;
}

/** A page that is nothing but those. */
export function StudioColumnsPage(props: StudioColumnsProps) {
  return (
    <main id="main" className={`wrap wrap--wide ${columnsClass(props.side)}`}>
      {partsOf(props)}
    </main>
  );
}

const columnsClass = (side: ReactNode): string =>
  `grid items-start gap-x-12 gap-y-8 pbs-6 [&_h1]:[font:500_1.625rem/2rem_var(--serif)] ${side ? "grid-cols-[minmax(0,1fr)_20rem] max-tablet:grid-cols-[minmax(0,1fr)]" : "grid-cols-1"}`;

const partsOf = ({ children, side, className = "" }: StudioColumnsProps) => (
  <>
    <div className={`[&>.bulk+section]:mbs-8 [&>section+section]:mbs-10 ${className}`}>{children}</div>
    {side}
  </>
);

interface StudioSideProps {
  "aria-label"?: string;
  "aria-labelledby"?: string;
  /** It stays in sight beside what is long. */
  isSticky?: boolean;
  children: ReactNode;
}

/** Sections beside what a page is about, with a line between them. */
export function StudioSide({ isSticky = false, children, ...named }: StudioSideProps) {
  return (
    <aside
      className={`grid grid-cols-[minmax(0,1fr)] content-start gap-6 wrap-anywhere [&_section+section]:border-line [&_section+section]:border-bs [&_section+section]:pbs-4 ${isSticky ? "min-tablet:sticky min-tablet:inset-bs-16" : ""}`}
      {...named}
    >
      {children}
    </aside>
  );
}

/** Each name with its value under it. */
export function SideFacts({ of }: { of: readonly Fact[] }) {
  return <StackedFacts className="mbs-1 mbe-2 [&>dd]:text-ink-muted [&>dt]:font-heavy [&>dt]:text-ink" of={of} />;
}

/** The title of a page and what can be done on it. */
export function StudioHead({ children }: { children: ReactNode }) {
  return <div className="row row--apart mbe-3">{children}</div>;
}

/** The heading of a part below the first one, under a line. */
export function PartHeading({ id, children }: { id: string; children: ReactNode }) {
  return (
    <h2 id={id} className="border-ink border-bs pbs-3 pbe-2 type-h3">
      {children}
    </h2>
  );
}
