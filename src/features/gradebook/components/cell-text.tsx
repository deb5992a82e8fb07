import { useFormatter, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Cell } from "@/features/gradebook/server/read-rows";
import type { Hundredths } from "@/features/questions/points";

/** What a student has for one item: the points, or in words why there are none. */
export function CellText({ cell, isDropped }: { cell: Cell; isDropped: boolean }) {
  const t = useTranslations("gradebook.cell");
  const format = useFormatter();
  if (cell.points === null) {
    if (cell.is === "waiting") return <Tag tone="caution">{t("waiting")}</Tag>;
    if (cell.is === "hidden") return <span className="text-end text-caption text-ink-muted">{t("hidden")}</span>;
    return (
      <>
        <span aria-hidden="true" className="text-ink-muted">
          {cell.is === "missing" ? "–" : ""}
        </span>
        <VisuallyHidden>{t(cell.is === "missing" ? "missing" : "absent")}</VisuallyHidden>
      </>
    );
  }
  const points = format.number(cell.points / 100, { maximumFractionDigits: 2 });
  return (
    <span className="inline-flex items-baseline gap-1 tabular-nums">
      {isDropped ? <s className="text-ink-muted">{points}</s> : points}
      {isDropped && <VisuallyHidden>{t("dropped")}</VisuallyHidden>}
      {cell.is === "given" && (
        <>
          <Icon name="pen-line" />
          <VisuallyHidden>{t("given")}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

/** A percentage, or a dash where nothing counts. */
export function PercentText({ of }: { of: Hundredths | null }) {
  const t = useTranslations("gradebook");
  if (of !== null) return <span className="tabular-nums">{t("percent", { percent: of / 100 })}</span>;
  return (
    <>
      <span aria-hidden="true" className="text-ink-muted">
        –
      </span>
      <VisuallyHidden>{t("nothingCounts")}</VisuallyHidden>
    </>
  );
}
