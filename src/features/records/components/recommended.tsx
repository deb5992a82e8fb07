import { useTranslations } from "next-intl";
import { CourseSlip } from "@/components/covers/course-slip";
import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import { Link } from "@/components/ui/link";
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
      <ul>
        {courses.map((course) => (
          <CourseSlip
            key={course.slug}
            course={course}
            href={`/courses/${course.slug}`}
            at={course.totalMinutes > 0 && <Duration minutes={course.totalMinutes} long />}
          >
            <p className="muted">{reasonOf(course)}</p>
          </CourseSlip>
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
    <div className="mbs-6 grid max-inline-[36rem] grid-cols-[3.5rem_minmax(0,1fr)] items-start gap-x-4 max-phone:col-[1/-1]">
      <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
      <div>
        <h3 className="label">{t("next")}</h3>
        <p>
          <Link
            className="[font:540_1.125rem/1.5rem_var(--serif)]"
            href={`/courses/${course.slug}`}
            lang={course.language}
            dir="auto"
          >
            {course.title}
          </Link>
        </p>
        <p className="muted">{reasonOf(course)}</p>
      </div>
    </div>
  );
}
