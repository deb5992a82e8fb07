import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/progress-bar";
import type { Dashboard } from "@/features/records/server/get-dashboard";
import { timeWords } from "@/features/records/time-words";
import { GoalForm } from "./goal-form";
import { StreakSwitch } from "./streak-switch";
import { TakeReminder } from "./take-reminder";
import { WeekChart } from "./week-chart";

interface DashboardSideProps {
  dashboard: Dashboard;
  /** What is to be done before one's own week. */
  first: ReactNode;
  children: ReactNode;
}

/** One's week, goal, habit and papers, beside the courses. `children` are the certificates. */
export function DashboardSide({ dashboard, first, children }: DashboardSideProps) {
  const t = useTranslations("records.dashboard");
  return (
    <aside
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 [grid-area:1/2/span_2] max-tablet:[grid-area:auto] [&_p+.btn]:mbs-2 [&_section+section]:border-line [&_section+section]:border-bs [&_section+section]:pbs-4"
      aria-label={t("side")}
    >
      {first}
      <Messages only={["records.dashboard"]}>
        <Week dashboard={dashboard} />
        <Goal dashboard={dashboard} />
        <Suggestion dashboard={dashboard} />
      </Messages>
      <LatestNotes notes={dashboard.notes} />
      {children}
    </aside>
  );
}

function Week({ dashboard: { week, streak, timeZone } }: { dashboard: Dashboard }) {
  const t = useTranslations("records.dashboard");
  const time = useTranslations("records.time");
  const format = useFormatter();
  const minutes = week.reduce((sum, day) => sum + day.minutes, 0);
  const grace = streak?.graceDays.filter((day) => week.some((each) => each.day === day)).at(-1);
  const weekday = (day: string) => format.dateTime(new Date(`${day}T12:00:00Z`), { weekday: "long", timeZone: "UTC" });
  return (
    <section aria-labelledby="week">
      <div className="row row--apart row--base">
        <h2 id="week" className="label">
          {t("week")}
        </h2>
        <span className="caption num">{t("weekSum", { time: timeWords(time, minutes * 60) })}</span>
      </div>
      {minutes > 0 ? <WeekChart week={week} /> : <p className="muted">{t("weekNone")}</p>}
      {(streak === null || streak.days > 1) && (
        <div className="caption">
          {streak && t("streak", { days: streak.days })}{" "}
          {grace && t.rich("grace", { day: () => <time dateTime={grace}>{weekday(grace)}</time> })}{" "}
          <StreakSwitch isHidden={streak === null} />
        </div>
      )}
      <details>
        <summary className="caption">{t("how")}</summary>
        <p className="caption">
          {t("howWeek")} {streak && t("howStreak")}{" "}
          {t.rich("howZone", {
            zone: timeZone.replaceAll("_", " "),
            link: (chunks) => <Link href="/account/preferences">{chunks}</Link>,
          })}
        </p>
      </details>
    </section>
  );
}

function Goal({ dashboard: { goal } }: { dashboard: Dashboard }) {
  const t = useTranslations("records.dashboard");
  const share = goal ? Math.min(100, Math.round((goal.done / goal.amount) * 100)) : 0;
  const words =
    goal && t(goal.unit === "days" ? "goalDaysDone" : "goalMinutesDone", { done: goal.done, amount: goal.amount });
  return (
    <section aria-labelledby="goal">
      <h2 id="goal" className="label">
        {t("goal")}
      </h2>
      {words && (
        <>
          <p>
            {words}
            {goal?.isReached && ` ${t("goalReached")}`}
          </p>
          <Meter className="mbs-1 mbe-2 block" percent={share} />
        </>
      )}
      {/* What was stored comes back as the form's own values. */}
      <GoalForm key={`${goal?.unit} ${goal?.amount}`} goal={goal} />
    </section>
  );
}

/** Only where it would change something. */
function Suggestion({ dashboard: { habit, reminder } }: { dashboard: Dashboard }) {
  const t = useTranslations("records.dashboard");
  if (!habit) return null;
  const clock = (hour: number) => `${String(hour % 24).padStart(2, "0")}:00`;
  const time = clock(habit.hour);
  if (reminder.frequency !== "NEVER" && reminder.time === time) return null;
  return (
    <section aria-labelledby="reminder">
      <h2 id="reminder" className="label">
        {t("reminder")}
      </h2>
      <p>
        {t("habit", {
          days: habit.days,
          from: time,
          until: clock(habit.hour + 1),
          inHour: habit.minutesInHour,
          minutes: habit.minutes,
        })}
      </p>
      <TakeReminder time={time} />
    </section>
  );
}

/** One's latest notes, each with the way to all of them. */
function LatestNotes({ notes }: Pick<Dashboard, "notes">) {
  const t = useTranslations("records.dashboard");
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="label">
        {t("notes")}
      </h2>
      <ul className="mbs-2 grid grid-cols-[minmax(0,1fr)] gap-3">
        {notes.map(({ id, text, updatedAt }) => (
          <li key={id}>
            <Link className="block [font:400_1rem/1.5rem_var(--serif)]" href="/saved" dir="auto">
              {text}
            </Link>
            <span className="caption">
              {t("edited")} <LocalTime at={updatedAt} shape="ago" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
