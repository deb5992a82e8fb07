import { getTranslations } from "next-intl/server";
import { ContentBody } from "@/components/content/content-body";
import { OpeningReasons } from "@/components/content/opening-reasons";
import { Duration } from "@/components/i18n/duration";
import { ContentsPart, ContentsRow } from "@/components/ui/contents-list";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { CoursePage } from "../server/course-page";
import type { OutlineModule } from "../server/course-page-sql";

/** Modules past this one fold. */
const shownOpen = 4;

interface ContentsProps {
  course: CoursePage;
  /** What each module says of itself, rendered. */
  moduleHtml: readonly string[];
}

export async function CourseContents({ course, moduleHtml }: ContentsProps) {
  const t = await getTranslations("catalog.course");
  const rest = course.modules.slice(shownOpen);
  return (
    <section aria-labelledby="content">
      <div className="row row--apart row--base">
        <h2 id="content">{t("content")}</h2>
        <p className="caption">
          {t("contentLine", {
            modules: course.moduleCount,
            lessons: course.lessonCount,
            optional: course.optionalCount,
            assessments: course.assessmentCount,
          })}
        </p>
      </div>
      <div className="type-ui" lang={course.language}>
        {course.modules.slice(0, shownOpen).map((module, at) => (
          <ModuleRows key={module.id} module={module} html={moduleHtml[at] ?? ""} number={at + 1} course={course} />
        ))}
        {rest.length > 0 && (
          <details className="mbs-4 border-line border-y py-3 [&_p]:pbs-2">
            <summary>
              {t("more", { count: rest.length, titles: rest.map((module) => module.title).join(", ") })}
            </summary>
            {rest.map((module, at) => (
              <ModuleRows
                key={module.id}
                module={module}
                html={moduleHtml[shownOpen + at] ?? ""}
                number={shownOpen + at + 1}
                course={course}
              />
            ))}
          </details>
        )}
      </div>
    </section>
  );
}

interface ModuleRowsProps {
  module: OutlineModule;
  html: string;
  number: number;
  course: CoursePage;
}

async function ModuleRows({ module, html, number, course }: ModuleRowsProps) {
  const t = await getTranslations("catalog.course");
  return (
    <>
      <ContentsPart
        number={number}
        name={module.title}
        end={module.minutes > 0 ? <Duration minutes={module.minutes} /> : undefined}
      />
      {module.waitsFor.length > 0 && (
        <p className="caption ps-9">
          <OpeningReasons reasons={module.waitsFor} language={course.language} />
        </p>
      )}
      {html !== "" && (
        <div className="[&>.content]:max-inline-measure [&>.content]:ps-9 [&>.content]:pbe-1 [&>.content]:type-ui [&>.content]:text-ink-muted max-phone:[&>.content]:ps-11">
          <ContentBody html={html} language={course.language} />
        </div>
      )}
      <ol>
        {module.lessons.map((lesson, at) => (
          <ContentsRow
            key={lesson.id}
            number={`${number}.${at + 1}`}
            name={
              lesson.isPreview ? (
                <Link href={`/learn/${course.slug}/${lesson.id}`}>{lesson.title}</Link>
              ) : (
                <span>
                  {lesson.title}
                  {lesson.waitsFor.length > 0 && (
                    <span className="caption block">
                      <OpeningReasons reasons={lesson.waitsFor} language={course.language} />
                    </span>
                  )}
                </span>
              )
            }
            end={
              <>
                {lesson.isPreview && <Tag>{t("preview")}</Tag>}{" "}
                {lesson.minutes !== null && lesson.minutes > 0 && <Duration minutes={lesson.minutes} />}
              </>
            }
          />
        ))}
      </ol>
    </>
  );
}
