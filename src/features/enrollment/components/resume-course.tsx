import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { atPercent } from "@/components/ui/progress-bar";
import type { MyCourse } from "@/features/enrollment/server/my-courses";
import { clockOf } from "@/lib/clock-of";
import { addressOf, NewVersionTag } from "./my-courses";

/** The course that was open last, at its place. `line` is what its reader read last. */
export async function ResumeCourse({ course, line }: { course: MyCourse; line?: string }) {
  const t = await getTranslations("accounts.dashboard");
  return (
    <section className="resume" aria-labelledby="resume">
      <LargeCover course={course} isHere />
      <div className="resume__text">
        <p className="caption">
          {t(course.hasStarted ? "resumed" : "enrolled")} <LocalTime at={course.lastAccessedAt} shape="ago" />
        </p>
        <h2 id="resume" lang={course.language}>
          {course.title}
        </h2>
        <LessonLeft course={course} />
        {line && (
          <p className="resume__line" lang={course.language} dir="auto">
            {t("lineLeft", { line })}
          </p>
        )}
        <NewVersionTag course={course} />
        <div className="row resume__go">
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
    <section className="resume" aria-labelledby="resume">
      <LargeCover course={course} />
      <div className="resume__text">
        <p className="caption">
          {t("finishedCourse")} {course.completedAt && <LocalTime at={course.completedAt} shape="ago" />}
        </p>
        <h2 id="resume" lang={course.language}>
          {course.title}
        </h2>
        <div className="row resume__go">
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

function LargeCover({ course, isHere }: { course: MyCourse; isHere?: boolean }) {
  return (
    <div className="marked resume__cover">
      <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} title={course.title} eager />
      {isHere && <span className="ribbon" />}
    </div>
  );
}

async function LessonLeft({ course: { lesson, language, lessonCount } }: { course: MyCourse }) {
  const t = await getTranslations("accounts.dashboard");
  if (!lesson) return null;
  return (
    <div className="resume__at">
      <p lang={language}>
        <span className="num">{lesson.place}</span> {lesson.title}
      </p>
      <p className="caption num">
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
    <div className="resume__meter">
      <div
        className="parts"
        role="progressbar"
        aria-label={t("progress")}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={words}
      >
        <i style={atPercent(percent)} />
      </div>
      <p className="caption row row--apart">
        <span>{words}</span>
        {minutesLeft !== null && (
          <span>{t("courseLeft", { hours: Math.floor(minutesLeft / 60), minutes: minutesLeft % 60 })}</span>
        )}
      </p>
    </div>
  );
}
