import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { ListedAttempt } from "@/features/assessment/server/get-review";

/** A student's attempts, each with its score and the way to its review. */
export function AttemptList({
  attempts,
  slug,
  lessonId,
  current,
}: {
  attempts: readonly ListedAttempt[];
  slug: string;
  lessonId: string;
  /** The one whose review this page is. */
  current?: string;
}) {
  const t = useTranslations("assessment.review");
  return (
    <DataTable
      caption={t("attempts")}
      rows={attempts}
      keyOf={({ id }) => id}
      columns={[
        {
          id: "number",
          name: t("number"),
          cell: ({ id, number, endedAt, counts }) => (
            <span className="nowrap">
              {endedAt && id !== current ? (
                <Link href={`/learn/${slug}/${lessonId}/attempt/${id}`}>{number}</Link>
              ) : (
                <span aria-current={id === current ? "page" : undefined}>{number}</span>
              )}{" "}
              {counts && <Tag>{t("counts")}</Tag>}
            </span>
          ),
        },
        {
          id: "when",
          name: t("when"),
          cell: ({ endedAt }) => (endedAt ? <LocalTime at={endedAt} shape="moment" /> : t("running")),
        },
        {
          id: "score",
          name: t("score"),
          end: true,
          cell: ({ score, state, endedAt }) => (
            <span className="nowrap">
              {state === "GRADING" && t("gradingShort")}
              {score && t("marks", { earned: score.earned / 100, points: score.of / 100 })}
              {state !== "GRADING" && !score && endedAt && t("noScore")}
            </span>
          ),
        },
      ]}
    />
  );
}
