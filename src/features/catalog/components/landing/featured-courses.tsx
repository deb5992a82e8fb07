import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { FeaturedCourse } from "../../server/course-entries";
import { ListedCourse } from "../listed-course";

/** Courses to begin with: plate, title, facts, one line. */
export async function FeaturedCourses({
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
      <ul className="mbs-2">
        {courses.map((course) => (
          <ListedCourse key={course.id} course={course} now={now} />
        ))}
      </ul>
    </section>
  );
}
