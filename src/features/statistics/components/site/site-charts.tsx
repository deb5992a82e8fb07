import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Period } from "@/features/statistics/analytics";
import type { SiteAnalytics } from "@/features/statistics/server/site/get-site-analytics";
import { currencyDigits, formatMoney, formatMoneyBriefly } from "@/lib/money";
import { most, PeriodChart, StudyingChart, stepOf } from "../analytics/trend-charts";
import { useDays } from "../analytics/use-days";
import { ChartGrid, WideChart } from "../charts/chart-grid";
import { TopCourses } from "./top-courses";

/** Three of a currency's units: a scale never shows parts of cents. */
const leastOf = (currency: string): number => 3 * 10 ** (currencyDigits(currency) ?? 2);

function SeriesChart({
  name,
  analytics: { series, span },
  period,
}: {
  name: keyof SiteAnalytics["series"];
  analytics: SiteAnalytics;
  period: Period;
}) {
  const t = useTranslations("figures.charts");
  const format = useFormatter();
  const days = useDays();
  const points = series[name];
  const write = (value: number) => format.number(value);
  return (
    <PeriodChart
      title={t(`${name}.${stepOf[period]}`)}
      says={t(`${name}.says`, {
        sum: points.reduce((total, { value }) => total + value, 0),
        from: days.full(points[0]?.day ?? span.from),
        to: days.full(span.to),
        most: write(most(points)),
      })}
      points={points}
      period={period}
      hasBefore={span.before !== null}
      write={write}
    />
  );
}

function RevenueChart({
  revenue: { currency, value, points },
  span,
  period,
}: Pick<SiteAnalytics, "span"> & { revenue: SiteAnalytics["revenue"][number]; period: Period }) {
  const t = useTranslations("figures.charts");
  const days = useDays();
  const locale = useLocale();
  const write = (amount: number) => formatMoney(amount, currency, locale);
  return (
    <PeriodChart
      title={t(`revenue.${stepOf[period]}`, { currency })}
      says={t("revenue.says", {
        sum: write(value),
        from: days.full(points[0]?.day ?? span.from),
        to: days.full(span.to),
        most: write(most(points)),
      })}
      points={points}
      period={period}
      hasBefore={span.before !== null}
      write={write}
      mark={(amount) => formatMoneyBriefly(amount, currency, locale)}
      least={leastOf(currency)}
    />
  );
}

/** Everything drawn of the site: over time, and which courses most of it happens in. */
export function SiteCharts({ analytics, period }: { analytics: SiteAnalytics; period: Period }) {
  const { revenue, span, courses } = analytics;
  return (
    <ChartGrid isEven>
      <SeriesChart name="accounts" analytics={analytics} period={period} />
      <StudyingChart analytics={analytics} />
      <SeriesChart name="enrollments" analytics={analytics} period={period} />
      <SeriesChart name="completed" analytics={analytics} period={period} />
      {revenue.map((money) => (
        <RevenueChart key={money.currency} revenue={money} span={span} period={period} />
      ))}
      <WideChart>
        <TopCourses courses={courses} period={period} />
      </WideChart>
    </ChartGrid>
  );
}
