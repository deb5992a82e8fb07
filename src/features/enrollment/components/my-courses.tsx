import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { atPercent } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import { clockOf } from "@/lib/clock-of";
import type { MyCourse } from "../server/my-courses";

const addressOf = (course: MyCourse): string =>
  course.lesson
    ? `/learn/${course.slug}/${course.lesson.id}${course.lesson.isMidway ? "#here" : ""}`
    : `/learn/${course.slug}`;

/** The course that was open last, at its place. */
export async function ResumeCourse({ course }: { course: MyCourse }) {
  const t = await getTranslations("accounts.dashboard");
  const percent = Math.floor(course.progressPercentage);
  const { lessonsCompleted: done, lessonCount: all, optionalCount: optional } = course;
  const words = t("lessons", { done, all, optional, percent });
  return (
    <section className="resume" aria-labelledby="resume">
      <div className="marked resume__cover">
        <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} title={course.title} eager />
        <span className="ribbon" />
      </div>
      <div className="resume__text">
        <p className="caption">
          {t("resumed")} <LocalTime at={course.lastAccessedAt} />
        </p>
        <h2 id="resume" lang={course.language}>
          {course.title}
        </h2>
        {course.lesson && (
          <p className="resume__at" lang={course.language}>
            <span className="num">{course.lesson.place}</span> {course.lesson.title}
          </p>
        )}
        <NewVersionTag course={course} />
        <div className="row resume__go">
          <ButtonLink look="first" size="large" href={addressOf(course)}>
            {t("continue")}
          </ButtonLink>
          {course.lesson?.videoPosition ? (
            <span className="muted num">{t("videoAt", { time: clockOf(course.lesson.videoPosition) })}</span>
          ) : null}
          {course.lesson?.minutesLeft ? (
            <span className="muted num">{t("minutesLeft", { minutes: course.lesson.minutesLeft })}</span>
          ) : null}
        </div>
      </div>
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
        <p className="caption">{words}</p>
      </div>
    </section>
  );
}

/** What it changes is said where it can be chosen: in the player. */
async function NewVersionTag({ course }: { course: MyCourse }) {
  const t = await getTranslations("versions.own");
  if (!course.hasNewVersion) return null;
  return (
    <p>
      <Link href={addressOf(course)}>
        <Tag icon="git-compare-arrows">{t("short")}</Tag>
        <span className="visually-hidden">, {course.title}</span>
      </Link>
    </p>
  );
}

/** Further courses as rows: where each is and the way on. */
export async function CourseSlips({ title, id, courses }: { title: string; id: string; courses: readonly MyCourse[] }) {
  const t = await getTranslations("accounts.dashboard");
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="slips">
        {courses.map((course) => (
          <li key={course.courseId}>
            <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
            <div lang={course.language}>
              <h3>
                <Link href={addressOf(course)}>{course.title}</Link>
              </h3>
              {course.completedAt ? (
                <p className="muted">
                  {t("completedOn")} <LocalTime at={course.completedAt} shape="date" />
                </p>
              ) : (
                course.lesson && (
                  <p className="muted">
                    <span className="num">{course.lesson.place}</span> {course.lesson.title}
                  </p>
                )
              )}
              <NewVersionTag course={course} />
            </div>
            <p className="slips__at num">
              {t("short", { done: course.lessonsCompleted, all: course.lessonCount })}
              <span className="meter" aria-hidden="true">
                <span className="meter__fill" style={atPercent(course.progressPercentage)} />
              </span>
            </p>
            {course.certificateNumber ? (
              <ButtonLink href={`/certificates/${course.certificateNumber}`}>
                {t("viewCertificate")}
                <span className="visually-hidden">, {course.title}</span>
              </ButtonLink>
            ) : (
              <ButtonLink href={addressOf(course)}>
                {t("continue")}
                <span className="visually-hidden">, {course.title}</span>
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
