import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { Portrait } from "@/components/covers/portrait";
import { Link } from "@/components/ui/link";
import type { CoursePage } from "../server/course-page";
import { Beside, BesideRow, BesideTitle } from "./beside";

export async function CourseTeacher({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  const [lead, ...others] = course.teachers;
  if (!lead) return null;
  return (
    <section aria-labelledby="teacher">
      <div>
        <div className="mbs-1 mbe-3 flex items-center gap-4 [&>.portrait]:[--side:5.5rem]">
          <Portrait name={lead.name} seed={lead.username} picture={lead.picture} />
          <div>
            <h2 id="teacher">
              {lead.hasPage ? <Link href={`/instructors/${lead.username}`}>{lead.name}</Link> : lead.name}
            </h2>
            {lead.headline && <p className="muted">{lead.headline}</p>}
          </div>
        </div>
        {lead.bio && <p className="mbs-2">{lead.bio}</p>}
        <p className="caption mbs-2">
          {t("teacherLine", {
            courses: lead.courseCount,
            learners: lead.learnerCount,
            year: String(new Date(lead.since).getUTCFullYear()),
          })}
        </p>
        {others.length > 0 && (
          <ul className="mbs-4 flex flex-wrap gap-x-6 gap-y-2" aria-label={t("team")}>
            {others.map(({ username, name, picture, hasPage }) => (
              <li className="flex items-center gap-2 [&>.portrait]:[--side:2.5rem]" key={username}>
                <Portrait name={name} seed={username} picture={picture} />
                {hasPage ? <Link href={`/instructors/${username}`}>{name}</Link> : name}
              </li>
            ))}
          </ul>
        )}
      </div>
      {course.alsoByTeacher.length > 0 && (
        <Beside>
          <BesideTitle>{t("also", { name: lead.name })}</BesideTitle>
          <ul>
            {course.alsoByTeacher.map((other) => (
              <BesideRow className="grid grid-cols-[2.25rem_1fr] items-start gap-3 py-2" key={other.slug}>
                <Cover seed={other.slug} category={other.coverGrammar ?? other.categorySlug} />
                <div>
                  <Link className="no-underline hover:underline" href={`/courses/${other.slug}`}>
                    {other.title}
                  </Link>
                </div>
              </BesideRow>
            ))}
          </ul>
        </Beside>
      )}
    </section>
  );
}
