import type { ReactNode } from "react";

interface StudioHeaderProps {
  /** Of the region that it is. */
  label: string;
  /** What the page is about, with its state. */
  name: ReactNode;
  /** What can be done with it: `HeaderTools`, or a `nav` with `headerToolsClass`. */
  children: ReactNode;
  /** On a phone some tools are in a menu: it comes beside the name if there is room, the others below them. */
  hasMenu?: boolean;
  /** The parts of a course. */
  tabs?: ReactNode;
}

/** What stays over a page of the studio. */
export function StudioHeader({ label, name, children, hasMenu = false, tabs }: StudioHeaderProps) {
  return (
    <section
      className="sticky inset-bs-0 z-4 border-line border-be bg-paper max-tablet:static [&_.tabs]:border-0"
      aria-label={label}
      data-studio-header
    >
      <div
        className={`wrap wrap--wide flex flex-wrap items-center gap-x-6 gap-y-2 pbs-3 max-phone:gap-1 ${tabs ? "" : "pbe-3"}`}
      >
        <div
          className={`flex min-inline-0 flex-wrap items-center gap-x-2 gap-y-1 [&_.tag]:no-underline ${hasMenu ? "max-phone:flex-[1_1_10rem]" : ""}`}
        >
          {name}
        </div>
        {children}
      </div>
      {tabs && <div className="wrap wrap--wide">{tabs}</div>}
    </section>
  );
}

export function HeaderTitle({ dir, children }: { dir?: "auto"; children: ReactNode }) {
  return (
    <p className="me-1 min-inline-0 wrap-anywhere [font:560_1.25rem/1.75rem_var(--serif)]" dir={dir}>
      {children}
    </p>
  );
}

/** Of what can be done, at the end of the header; on a phone with less room around each, and without icons of what is less important. */
export const headerToolsClass =
  "ms-auto flex flex-wrap items-center max-tablet:ms-0 max-tablet:inline-full max-phone:[&_.btn]:px-3 max-phone:[&_.btn--quiet_.icon]:hidden";

export function HeaderTools({ hasMenu = false, children }: Pick<StudioHeaderProps, "hasMenu" | "children">) {
  return (
    <div
      className={`${headerToolsClass} gap-x-2 gap-y-1 max-tablet:[&_.btn--first]:ms-auto max-phone:gap-1 max-phone:[&_.btn--first]:ms-0 ${hasMenu ? "max-phone:contents" : ""}`}
    >
      {children}
    </div>
  );
}
