import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { MovePreview, PreviewedLearner } from "@/features/learning/server/moves/preview-move";

/** The students of each group by name, folded away, with what changes for each. */
export function Movers({ preview }: { preview: MovePreview }) {
  const t = useTranslations("versions.move");
  const columns: [Column<PreviewedLearner>, ...Column<PreviewedLearner>[]] = [
    { id: "learner", name: t("learner"), cell: ({ name }) => name },
    {
      id: "percent",
      name: t("percent"),
      end: true,
      cell: ({ percentageFrom: from, percentageTo: to }) => t(from === to ? "same" : "fromTo", { from, to }),
    },
    {
      id: "gets",
      name: t("gets"),
      label: t("gets"),
      cell: ({ newRequired }) =>
        newRequired.length === 0 ? t("nothing") : newRequired.map(({ place, title }) => `${place} ${title}`).join(", "),
    },
  ];
  return preview.groups.map(({ group, count, learners }) => (
    <details key={group} className="mbs-6">
      <summary className="min-block-6 py-2">
        {t(`groups.${group}`)} <span className="num muted">{count}</span>
      </summary>
      <DataTable
        caption={t(`groups.${group}`)}
        rows={learners}
        keyOf={({ enrollmentId }) => enrollmentId}
        columns={columns}
      />
      {learners.length < count && <p className="caption">{t("first", { count: learners.length })}</p>}
    </details>
  ));
}
