import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CourseSlip } from "@/components/covers/course-slip";
import { LocalTime } from "@/components/i18n/local-time";
import type { MyCourse } from "@/features/enrollment/server/my-courses";

interface ClosedSlipsProps {
  id: string;
  title: string;
  courses: readonly MyCourse[];
  why: (course: MyCourse) => ReactNode;
  /** Where one may still go from it. */
  way?: (course: MyCourse) => { href: string; words: string } | undefined;
}

/** Courses that lead nowhere for now: each says why. */
async function ClosedSlips({ id, title, courses, why, way }: ClosedSlipsProps) {
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
            at={t("short", { done: course.lessonsCompleted, all: course.lessonCount })}
            action={way?.(course)}
          >
            <p className="muted">{why(course)}</p>
          </CourseSlip>
        ))}
      </ul>
    </section>
  );
}

/** Courses in which the enrollment is suspended. */
export async function SuspendedSlips({ courses }: { courses: readonly MyCourse[] }) {
  const t = await getTranslations("accounts.dashboard");
  return <ClosedSlips id="suspended" title={t("suspended")} courses={courses} why={() => t("suspendedMeans")} />;
}

/** Courses to which access came to its end: when, and where one can get in again. */
export async function EndedSlips({ courses }: { courses: readonly MyCourse[] }) {
  const t = await getTranslations("accounts.dashboard");
  const why = ({ expiresAt, isPublic }: MyCourse) => (
    <>
      {expiresAt && (
        <>
          {t("endedOn")} <LocalTime at={expiresAt} shape="date" />.{" "}
        </>
      )}
      {t(isPublic ? "endedMeans" : "endedForGood")}
    </>
  );
  const way = ({ certificateNumber, isPublic, slug }: MyCourse) => {
    if (certificateNumber) return { href: `/certificates/${certificateNumber}`, words: t("viewCertificate") };
    return isPublic ? { href: `/courses/${slug}`, words: t("courseAgain") } : undefined;
  };
  return <ClosedSlips id="ended" title={t("ended")} courses={courses} why={why} way={way} />;
}
