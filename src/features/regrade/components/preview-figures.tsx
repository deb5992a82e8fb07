import { useFormatter, useTranslations } from "next-intl";
import { FigureRow } from "@/components/figures/figure-row";
import type { RegradePreview } from "@/features/regrade/server/preview-regrade";

/** How many students would change, and how. */
export function PreviewFigures({ preview: { counts, studentCount } }: { preview: RegradePreview }) {
  const t = useTranslations("regrade.figures");
  const format = useFormatter();
  const cells = [
    { name: t("changed"), value: format.number(counts.changed), below: [t("changedOf", { count: studentCount })] },
    { name: t("up"), value: format.number(counts.up), below: [] },
    { name: t("down"), value: format.number(counts.down), below: [] },
    { name: t("gains"), value: format.number(counts.gains), below: [] },
    { name: t("loses"), value: format.number(counts.loses), below: [] },
  ];
  return <FigureRow caption={t("caption")} cells={cells} />;
}
