import { useTranslations } from "next-intl";
import { LecternMark } from "@/components/layout/lectern-mark";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { topBarClass, topBarTitleClass } from "@/components/layout/top-bar";
import { Static } from "@/components/static/static";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

/** The one line that stays: home, the course, how far the student is. */
export function PlayerBar({ page }: { page: Pick<LessonPage, "course" | "enrollment" | "viewer"> }) {
  const t = useTranslations("learning");
  const layout = useTranslations("layout");
  const { course, enrollment, viewer } = page;
  return (
    <>
      <a className="skip" href="#main">
        {layout("skip")}
      </a>
      <Static as="header" className={topBarClass}>
        <a className="wordmark" href={viewer.isSignedIn ? "/dashboard" : "/"}>
          <LecternMark />{" "}
          <span className="visually-hidden">{viewer.isSignedIn ? t("toDashboard") : t("toFirstPage")}</span>
        </a>
        <a className={topBarTitleClass} href={`/courses/${course.slug}`} lang={course.language}>
          {course.title}
        </a>
        <div className="ms-auto flex items-center gap-3 whitespace-nowrap [&_.meter]:inline-36 max-[56rem]:[&_.meter]:absolute max-[56rem]:[&_.meter]:inset-x-0 max-[56rem]:[&_.meter]:inset-be-[-1px] max-[56rem]:[&_.meter]:block-0.5 max-[56rem]:[&_.meter]:inline-auto">
          {enrollment && (
            <>
              <span className="caption num max-phone:hidden">
                {t("done", { done: enrollment.done, total: enrollment.total, optional: enrollment.optional })}
              </span>
              <ProgressBar
                label={t("progress")}
                percent={enrollment.progressPercentage}
                words={t("progressWords", {
                  done: enrollment.done,
                  total: enrollment.total,
                  optional: enrollment.optional,
                  percent: Math.floor(enrollment.progressPercentage),
                })}
              />
            </>
          )}
        </div>
        <ThemeSwitch />
      </Static>
    </>
  );
}
