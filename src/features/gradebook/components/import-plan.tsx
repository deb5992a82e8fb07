import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { GradePlan } from "@/features/gradebook/server/import-grades";

/** Rows and cells of the file that can't be used, with the reason. */
export function ProblemTable({ plan }: { plan: GradePlan }) {
  const t = useTranslations("gradebook.csv");
  if (plan.problemCount === 0) return null;
  const { problems } = plan;
  return (
    <div>
      <h2>{t("problems", { count: plan.problemCount })}</h2>
      <DataTable
        caption={t("problems", { count: plan.problemCount })}
        rows={problems}
        keyOf={({ line, column }) => `${line}-${column}`}
        columns={[
          { id: "line", name: t("line"), cell: ({ line }) => t("lineOf", { line }) },
          { id: "column", name: t("column"), label: t("column"), cell: ({ column }) => column ?? t("wholeRow") },
          { id: "value", name: t("value"), label: t("value"), cell: ({ value }) => <bdi>{value}</bdi> },
          {
            id: "why",
            name: t("why"),
            label: t("why"),
            cell: ({ problem, most }) => t(`reasons.${problem}`, { most: most ?? 0 }),
          },
        ]}
      />
      {problems.length < plan.problemCount && <p className="caption">{t("first", { count: problems.length })}</p>}
    </div>
  );
}

/** What is different from now. */
export function ChangeTable({ plan }: { plan: GradePlan }) {
  const t = useTranslations("gradebook.csv");
  const format = useFormatter();
  const points = (hundredths: number | null) =>
    hundredths === null ? t("none") : format.number(hundredths / 100, { maximumFractionDigits: 2 });
  if (plan.changeCount === 0) return <p>{t("noChanges")}</p>;
  const { changes } = plan;
  return (
    <div>
      <h2>{t("changes")}</h2>
      <DataTable
        caption={t("changes")}
        rows={changes}
        keyOf={({ enrollmentId, itemId }) => `${enrollmentId}-${itemId}`}
        columns={[
          { id: "student", name: t("student"), cell: ({ student }) => <bdi>{student}</bdi> },
          { id: "item", name: t("item"), label: t("item"), cell: ({ item }) => <bdi>{item}</bdi> },
          { id: "from", name: t("from"), label: t("from"), end: true, cell: ({ from }) => points(from) },
          { id: "to", name: t("to"), label: t("to"), end: true, cell: ({ to }) => points(to) },
        ]}
      />
      {changes.length < plan.changeCount && <p className="caption">{t("first", { count: changes.length })}</p>}
    </div>
  );
}
