import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { Portrait } from "@/components/covers/portrait";
import type { CoursePage } from "../server/course-page";

export async function CourseTeacher({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  const [lead, ...others] = course.teachers;
  if (!lead) return null;
  return (
    <section aria-labelledby="teacher">
      <div className="teacher">
        <div className="teacher__head">
          <Portrait name={lead.name} seed={lead.username} picture={lead.picture} />
          <div>
            <h2 id="teacher">
              {lead.hasPage ? <Link href={`/instructors/${lead.username}`}>{lead.name}</Link> : lead.name}
            </h2>
            {lead.headline && <p className="muted">{lead.headline}</p>}
          </div>
        </div>
        {lead.bio && <p>{lead.bio}</p>}
        <p className="caption">
          {t("teacherLine", {
            courses: lead.courseCount,
            learners: lead.learnerCount,
            year: String(new Date(lead.since).getUTCFullYear()),
          })}
        </p>
        {others.length > 0 && (
          <ul className="teacher__others" aria-label={t("team")}>
            {others.map(({ username, name, picture, hasPage }) => (
              <li key={username}>
                <Portrait name={name} seed={username} picture={picture} />
                {hasPage ? <Link href={`/instructors/${username}`}>{name}</Link> : name}
              </li>
            ))}
          </ul>
        )}
      </div>
      {course.alsoByTeacher.length > 0 && (
        <div className="beside">
          <h3>{t("also", { name: lead.name })}</h3>
          <ul>
            {course.alsoByTeacher.map((other) => (
              <li className="grid grid-cols-[2.25rem_1fr] items-start gap-3 py-2" key={other.slug}>
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
