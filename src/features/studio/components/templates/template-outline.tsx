import { useTranslations } from "next-intl";
import { Duration } from "@/components/i18n/duration";
import { levels, type TemplateStructure } from "@/features/studio/template-structure";

/** What a template lays out, to be read: modules, lessons, and where something is assessed. */
export function TemplateOutline({ structure }: { structure: TemplateStructure }) {
  const t = useTranslations("studio.templates");
  const level = useTranslations("studio.details.levels");
  return (
    <>
      <p className="caption">
        {t("level")}: {level(levels.read(structure.level))}
      </p>
      <ol className="laid">
        {structure.modules.map((module, m) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a template's modules have no identity but their place
          <li key={m}>
            <h3 dir="auto">
              <span className="num">{m + 1}</span> {module.title}
            </h3>
            {module.description && <p className="muted">{module.description}</p>}
            <ol>
              {module.lessons.map((lesson, l) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have its lessons
                <li key={l}>
                  <span className="num">
                    {m + 1}.{l + 1}
                  </span>
                  <span dir="auto">{lesson.title}</span>
                  <span className="num">{lesson.minutes !== undefined && <Duration minutes={lesson.minutes} />}</span>
                  {(lesson.quiz || !lesson.required) && (
                    <span className="caption">
                      {lesson.quiz ? t("quiz", { score: lesson.quiz.passingScore }) : t("optional")}
                    </span>
                  )}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {structure.objectives.length > 0 && (
        <>
          <h3>{t("objectives")}</h3>
          <ul>
            {structure.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
