import { getTranslations } from "next-intl/server";
import { CourseSlip } from "@/components/covers/course-slip";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import type { MyCourse } from "../server/my-courses";

export const addressOf = (course: MyCourse): string =>
  course.lesson
    ? `/learn/${course.slug}/${course.lesson.id}${course.lesson.isMidway ? "#here" : ""}`
    : `/learn/${course.slug}`;

/** What it changes is said where it can be chosen: in the player. */
export async function NewVersionTag({ course }: { course: MyCourse }) {
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
      <ul>
        {courses.map((course) => (
          <CourseSlip
            key={course.courseId}
            course={course}
            href={addressOf(course)}
            at={
              <>
                {t("short", { done: course.lessonsCompleted, all: course.lessonCount })}
                <Meter className="block max-phone:-order-1" percent={course.progressPercentage} />
              </>
            }
            action={
              course.certificateNumber
                ? { href: `/certificates/${course.certificateNumber}`, words: t("viewCertificate") }
                : { href: addressOf(course), words: t("continue") }
            }
          >
            {course.completedAt ? (
              <p className="muted">
                {t("completedOn")} <LocalTime at={course.completedAt} shape="date" />
              </p>
            ) : (
              course.lesson && (
                <p className="muted" lang={course.language}>
                  <span className="num">{course.lesson.place}</span> {course.lesson.title}
                </p>
              )
            )}
            <NewVersionTag course={course} />
          </CourseSlip>
        ))}
      </ul>
    </section>
  );
}
