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
      <ol>
        {structure.modules.map((module, m) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a template's modules have no identity but their place
          <li key={m} className="border-line border-bs py-3">
            <h3 className="type-h4" dir="auto">
              <span className="num text-ink-muted">{m + 1}</span> {module.title}
            </h3>
            {module.description && <p className="muted">{module.description}</p>}
            <ol>
              {module.lessons.map((lesson, l) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have its lessons
                <li key={l} className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] gap-x-2 py-1">
                  <span className="num text-ink-muted">
                    {m + 1}.{l + 1}
                  </span>
                  <span dir="auto">{lesson.title}</span>
                  <span className="num text-ink-muted">
                    {lesson.minutes !== undefined && <Duration minutes={lesson.minutes} />}
                  </span>
                  {(lesson.quiz || !lesson.required) && (
                    <span className="caption col-start-2">
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
