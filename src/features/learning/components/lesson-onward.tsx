import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
    <div className="my-6 grid grid-cols-[11rem_minmax(0,1fr)] items-end gap-6 max-phone:grid-cols-[7.75rem_minmax(0,1fr)] max-phone:gap-4">
      {/* A preview of a draft knows no address of the course, and so no cover. */}
      {course.slug !== "" && (
        <Cover seed={course.slug} category={course.cloth} title={course.title} language={language} />
      )}
      <div className="only:col-span-full">
        <p className="caption">{endText(t, page)}</p>
        {next && (
          <>
            <p className="label mbs-4">{t("end.upNext")}</p>
            <Ahead>
              <span className="num text-ink-muted">{next.number}</span> <span lang={language}>{next.title}</span>
            </Ahead>
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
        {!next && left > 0 && <Ahead>{t("end.left", { count: left })}</Ahead>}
      </div>
    </div>
  );
}

/** What is ahead: the next lesson, or how many are left. */
function Ahead({ children }: { children: ReactNode }) {
  return (
    <p className="text-balance wrap-anywhere [font:520_1.375rem/1.75rem_var(--serif)] [letter-spacing:-0.005em]">
      {children}
    </p>
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
