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
    <main id="main" className="wrap wrap--text pbs-8 pbe-12">
      <p className="caption">
        {t.rich("until", { who: askWhom || "none", time: () => <LocalTime at={openUntil} shape="moment" /> })}
      </p>
      <h1 className="mbs-2 mbe-4" lang={course.language}>
        {course.title}
      </h1>
      {course.subtitle && (
        <p className="lead mbe-4" lang={course.language}>
          {course.subtitle}
        </p>
      )}
      {first && (
        <p>
          <ButtonLink look="first" size="large" href={`${course.readAt}/${first.id}`}>
            {t("begin")}
          </ButtonLink>
        </p>
      )}
      <div className="my-8">
        <Ledge />
      </div>
      {course.objectives.length > 0 && (
        <section aria-labelledby="outcomes">
          <h2 className="mbe-2" id="outcomes">
            {t("outcomes")}
          </h2>
          <ul lang={course.language}>
            {course.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </section>
      )}
      {descriptionHtml !== "" && (
        <section className="[section+&]:mbs-8" aria-labelledby="about">
          <h2 className="mbe-2" id="about">
            {t("about")}
          </h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' text */}
          <div className="prose" lang={course.language} dangerouslySetInnerHTML={{ __html: descriptionHtml }} />
        </section>
      )}
      <nav className="[section+&]:mbs-8" aria-labelledby="contents">
        <h2 className="mbe-2" id="contents">
          {t("contents")}
        </h2>
        {modules.length === 0 && <p className="muted">{t("empty")}</p>}
        {modules.map((module) => (
          <section className="[section+&]:mbs-8" key={module.id} aria-labelledby={`m-${module.id}`}>
            <h3 className="mbs-6 mbe-2" id={`m-${module.id}`}>
              <span className="num">{module.number}</span> <span lang={course.language}>{module.title}</span>{" "}
              <span className="caption">{t("lessons", { count: module.lessons.length })}</span>
            </h3>
            <ul>
              {module.lessons.map((lesson) => (
                <li
                  className="grid grid-cols-[3rem_minmax(0,1fr)_auto] items-baseline gap-2 border-line border-be py-2"
                  key={lesson.id}
                >
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
