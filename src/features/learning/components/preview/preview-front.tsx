import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { Ledge } from "@/components/ui/ledge";
import type { CoursePreview } from "@/features/learning/server/preview/get-preview";

/** What a course is and everything in it, as its draft is now. */
export function PreviewFront({ preview }: { preview: CoursePreview }) {
  const t = useTranslations("preview");
  const { course, descriptionHtml, modules, askWhom, openUntil } = preview;
  const first = modules.flatMap(({ lessons }) => lessons)[0];
  return (
    <main id="main" className="wrap wrap--text preview">
      <p className="caption">
        {t.rich("until", { who: askWhom || "none", time: () => <LocalTime at={openUntil} shape="moment" /> })}
      </p>
      <h1 lang={course.language}>{course.title}</h1>
      {course.subtitle && (
        <p className="lead" lang={course.language}>
          {course.subtitle}
        </p>
      )}
      {first && (
        <p>
          <ButtonLink look="first" size="large" href={`${course.readAt}/${first.id}`} prefetch={false}>
            {t("begin")}
          </ButtonLink>
        </p>
      )}
      <Ledge />
      {course.objectives.length > 0 && (
        <section aria-labelledby="outcomes">
          <h2 id="outcomes">{t("outcomes")}</h2>
          <ul lang={course.language}>
            {course.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </section>
      )}
      {descriptionHtml !== "" && (
        <section aria-labelledby="about">
          <h2 id="about">{t("about")}</h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' text */}
          <div className="prose" lang={course.language} dangerouslySetInnerHTML={{ __html: descriptionHtml }} />
        </section>
      )}
      <nav aria-labelledby="contents">
        <h2 id="contents">{t("contents")}</h2>
        {modules.length === 0 && <p className="muted">{t("empty")}</p>}
        {modules.map((module) => (
          <section key={module.id} aria-labelledby={`m-${module.id}`}>
            <h3 id={`m-${module.id}`}>
              <span className="num">{module.number}</span> <span lang={course.language}>{module.title}</span>{" "}
              <span className="caption">{t("lessons", { count: module.lessons.length })}</span>
            </h3>
            <ul className="preview__lessons">
              {module.lessons.map((lesson) => (
                <li key={lesson.id}>
                  <span className="num">{lesson.number}</span>
                  <a href={`${course.readAt}/${lesson.id}`} lang={course.language}>
                    {lesson.title}
                  </a>
                  {lesson.minutes !== null && (
                    <span className="caption">{t("minutes", { minutes: lesson.minutes })}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </main>
  );
}
