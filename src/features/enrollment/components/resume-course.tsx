import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { Ribbon } from "@/components/covers/ribbon";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { atPercent } from "@/components/ui/progress-bar";
import type { MyCourse } from "@/features/enrollment/server/my-courses";
import { clockOf } from "@/lib/clock-of";
import { addressOf, NewVersionTag } from "./my-courses";

/** Cover, text and meter; on a phone the cover is beside the title alone. */
const spread =
  "grid grid-cols-[14rem_minmax(0,1fr)] gap-x-10 pbs-10 pbe-8 max-phone:grid-cols-[8rem_minmax(0,1fr)] max-phone:gap-x-4 max-phone:py-6";

/** The course that was open last, at its place. `line` is what its reader read last. */
export async function ResumeCourse({ course, line }: { course: MyCourse; line?: string }) {
  const t = await getTranslations("accounts.dashboard");
  return (
    <section className={spread} aria-labelledby="resume">
      <LargeCover course={course} isHere />
      <div className="max-phone:contents">
        <p className="caption max-phone:col-[1/-1] max-phone:row-1 max-phone:mbe-2">
          {t(course.hasStarted ? "resumed" : "enrolled")} <LocalTime at={course.lastAccessedAt} shape="ago" />
        </p>
        <CourseTitle course={course} />
        <LessonLeft course={course} />
        {line && (
          <p
            className="mbs-2 mbe-4 max-inline-[36rem] text-ink-muted [font:italic_400_1.125rem/1.875rem_var(--serif)] max-phone:col-[1/-1] max-phone:mbs-4"
            lang={course.language}
            dir="auto"
          >
            {t("lineLeft", { line })}
          </p>
        )}
        <div className="max-phone:col-[1/-1]">
          <NewVersionTag course={course} />
        </div>
        <div className="row mbs-4 max-phone:col-[1/-1]">
          <ButtonLink look="first" size="large" href={addressOf(course)}>
            {t("continue")}
          </ButtonLink>
          <LeftOfLesson lesson={course.lesson} />
        </div>
      </div>
      <Meter course={course} />
    </section>
  );
}

/** The course that was completed last, where nothing else is in progress. `children` is what may come next. */
export async function FinishedCourse({ course, children }: { course: MyCourse; children: ReactNode }) {
  const t = await getTranslations("accounts.dashboard");
  return (
    <section className={spread} aria-labelledby="resume">
      <LargeCover course={course} />
      <div className="max-phone:contents">
        <p className="caption max-phone:col-[1/-1] max-phone:row-1 max-phone:mbe-2">
          {t("finishedCourse")} {course.completedAt && <LocalTime at={course.completedAt} shape="ago" />}
        </p>
        <CourseTitle course={course} />
        <div className="row mbs-4 max-phone:col-[1/-1]">
          {course.certificateNumber && (
            <ButtonLink look="first" size="large" href={`/certificates/${course.certificateNumber}`}>
              {t("viewCertificate")}
            </ButtonLink>
          )}
          <ButtonLink size="large" href={addressOf(course)}>
            {t("openCourse")}
          </ButtonLink>
        </div>
        {children}
      </div>
      <Meter course={course} />
    </section>
  );
}

/** Beside the upper rows of a phone's two columns. */
function CourseTitle({ course: { title, language } }: { course: MyCourse }) {
  return (
    <h2
      className="mbs-1 mbe-2 [font:440_2.5rem/2.75rem_var(--serif)] [letter-spacing:-0.018em] max-phone:type-h2 max-phone:col-2 max-phone:row-2 max-phone:self-end"
      id="resume"
      lang={language}
    >
      {title}
    </h2>
  );
}

function LargeCover({ course, isHere }: { course: MyCourse; isHere?: boolean }) {
  return (
    <div className="relative row-[1/span_2] self-start max-phone:row-[2/span_2]">
      <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} title={course.title} eager />
      {isHere && <Ribbon className="end-5 block-[34%] inline-4" />}
    </div>
  );
}

async function LessonLeft({ course: { lesson, language, lessonCount } }: { course: MyCourse }) {
  const t = await getTranslations("accounts.dashboard");
  if (!lesson) return null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 [font:500_1.25rem/1.75rem_var(--serif)] max-phone:col-2 max-phone:row-3 max-phone:self-start max-phone:text-[1.0625rem]/6">
      <p lang={language}>
        <span className="num me-1 text-ink-muted">{lesson.place}</span> {lesson.title}
      </p>
      <p className="caption num me-1">
        {lesson.at === null ? t("optionalLesson") : t("lessonOf", { at: lesson.at, all: lessonCount })}
      </p>
    </div>
  );
}

async function LeftOfLesson({ lesson }: Pick<MyCourse, "lesson">) {
  const t = await getTranslations("accounts.dashboard");
  if (!lesson || lesson.isComplete) return null;
  const { videoPosition, videoSeconds, minutesLeft } = lesson;
  const time = clockOf(videoPosition ?? 0);
  return (
    <p className="muted num">
      {videoPosition !== null && videoPosition > 0 && (
        <span>{videoSeconds ? t("videoAtOf", { time, length: clockOf(videoSeconds) }) : t("videoAt", { time })}</span>
      )}{" "}
      {minutesLeft !== null && <span>{t("minutesLeft", { minutes: minutesLeft })}</span>}
    </p>
  );
}

/** How far the course is, in the same words as everywhere. */
async function Meter({ course }: { course: MyCourse }) {
  const t = await getTranslations("accounts.dashboard");
  const percent = Math.floor(course.progressPercentage);
  const { lessonsCompleted: done, lessonCount: all, optionalCount: optional, minutesLeft } = course;
  const words = t("lessons", { done, all, optional, percent });
  return (
    <div className="mbs-6 self-end max-phone:col-[1/-1]">
      <div
        className="forced-color-adjust-none block-2 bg-line"
        role="progressbar"
        aria-label={t("progress")}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={words}
      >
        <span className="block block-full bg-ink inline-(--at)" style={atPercent(percent)} />
      </div>
      <p className="caption row row--apart mbs-1">
        <span>{words}</span>
        {minutesLeft !== null && (
          <span>{t("courseLeft", { hours: Math.floor(minutesLeft / 60), minutes: minutesLeft % 60 })}</span>
        )}
      </p>
    </div>
  );
}
