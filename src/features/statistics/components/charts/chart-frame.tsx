import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";

export interface ChartTable<Row> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly [Column<Row>, ...Column<Row>[]];
}

/** A chart under its heading, with the same figures as a table for whoever reads by keyboard or ear. */
export function ChartFrame<Row>({
  title,
  lead,
  beside,
  table,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** At the end of the heading's line: what the lines mean. */
  beside?: ReactNode;
  table?: ChartTable<Row>;
  children?: ReactNode;
}) {
  const id = useId();
  const t = useTranslations("analytics.charts");
  return (
    <section
      className="max-phone:[&>svg[viewBox^='0_0_7']_text]:text-[23px] [&>dl+.caption]:mbs-1 [&>svg]:mbs-3 [&>svg]:mbe-2 [&>svg]:inline-full max-phone:[&>svg]:overflow-visible [&>svg_text]:text-[12px] [&_section:has(>table)]:my-2"
      aria-labelledby={id}
    >
      <div className="row row--apart row--base">
        <h2 className="type-h3 mbe-1" id={id} dir="auto">
          {title}
        </h2>
        {beside}
      </div>
      {lead && <p className="caption">{lead}</p>}
      {children}
      {table && (
        <details>
          <summary className="type-caption min-block-7 inline-fit py-1 text-ink-muted pointer-coarse:min-block-11">
            {t("table")}
          </summary>
          <DataTable caption={t("tableOf", { title })} {...table} />
        </details>
      )}
    </section>
  );
}
