import type { ReactNode } from "react";

/** Around the parts of a page of settings. */
export const settingsClass = "pbs-2 [.settings+&>section:first-child]:border-bs settings";
/** A part of such a page. */
export const settingsPartClass =
  "grid grid-cols-[15rem_minmax(0,46rem)] gap-x-12 gap-y-4 border-line border-bs pbs-6 pbe-8 first:border-bs-0 max-tablet:grid-cols-[minmax(0,1fr)]";

interface SettingsSectionProps {
  /** Of the heading. */
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  /** Of the section, where an address leads to it. */
  anchor?: string;
  children: ReactNode;
}

/** A part of a page of settings: what it is about at the start, what there is to set beside it. */
export function SettingsSection({ id, title, lead, anchor, children }: SettingsSectionProps) {
  return (
    <section className={settingsPartClass} id={anchor} aria-labelledby={id}>
      <div>
        <h2 className="type-h3" id={id}>
          {title}
        </h2>
        {lead && <SettingsLead>{lead}</SettingsLead>}
      </div>
      {children}
    </section>
  );
}

/** What a part is about. */
export function SettingsLead({ children }: { children: ReactNode }) {
  return <p className="type-caption mbs-1 max-inline-[30rem] text-ink-muted">{children}</p>;
}
