import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Duration } from "@/components/i18n/duration";
import { ContentsPart, ContentsRow } from "@/components/ui/contents-list";
import { Tag } from "@/components/ui/tag";
import type { CoursePage } from "../server/course-page";
import type { OutlineModule } from "../server/course-page-sql";

/** Modules past this one fold. */
const shownOpen = 4;

export async function CourseContents({ course }: { course: CoursePage }) {
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
            assessments: course.assessmentCount,
          })}
        </p>
      </div>
      <div className="toc contents" lang={course.language}>
        {course.modules.slice(0, shownOpen).map((module, at) => (
          <ModuleRows key={module.id} module={module} number={at + 1} slug={course.slug} />
        ))}
        {rest.length > 0 && (
          <details className="contents__more">
            <summary>
              {t("more", { count: rest.length, titles: rest.map((module) => module.title).join(", ") })}
            </summary>
            {rest.map((module, at) => (
              <ModuleRows key={module.id} module={module} number={shownOpen + at + 1} slug={course.slug} />
            ))}
          </details>
        )}
      </div>
    </section>
  );
}

async function ModuleRows({ module, number, slug }: { module: OutlineModule; number: number; slug: string }) {
  const t = await getTranslations("catalog.course");
  return (
    <>
      <ContentsPart
        number={number}
        name={module.title}
        end={module.minutes > 0 ? <Duration minutes={module.minutes} /> : undefined}
      />
      <ol>
        {module.lessons.map((lesson, at) => (
          <ContentsRow
            key={lesson.id}
            number={`${number}.${at + 1}`}
            name={
              lesson.isPreview ? (
                <Link href={`/learn/${slug}/${lesson.id}`}>{lesson.title}</Link>
              ) : (
                <span>{lesson.title}</span>
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
