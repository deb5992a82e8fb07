import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

/** What comes after this lesson, beside the course's cover. */
export function LessonOnward({ page }: { page: LessonPage }) {
  const t = useTranslations("learning");
  const { course, lesson, modules, next, enrollment } = page;
  const { language } = course;
  const isHere = (id: string) => (module: (typeof modules)[number]) => module.lessons.some((one) => one.id === id);
  const entered = next && modules.find(isHere(next.id));
  const isNewModule = entered && !isHere(lesson.id)(entered);
  const left = enrollment ? enrollment.total - enrollment.done : 0;
  return (
    <div className="lesson-end">
      {/* A preview of a draft knows no address of the course, and so no cover. */}
      {course.slug !== "" && (
        <Cover seed={course.slug} category={course.cloth} title={course.title} language={language} />
      )}
      <div>
        <p className="caption">{endText(t, page)}</p>
        {next && (
          <>
            <p className="label">{t("end.upNext")}</p>
            <p className="lesson-end__title">
              <span className="num">{next.number}</span> <span lang={language}>{next.title}</span>
            </p>
          </>
        )}
        {next?.minutes != null && <p className="caption">{t("minutes", { minutes: next.minutes })}</p>}
        {isNewModule && (
          <p className="caption">
            {t.rich("end.inModule", {
              number: entered.number,
              title: () => <span lang={language}>{entered.title}</span>,
            })}
          </p>
        )}
        {!next && left > 0 && <p className="lesson-end__title">{t("end.left", { count: left })}</p>}
      </div>
    </div>
  );
}

/** Which lesson ends here, and what completes it where its student cannot say so. */
export function endText(t: ReturnType<typeof useTranslations<"learning">>, page: LessonPage): string {
  const { lesson, next, enrollment } = page;
  const number = lesson.number ?? "none";
  const ends = t(next ? "end.reached" : "end.last", { number });
  const isAssessed = enrollment && lesson.completedBy === "assessment" && !enrollment.lesson?.isComplete;
  return isAssessed ? `${ends} ${t("end.byAssessment")}` : ends;
}
