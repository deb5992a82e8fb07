import { useFormatter, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import type { LessonReach } from "@/features/statistics/server/analytics/course-sql";
import { ChartFrame } from "../charts/chart-frame";
import type { AnalyticsPlace } from "./addresses";
import { RowsLink } from "./rows-link";

/** The lesson before which most are lost, and how many; null where no one is. */
function largestLoss(lessons: readonly LessonReach[]): string | null {
  let [most, found]: [number, string | null] = [0, null];
  for (const [at, lesson] of lessons.entries()) {
    const loss = at === 0 ? 0 : (lessons[at - 1]?.completed ?? 0) - lesson.completed;
    if (loss > most) [most, found] = [loss, lesson.lessonId];
  }
  return found;
}

/** How many finished each lesson, in the order of the course, with the largest loss marked. */
export function LessonFunnel({ lessons, place }: { lessons: readonly LessonReach[]; place: AnalyticsPlace }) {
  const t = useTranslations("analytics.lessons");
  const name = useTranslations("analytics.parts");
  const format = useFormatter();
  const most = Math.max(1, ...lessons.map(({ completed }) => completed));
  const largest = largestLoss(lessons);
  const rows = (of: "opened" | "finished", { lessonId, title, opened, completed }: LessonReach) => (
    <RowsLink
      count={of === "opened" ? opened : completed}
      name={name(of, { title })}
      place={place}
      rows={{ of, about: lessonId }}
    />
  );
  return (
    <ChartFrame
      title={t("title")}
      lead={t("lead")}
      table={{
        rows: lessons,
        keyOf: ({ lessonId }) => lessonId,
        columns: [
          { id: "lesson", name: t("lesson"), cell: (lesson) => <bdi>{`${lesson.place} ${lesson.title}`}</bdi> },
          { id: "opened", name: t("opened"), end: true, cell: (lesson) => rows("opened", lesson) },
          { id: "completed", name: t("completed"), end: true, cell: (lesson) => rows("finished", lesson) },
        ],
      }}
    >
      <ol className="mbs-2">
        {lessons.map((lesson, at) => {
          const { lessonId, title, completed } = lesson;
          const loss = at === 0 ? 0 : (lessons[at - 1]?.completed ?? 0) - completed;
          const isLargest = lessonId === largest;
          return (
            <li
              key={lessonId}
              className={`grid min-block-7 grid-cols-[2rem_13rem_minmax(0,1fr)_3.5rem_8.5rem] items-center gap-2 max-phone:grid-cols-[1.75rem_minmax(0,1fr)_3rem_3.25rem] max-phone:gap-y-0 max-phone:py-[0.1875rem] ${isLargest ? "border-ink border-bs border-dashed font-heavy" : ""}`}
            >
              <span className="num text-ink-muted">{lesson.place}</span>
              <span className="truncate" dir="auto">
                {title}
              </span>
              <span className="max-phone:col-[2/-1] max-phone:row-2" aria-hidden="true">
                <span
                  className="block block-3 inline-(--at) bg-ink forced-colors:forced-color-adjust-none"
                  style={{ "--at": `${(100 * completed) / most}%` } as CSSProperties}
                />
              </span>
              <span className="num text-end">{rows("finished", lesson)}</span>
              <span className={`num caption ${isLargest ? "text-ink" : ""}`}>
                {loss > 0 && <span aria-hidden="true">{t("lost", { count: format.number(loss) })} </span>}
                {isLargest && <b className="max-phone:hidden">{t("largest")}</b>}
              </span>
            </li>
          );
        })}
      </ol>
    </ChartFrame>
  );
}
