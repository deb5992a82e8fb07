import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { shareOf } from "@/features/statistics/analytics";
import type { AssessmentOutcome } from "@/features/statistics/server/analytics/course-sql";
import { BarChart } from "../charts/bar-chart";
import { ChartFrame } from "../charts/chart-frame";
import type { AnalyticsPlace } from "./addresses";
import { RowsLink } from "./rows-link";

/** What became of the attempts at each assessment. */
export function AssessmentTable({
  assessments,
  place,
}: {
  assessments: readonly AssessmentOutcome[];
  place: AnalyticsPlace;
}) {
  const t = useTranslations("analytics.assessments");
  const figures = useTranslations("analytics");
  const name = useTranslations("analytics.parts");
  const format = useFormatter();
  const tried = assessments.filter(({ attempts }) => attempts > 0);
  const percent = (share: number | null) =>
    share === null ? figures("none") : figures("percent", { share: format.number(Math.round(share)) });
  return (
    <ChartFrame title={t("title")} lead={tried.length === 0 ? t("none") : undefined}>
      {tried.length > 0 && (
        <DataTable
          caption={figures("charts.tableOf", { title: t("title") })}
          rows={tried}
          keyOf={({ assessmentId }) => assessmentId}
          columns={[
            {
              id: "assessment",
              name: t("assessment"),
              cell: ({ lessonId, title }) =>
                place.courseId ? (
                  <a href={`/instructor/courses/${place.courseId}/lessons/${lessonId}/analysis`}>
                    <bdi>{title}</bdi>
                  </a>
                ) : (
                  <bdi>{title}</bdi>
                ),
            },
            {
              id: "attempts",
              name: t("attempts"),
              label: t("attempts"),
              end: true,
              cell: ({ assessmentId, title, attempts }) => (
                <RowsLink
                  count={attempts}
                  name={name("attempts", { title })}
                  place={place}
                  rows={{ of: "attempts", about: assessmentId }}
                />
              ),
            },
            {
              id: "passed",
              name: t("passed"),
              label: t("passed"),
              end: true,
              cell: ({ passed, attempts }) => percent(shareOf(passed, attempts)),
            },
            {
              id: "mean",
              name: t("mean"),
              label: t("mean"),
              end: true,
              cell: ({ percentage, attempts }) => percent(percentage / 100 / attempts),
            },
            {
              id: "minutes",
              name: t("minutes"),
              label: t("minutes"),
              end: true,
              cell: ({ seconds, attempts }) => format.number(Math.round(seconds / attempts / 60)),
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}

/** The scores of the assessment that was tried most often: what is below its pass mark is hatched. */
export function ScoreChart({ assessments }: { assessments: readonly AssessmentOutcome[] }) {
  const t = useTranslations("analytics.assessments");
  const format = useFormatter();
  const [most] = assessments.filter(({ attempts }) => attempts > 0).toSorted((a, b) => b.attempts - a.attempts);
  if (!most) return null;
  const { title, attempts: count, passed, passingScore } = most;
  const bars = most.scores.map((value, at) => ({
    id: String(at),
    label: format.number(at * 10),
    value,
    isBelow: (at + 1) * 10 <= passingScore,
  }));
  return (
    <ChartFrame
      title={t("scores", { title })}
      lead={t("scoresLead", { count, mark: format.number(passingScore) })}
      table={{
        rows: bars,
        keyOf: ({ id }) => id,
        columns: [
          { id: "score", name: t("score"), cell: ({ label }) => label },
          { id: "attempts", name: t("attempts"), end: true, cell: ({ value }) => format.number(value) },
        ],
      }}
    >
      <BarChart
        bars={bars}
        says={t("scoresSay", { title, passed: format.number(passed), count })}
        write={(value) => format.number(value)}
      />
    </ChartFrame>
  );
}
