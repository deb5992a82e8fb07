import Link from "next/link";
import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import type { Recommendation } from "@/features/records/server/list-recommendations";

function useReason() {
  const t = useTranslations("records.recommended");
  return ({ reason, because, people, among }: Recommendation) => t(reason, { because, people, among });
}

/** Courses that may come next, each with its reason. */
export function Recommended({ courses }: { courses: readonly Recommendation[] }) {
  const t = useTranslations("records.recommended");
  const reasonOf = useReason();
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="recommended">
      <h2 id="recommended">{t("title")}</h2>
      <ul className="slips">
        {courses.map((course) => (
          <li key={course.slug}>
            <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
            <div>
              <h3 lang={course.language} dir="auto">
                <Link href={`/courses/${course.slug}`}>{course.title}</Link>
              </h3>
              <p className="muted">{reasonOf(course)}</p>
            </div>
            <p className="slips__at num">
              {course.totalMinutes > 0 && <Duration minutes={course.totalMinutes} long />}
            </p>
          </li>
        ))}
      </ul>
      <p className="caption">{t("how")}</p>
    </section>
  );
}

/** The first of them, beside a course that was completed. */
export function NextCourse({ course }: { course: Recommendation }) {
  const t = useTranslations("records.recommended");
  const reasonOf = useReason();
  return (
    <div className="resume__next">
      <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
      <div>
        <h3 className="label">{t("next")}</h3>
        <p>
          <Link href={`/courses/${course.slug}`} lang={course.language} dir="auto">
            {course.title}
          </Link>
        </p>
        <p className="muted">{reasonOf(course)}</p>
      </div>
    </div>
  );
}
