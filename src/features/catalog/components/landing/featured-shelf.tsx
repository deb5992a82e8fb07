import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import { FactsLine } from "@/components/ui/facts-line";
import type { FeaturedCourse } from "../../server/course-entries";
import { PriceWords } from "./price-words";

/** Courses to begin with: plate, title, facts, one line. */
export async function FeaturedShelf({
  courses,
  total,
  now,
}: {
  courses: readonly FeaturedCourse[];
  total: number;
  now: Date;
}) {
  const t = await getTranslations("landing");
  return (
    <section aria-labelledby="featured">
      <div className="row row--apart row--base">
        <h2 id="featured">{t("featured")}</h2>
        <Link href="/courses">{t("all", { count: total })}</Link>
      </div>
      {courses.length === 0 && <p className="muted">{t("none")}</p>}
      <ul className="shelf">
        {courses.map((course) => (
          <li key={course.id}>
            <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
            <div>
              <h3 lang={course.language}>
                <Link href={`/courses/${course.slug}`}>{course.title}</Link>
              </h3>
              <FactsLine>
                {course.categoryName && <span>{course.categoryName}</span>}
                {course.minutes > 0 && <Duration minutes={course.minutes} long />}
                <PriceWords of={course} now={now} />
              </FactsLine>
              <p lang={course.language}>{course.subtitle}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
