import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { Dashboard } from "@/features/records/server/get-dashboard";

const cell = 12;
/** From so many minutes on, a square is this dark. */
const shades = [
  [60, 1],
  [30, 0.75],
  [15, 0.5],
  [1, 0.28],
] as const;

const shadeOf = (minutes: number): number => shades.find(([from]) => minutes >= from)?.[1] ?? 0;

/** Half a year of days as squares, a column a week; the same as a table below it. */
export function ActivityCalendar({ days }: Pick<Dashboard, "days">) {
  const t = useTranslations("records.dashboard");
  const format = useFormatter();
  const studied = days.filter(({ minutes }) => minutes > 0);
  const total = studied.reduce((sum, { minutes }) => sum + minutes, 0);
  const weeks = Math.ceil(days.length / 7);
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
  if (studied.length === 0) {
    return (
      <section aria-labelledby="activity">
        <h2 id="activity">{t("activity")}</h2>
        <p className="muted">{t("activityNone")}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="activity">
      <h2 id="activity">{t("activity")}</h2>
      <p className="muted">{t("activitySum", { days: studied.length, minutes: total, weeks })}</p>
      <svg
        className="mbs-4 mbe-2 inline-full"
        viewBox={`0 0 ${weeks * cell} ${7 * cell}`}
        role="img"
        aria-label={t("activitySum", { days: studied.length, minutes: total, weeks })}
      >
        {days.map(({ day, minutes }, at) => {
          const shade = shadeOf(minutes);
          return (
            <rect
              key={day}
              x={Math.floor(at / 7) * cell + 1}
              y={(at % 7) * cell + 1}
              width={cell - 2}
              height={cell - 2}
              rx="1.5"
              fill={shade === 0 ? "none" : "var(--accent)"}
              fillOpacity={shade === 0 ? undefined : shade}
              stroke="var(--line)"
              strokeWidth=".5"
            />
          );
        })}
      </svg>
      <p className="caption">{t("activityKey")}</p>
      <details className="mbs-2">
        <summary>{t("asTable")}</summary>
        <DataTable
          caption={t("activityTable")}
          rows={[...studied].reverse()}
          keyOf={({ day }) => day}
          columns={[
            { id: "day", name: t("day"), cell: ({ day }) => <time dateTime={day}>{date(day)}</time> },
            { id: "minutes", name: t("minutes"), end: true, cell: ({ minutes }) => format.number(minutes) },
          ]}
        />
      </details>
    </section>
  );
}
