import { useFormatter, useTranslations } from "next-intl";
import type { Period, Point } from "@/features/statistics/analytics";
import type { Analytics } from "@/features/statistics/server/analytics/get-analytics";
import { ChartFrame } from "../charts/chart-frame";
import { LineChart } from "../charts/line-chart";
import { useDays } from "./use-days";

export const stepOf = { "28d": "day", "90d": "day", "12m": "week", all: "month" } as const;

export const most = (points: readonly Point[]) => Math.max(0, ...points.map(({ value }) => value));

function Key() {
  const t = useTranslations("analytics.charts");
  return (
    <p className="caption flex gap-4">
      <span className="inline-flex items-center gap-1.5">
        <svg width="28" height="8" aria-hidden="true">
          <path d="M0 4H28" stroke="currentColor" strokeWidth="2" />
        </svg>{" "}
        {t("now")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg width="28" height="8" aria-hidden="true">
          <path d="M0 4H28" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 4" />
        </svg>{" "}
        {t("before")}
      </span>
    </p>
  );
}

/** A sum by day, week or month, over that of the period before. */
export function PeriodChart({
  title,
  says,
  points,
  period,
  hasBefore,
  write,
  mark = write,
  least,
}: {
  title: string;
  says: string;
  points: readonly Point[];
  period: Period;
  hasBefore: boolean;
  write: (value: number) => string;
  /** The same as it is written on the chart, where there is less room. */
  mark?: (value: number) => string;
  least?: number;
}) {
  const t = useTranslations("analytics.charts");
  const days = useDays();
  const step = stepOf[period];
  return (
    <ChartFrame
      title={title}
      beside={hasBefore && <Key />}
      table={{
        rows: points,
        keyOf: ({ day }) => day,
        columns: [
          { id: "day", name: t(step), cell: ({ day }) => (step === "month" ? days.month(day) : days.full(day)) },
          { id: "now", name: t("now"), end: true, cell: ({ value }) => write(value) },
          ...(hasBefore
            ? [
                {
                  id: "before",
                  name: t("before"),
                  end: true,
                  cell: ({ before }: Point) => before !== null && write(before),
                },
              ]
            : []),
        ],
      }}
    >
      <LineChart
        points={points}
        says={says}
        nameOf={step === "month" ? days.month : days.short}
        write={mark}
        least={least}
      />
    </ChartFrame>
  );
}

/** New students by day, week or month, over those of the period before. */
export function NewLearnersChart({ analytics, period }: { analytics: Analytics; period: Period }) {
  const t = useTranslations("analytics.charts");
  const format = useFormatter();
  const days = useDays();
  const { newLearners: points, span } = analytics;
  const says = t("newLearnersSays", {
    sum: points.reduce((total, { value }) => total + value, 0),
    from: days.full(points[0]?.day ?? span.from),
    to: days.full(span.to),
    most: format.number(most(points)),
  });
  return (
    <PeriodChart
      title={t(`newLearners.${period}`)}
      says={says}
      points={points}
      period={period}
      hasBefore={span.before !== null}
      write={(value) => format.number(value)}
    />
  );
}

/** How many studied in each week. */
export function StudyingChart({
  analytics: { studying: points, span },
}: {
  analytics: Pick<Analytics, "studying" | "span">;
}) {
  const t = useTranslations("analytics.charts");
  const format = useFormatter();
  const days = useDays();
  const says = t("studyingSays", {
    last: format.number(points.at(-1)?.value ?? 0),
    most: format.number(most(points)),
  });
  const thisWeek = points.at(-1)?.day;
  return (
    <ChartFrame
      title={t("studying")}
      table={{
        rows: points,
        keyOf: ({ day }) => day,
        columns: [
          {
            id: "week",
            name: t("week"),
            cell: ({ day }) =>
              day === thisWeek && day <= span.to ? t("toDate", { day: days.full(day) }) : days.full(day),
          },
          { id: "learners", name: t("learners"), end: true, cell: ({ value }) => format.number(value) },
        ],
      }}
    >
      <LineChart points={points} says={says} nameOf={days.short} write={(value) => format.number(value)} />
    </ChartFrame>
  );
}
