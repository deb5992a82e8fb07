import { useFormatter, useTranslations } from "next-intl";
import type { StudyDay } from "@/features/learning/study-days";

const height = 65;
/** A few minutes do not fill the chart. */
const leastTop = 10;

/** A day of a calendar, whatever the zone: written in UTC, in which it was read. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The last seven days as columns, today in the accent; said in words to who does not see it. */
export function WeekChart({ week }: { week: readonly StudyDay[] }) {
  const t = useTranslations("records.dashboard");
  const format = useFormatter();
  const top = Math.max(leastTop, ...week.map(({ minutes }) => minutes));
  const name = (day: string, weekday: "long" | "short") => format.dateTime(noon(day), { weekday, timeZone: "UTC" });
  const words = week.map(({ day, minutes }) => t("dayMinutes", { day: name(day, "long"), minutes })).join(", ");
  return (
    // Names of days come from the formats of the language, not from our words.
    <div translate="no">
      <svg
        className="mbs-3 mbe-2 inline-full"
        viewBox="0 0 280 112"
        role="img"
        aria-label={t("weekWords", { days: words })}
      >
        <path d="M0 88.5H280" stroke="currentColor" opacity=".4" />
        {week.map(({ day, minutes }, at) => {
          const tall = Math.round((minutes / top) * height);
          const isToday = at === week.length - 1;
          return (
            <g key={day} fontFamily="var(--sans)" fontSize="12" fill="currentColor" textAnchor="middle">
              {tall > 0 && (
                <rect
                  x={8 + at * 40}
                  y={88 - tall}
                  width="24"
                  height={tall}
                  fill={isToday ? "var(--accent)" : undefined}
                />
              )}
              <text x={20 + at * 40} y="106" fontWeight={isToday ? 700 : undefined}>
                {name(day, "short")}
              </text>
              {minutes > 0 && (
                <text x={20 + at * 40} y={82 - tall}>
                  {format.number(minutes)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
