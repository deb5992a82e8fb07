import Link from "next/link";
import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import type { Recommendation } from "@/features/records/server/list-recommendations";
import { timeWords } from "@/features/records/time-words";

/** Courses that may come next, each with its reason. */
export function Recommended({ courses }: { courses: readonly Recommendation[] }) {
  const t = useTranslations("records.recommended");
  const time = useTranslations("records.time");
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
              <p className="muted">
                {t(course.reason, { because: course.because, people: course.people, among: course.among })}
              </p>
            </div>
            <p className="slips__at num">{course.totalMinutes > 0 && timeWords(time, course.totalMinutes * 60)}</p>
          </li>
        ))}
      </ul>
      <p className="caption">{t("how")}</p>
    </section>
  );
}
