import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Rows } from "@/features/gradebook/hooks/use-rows";
import { CellText, PercentText } from "./cell-text";
import type { GradeColumn } from "./gradebook-table";

interface PersonViewProps {
  columns: readonly GradeColumn[];
  count: number;
  rows: Rows;
  onOpen: (row: number, column: number) => void;
}

/** One student after the other, for a phone. */
export function PersonView({ columns, count, rows, onOpen }: PersonViewProps) {
  const t = useTranslations("gradebook");
  const [at, setAt] = useState(0);
  const row = rows.rowAt(at);
  const { show } = rows;
  useEffect(() => {
    if (at > 0) show(at, at + 1);
  });
  return (
    <section aria-label={t("oneByOne")}>
      <div className="flex items-center justify-between gap-2 py-2">
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t("previous")}
        </Button>
        <span className="text-caption tabular-nums" role="status">
          {t("studentOf", { at: at + 1, count })}
        </span>
        <Button disabled={at >= count - 1} onClick={() => setAt(at + 1)}>
          {t("next")}
        </Button>
      </div>
      {!row && <p className="text-ink-muted">{t("loading")}</p>}
      {row && (
        <>
          <h2 className="wrap-anywhere">
            <bdi>{row.name}</bdi>
          </h2>
          <p className="wrap-anywhere text-caption text-ink-muted">
            <bdi>{row.email ?? `@${row.username}`}</bdi>
          </p>
          <p className="flex justify-between border-b border-line py-2 font-bold">
            <span>{t("total")}</span>
            <PercentText of={row.total} />
          </p>
          <ul>
            {columns.map((column, place) => {
              const cell = row.cells[column.place];
              return (
                <li key={column.id} className="border-b border-line">
                  <button
                    type="button"
                    className="flex min-h-11 w-full items-center justify-between gap-3 py-2 text-start"
                    onClick={() => onOpen(at, place)}
                  >
                    <span className="min-w-0">
                      <bdi className="wrap-anywhere">{column.title}</bdi>
                      <span className="block text-caption text-ink-muted">
                        {column.isCounted ? t("outOf", { points: column.maxPoints / 100 }) : t("notCounted")}
                      </span>
                    </span>
                    {cell && <CellText cell={cell} isDropped={row.dropped.includes(column.place)} />}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
