import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import type { PreviewedResult, RegradePreview } from "@/features/regrade/server/preview-regrade";

/** Who would change, a row an attempt. */
export function PreviewTable({ preview: { students, counts } }: { preview: RegradePreview }) {
  const t = useTranslations("regrade");
  const rows = students.flatMap(({ attempts, ...student }) =>
    attempts.map(({ number: at, ...attempt }) => ({ ...student, ...attempt, at })),
  );
  const points = ({ earned, isLeftOut }: PreviewedResult) =>
    isLeftOut ? t("leftOut") : earned === null ? t("waits") : String(earned / 100);
  const result = ({ attempt }: PreviewedResult) =>
    attempt ? t("resultOf", { score: attempt.score / 100, most: attempt.maxScore / 100 }) : t("waits");
  return (
    <>
      <DataTable
        caption={t("table")}
        rows={rows}
        keyOf={({ key, at }) => `${key}-${at}`}
        columns={[
          {
            id: "student",
            name: t("student"),
            cell: ({ name, number, at }) => (
              <span className="grid">
                <bdi className="wrap-anywhere">{number === null ? (name ?? t("left")) : t("numbered", { number })}</bdi>
                <span className="caption">{t("attempt", { number: at })}</span>
              </span>
            ),
          },
          {
            id: "points",
            name: t("points"),
            label: t("points"),
            end: true,
            cell: ({ before, after }) => t("fromTo", { from: points(before), to: points(after) }),
          },
          {
            id: "result",
            name: t("result"),
            label: t("result"),
            end: true,
            cell: ({ before, after }) => (
              <span className="nowrap">{t("fromTo", { from: result(before), to: result(after) })}</span>
            ),
          },
          {
            id: "pass",
            name: t("pass"),
            label: t("pass"),
            cell: ({ pass }) => {
              if (pass === "same") return <span className="muted">{t("passes.same")}</span>;
              const isGain = pass === "gains";
              return (
                <Tag tone={isGain ? "positive" : "caution"} icon={isGain ? "check" : "triangle-alert"}>
                  {t(`passes.${pass}`)}
                </Tag>
              );
            },
          },
        ]}
      />
      {students.length < counts.changed && (
        <p className="caption">{t("limited", { shown: students.length, count: counts.changed })}</p>
      )}
    </>
  );
}
