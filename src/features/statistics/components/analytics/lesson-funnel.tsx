import { useFormatter, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import type { LessonReach } from "@/features/statistics/server/analytics/course-sql";
import { ChartFrame } from "../charts/chart-frame";

/** The lesson before which most are lost, and how many; null where nobody is. */
function largestLoss(lessons: readonly LessonReach[]): string | null {
  let [most, found]: [number, string | null] = [0, null];
  for (const [at, lesson] of lessons.entries()) {
    const loss = at === 0 ? 0 : (lessons[at - 1]?.completed ?? 0) - lesson.completed;
    if (loss > most) [most, found] = [loss, lesson.lessonId];
  }
  return found;
}

/** How many finished each lesson, in the order of the course, with the largest loss marked. */
export function LessonFunnel({ lessons }: { lessons: readonly LessonReach[] }) {
  const t = useTranslations("analytics.lessons");
  const format = useFormatter();
  const most = Math.max(1, ...lessons.map(({ completed }) => completed));
  const largest = largestLoss(lessons);
  return (
    <ChartFrame
      title={t("title")}
      lead={t("lead")}
      table={{
        rows: lessons,
        keyOf: ({ lessonId }) => lessonId,
        columns: [
          { id: "lesson", name: t("lesson"), cell: ({ place, title }) => <bdi>{`${place} ${title}`}</bdi> },
          { id: "opened", name: t("opened"), end: true, cell: ({ opened }) => format.number(opened) },
          { id: "completed", name: t("completed"), end: true, cell: ({ completed }) => format.number(completed) },
        ],
      }}
    >
      <ol className="funnel">
        {lessons.map(({ lessonId, place, title, completed }, at) => {
          const loss = at === 0 ? 0 : (lessons[at - 1]?.completed ?? 0) - completed;
          const isLargest = lessonId === largest;
          return (
            <li key={lessonId} className={isLargest ? "funnel__drop" : undefined}>
              <span className="num">{place}</span>
              <span className="funnel__t" dir="auto">
                {title}
              </span>
              <span className="funnel__bar" aria-hidden="true">
                <span style={{ "--at": `${(100 * completed) / most}%` } as CSSProperties} />
              </span>
              <span className="num r">{format.number(completed)}</span>
              <span className="num caption">
                {loss > 0 && <span aria-hidden="true">{t("lost", { count: format.number(loss) })} </span>}
                {isLargest && <b>{t("largest")}</b>}
              </span>
            </li>
          );
        })}
      </ol>
    </ChartFrame>
  );
}
