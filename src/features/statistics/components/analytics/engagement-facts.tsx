import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import type { CourseAnalytics } from "@/features/statistics/server/analytics/get-course-analytics";
import { ChartFrame } from "../charts/chart-frame";
import type { AnalyticsPlace } from "./addresses";
import { RowsLink } from "./rows-link";

type Engagement = CourseAnalytics["engagement"];

/** How many of those who ever began still study, with the formula. */
export function EngagementFacts({ engagement, place }: { engagement: Engagement; place: AnalyticsPlace }) {
  const t = useTranslations("analytics.engagement");
  const figures = useTranslations("analytics");
  const name = useTranslations("analytics.parts");
  const format = useFormatter();
  if (!engagement || engagement.score === null) return <ChartFrame title={t("title")} lead={t("none")} />;
  const { score, active, begun } = engagement;
  return (
    <ChartFrame title={t("title")}>
      <p className="type-figure">{figures("percent", { share: format.number(score) })}</p>
      <p className="caption">
        {t("formula")}:{" "}
        <span className="num">
          {t.rich("numbers", {
            active: () => <RowsLink count={active} name={name("recent")} place={place} rows={{ of: "recent" }} />,
            begun: () => <RowsLink count={begun} name={name("begun")} place={place} rows={{ of: "begun" }} />,
          })}
        </span>
      </p>
    </ChartFrame>
  );
}

/** Median and quartiles of the days from beginning to completion, with each number of days as a table. */
export function TimeToComplete({
  took,
  tookTally,
  place,
}: Pick<CourseAnalytics, "took" | "tookTally"> & { place: AnalyticsPlace }) {
  const t = useTranslations("analytics.took");
  const name = useTranslations("analytics.parts");
  const format = useFormatter();
  if (!took) return <ChartFrame title={t("title")} lead={t("none")} />;
  const days = (count: number) => t("days", { count });
  return (
    <ChartFrame
      title={t("title")}
      table={{
        rows: tookTally.toSorted((a, b) => a.value - b.value),
        keyOf: ({ value }) => String(value),
        columns: [
          { id: "days", name: t("whole"), cell: ({ value }) => format.number(value) },
          { id: "learners", name: t("learners"), end: true, cell: ({ count }) => format.number(count) },
        ],
      }}
    >
      <Facts
        of={[
          { name: t("quarter"), value: days(took.lower) },
          { name: t("median"), value: days(took.median) },
          { name: t("most"), value: days(took.upper) },
        ]}
      />
      <p className="caption">
        {t.rich("of", {
          count: took.count,
          rows: () => <RowsLink count={took.count} name={name("took")} place={place} rows={{ of: "took" }} />,
        })}
      </p>
    </ChartFrame>
  );
}
