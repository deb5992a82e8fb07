import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import type { MyCourse } from "@/features/enrollment/server/my-courses";

/** Courses to which access came to its end: when, and where one can get in again. */
export async function EndedSlips({ courses }: { courses: readonly MyCourse[] }) {
  const t = await getTranslations("accounts.dashboard");
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="ended">
      <h2 id="ended">{t("ended")}</h2>
      <ul className="slips">
        {courses.map((course) => (
          <li key={course.courseId}>
            <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
            <div>
              <h3 lang={course.language}>{course.title}</h3>
              <p className="muted">
                {course.expiresAt && (
                  <>
                    {t("endedOn")} <LocalTime at={course.expiresAt} shape="date" />.{" "}
                  </>
                )}
                {t(course.isPublic ? "endedMeans" : "endedForGood")}
              </p>
            </div>
            <p className="slips__at num">{t("short", { done: course.lessonsCompleted, all: course.lessonCount })}</p>
            {course.certificateNumber ? (
              <ButtonLink href={`/certificates/${course.certificateNumber}`}>
                {t("viewCertificate")}
                <span className="visually-hidden">, {course.title}</span>
              </ButtonLink>
            ) : (
              course.isPublic && (
                <ButtonLink href={`/courses/${course.slug}`}>
                  {t("courseAgain")}
                  <span className="visually-hidden">, {course.title}</span>
                </ButtonLink>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
