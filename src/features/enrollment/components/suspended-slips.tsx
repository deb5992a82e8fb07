import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import type { MyCourse } from "@/features/enrollment/server/my-courses";

/** Courses in which the seat is suspended: nothing leads into them, so each says why. */
export async function SuspendedSlips({ courses }: { courses: readonly MyCourse[] }) {
  const t = await getTranslations("accounts.dashboard");
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="suspended">
      <h2 id="suspended">{t("suspended")}</h2>
      <ul className="slips">
        {courses.map((course) => (
          <li key={course.courseId}>
            <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
            <div>
              <h3 lang={course.language}>{course.title}</h3>
              <p className="muted">{t("suspendedMeans")}</p>
            </div>
            <p className="slips__at num">{t("short", { done: course.lessonsCompleted, all: course.lessonCount })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
