import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import type { CoursePage } from "../server/course-page";

export async function CourseTeacher({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  const [lead, ...others] = course.teachers;
  if (!lead) return null;
  return (
    <section aria-labelledby="teacher">
      <div className="teacher">
        <h2 id="teacher">
          {lead.hasPage ? <Link href={`/instructors/${lead.username}`}>{lead.name}</Link> : lead.name}
        </h2>
        {lead.headline && <p className="muted">{lead.headline}</p>}
        {lead.bio && <p>{lead.bio}</p>}
        <p className="caption">
          {t("teacherLine", {
            courses: lead.courseCount,
            learners: lead.learnerCount,
            year: String(new Date(lead.since).getUTCFullYear()),
          })}
        </p>
        {others.length > 0 && <p className="caption">{others.map(({ name }) => name).join(", ")}</p>}
      </div>
      {course.alsoByTeacher.length > 0 && (
        <div className="beside">
          <h3>{t("also", { name: lead.name })}</h3>
          <ul className="course-grid">
            {course.alsoByTeacher.map((other) => (
              <li key={other.slug}>
                <Cover seed={other.slug} category={other.coverGrammar ?? other.categorySlug} />
                <div>
                  <Link href={`/courses/${other.slug}`}>{other.title}</Link>
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
