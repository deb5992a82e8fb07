import { useTranslations } from "next-intl";
import { LecternMark } from "@/components/layout/lectern-mark";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { Static } from "@/components/static/static";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

/** The one line that stays: home, the course, how far the learner is. */
export function PlayerBar({ page }: { page: Pick<LessonPage, "course" | "seat" | "viewer"> }) {
  const t = useTranslations("learning");
  const layout = useTranslations("layout");
  const { course, seat, viewer } = page;
  return (
    <>
      <a className="skip" href="#main">
        {layout("skip")}
      </a>
      <Static as="header" className="deskbar">
        <a className="wordmark" href={viewer.isSignedIn ? "/dashboard" : "/"}>
          <LecternMark />{" "}
          <span className="visually-hidden">{viewer.isSignedIn ? t("toDashboard") : t("toFirstPage")}</span>
        </a>
        <a className="deskbar__course" href={`/courses/${course.slug}`} lang={course.language}>
          {course.title}
        </a>
        <div className="deskbar__progress">
          {seat && (
            <>
              <span className="caption num">
                {t("done", { done: seat.done, total: seat.total, optional: seat.optional })}
              </span>
              <ProgressBar
                label={t("progress")}
                percent={seat.progressPercentage}
                words={t("progressWords", {
                  done: seat.done,
                  total: seat.total,
                  optional: seat.optional,
                  percent: Math.floor(seat.progressPercentage),
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
