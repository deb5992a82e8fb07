import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import type { MyCourse } from "@/features/enrollment/server/my-courses";

interface ClosedSlipsProps {
  id: string;
  title: string;
  courses: readonly MyCourse[];
  why: (course: MyCourse) => ReactNode;
  /** Where one may still go from it. */
  way?: (course: MyCourse) => ReactNode;
}

/** Courses that lead nowhere for now: each says why. */
async function ClosedSlips({ id, title, courses, why, way }: ClosedSlipsProps) {
  const t = await getTranslations("accounts.dashboard");
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="slips">
        {courses.map((course) => (
          <li key={course.courseId}>
            <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
            <div>
              <h3 lang={course.language}>{course.title}</h3>
              <p className="muted">{why(course)}</p>
            </div>
            <p className="slips__at num">{t("short", { done: course.lessonsCompleted, all: course.lessonCount })}</p>
            {way?.(course)}
          </li>
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
  const way = ({ certificateNumber, isPublic, slug, title }: MyCourse) => {
    if (!certificateNumber && !isPublic) return null;
    return (
      <ButtonLink href={certificateNumber ? `/certificates/${certificateNumber}` : `/courses/${slug}`}>
        {t(certificateNumber ? "viewCertificate" : "courseAgain")}
        <span className="visually-hidden">, {title}</span>
      </ButtonLink>
    );
  };
  return <ClosedSlips id="ended" title={t("ended")} courses={courses} why={why} way={way} />;
}
