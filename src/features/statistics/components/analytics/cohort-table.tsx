import { useFormatter, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { tableClass } from "@/components/ui/table-frame";
import { shareOf } from "@/features/statistics/analytics";
import type { CohortRow } from "@/features/statistics/server/analytics/get-course-analytics";
import { ChartFrame } from "../charts/chart-frame";
import type { AnalyticsPlace } from "./addresses";
import { RowsLink } from "./rows-link";
import { useDays } from "./use-days";

/** Those who came in each week, and which share of them studied in the weeks since: the darker, the more. */
export function CohortTable({ cohorts, place }: { cohorts: readonly CohortRow[]; place: AnalyticsPlace }) {
  const t = useTranslations("analytics.cohorts");
  const figures = useTranslations("analytics");
  const name = useTranslations("analytics.parts");
  const format = useFormatter();
  const days = useDays();
  if (cohorts.length === 0) return <ChartFrame title={t("title")} lead={t("none")} />;
  const percent = (part: number, whole: number) =>
    figures("percent", { share: format.number(Math.round(shareOf(part, whole) ?? 0)) });
  const weeks = cohorts[0]?.weeks.length ?? 0;
  return (
    <ChartFrame title={t("title")} lead={t("lead")}>
      <section
        className={`${tableClass} [&_.r]:px-2`}
        aria-label={figures("charts.tableOf", { title: t("title") })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard has to reach it
        tabIndex={0}
      >
        <table>
          <caption className="visually-hidden">{figures("charts.tableOf", { title: t("title") })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("week")}</th>
              <th scope="col" className="r">
                {t("learners")}
              </th>
              {Array.from({ length: Math.max(...cohorts.map((row) => row.weeks.length), weeks) }, (_, after) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
                <th key={after} scope="col" className="r">
                  {t("after", { week: after + 1 })}
                </th>
              ))}
              <th scope="col" className="r">
                {t("completed")}
              </th>
            </tr>
          </thead>
          <tbody>
            {cohorts.map((row) => (
              <tr key={row.cohort}>
                <th scope="row" className="nowrap">
                  {days.full(row.cohort)}
                </th>
                <td className="r num">
                  <RowsLink
                    count={row.learners}
                    name={name("cohort", { day: days.full(row.cohort) })}
                    place={place}
                    rows={{ of: "cohort", week: row.cohort }}
                  />
                </td>
                {row.weeks.map((studied, after) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
                    key={after}
                    className="r num bg-[color-mix(in_srgb,var(--accent-wash)_calc(var(--share)*100%),transparent)]"
                    style={
                      { "--share": studied === null ? 0 : (shareOf(studied, row.learners) ?? 0) / 100 } as CSSProperties
                    }
                  >
                    {studied !== null && percent(studied, row.learners)}
                  </td>
                ))}
                <td className="r num">{percent(row.completed, row.learners)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </ChartFrame>
  );
}
