import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { CoursePage } from "../server/course-page";
import { ListedCourse } from "./listed-course";

/** What one could take instead or next; nothing where the catalog holds nothing near. */
export async function RelatedCourses({ course }: { course: CoursePage }) {
  if (course.related.length === 0) return null;
  const t = await getTranslations("catalog.course");
  return (
    <section aria-labelledby="related" data-whole>
      <div className="row row--apart row--base">
        <h2 id="related">{t("related")}</h2>
        <Link href="/courses">{t("allCourses")}</Link>
      </div>
      <ul className="mbs-2 grid grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))] gap-x-8">
        {course.related.map((other) => (
          <ListedCourse key={other.id} course={other} now={course.asOf} isOpen />
        ))}
      </ul>
    </section>
  );
}
