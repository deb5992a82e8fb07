import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import type { LessonOfCourse } from "@/features/authoring/server/assessment/list-lessons";
import { mostReadAgain } from "@/features/questions/edited-question";

interface ReadAgainFoldProps {
  lessons: readonly LessonOfCourse[];
  chosen: readonly string[];
  onChange: (lessonIds: string[]) => void;
}

/** The lessons that students are sent to who missed the question. They stay in the order of the course. */
export function ReadAgainFold({ lessons, chosen, onChange }: ReadAgainFoldProps) {
  const t = useTranslations("questions.readAgain");
  const here = lessons.filter(({ id }) => chosen.includes(id));
  const isFull = here.length >= mostReadAgain;
  const toggle = (id: string, isChosen: boolean) =>
    onChange(lessons.filter((each) => (each.id === id ? isChosen : chosen.includes(each.id))).map((each) => each.id));
  return (
    <details>
      <summary>
        {t("title")} <span className="caption">{t("chosen", { count: here.length })}</span>
      </summary>
      {lessons.length === 0 ? (
        <p className="caption mbs-2">{t("none")}</p>
      ) : (
        <ChoiceGroup
          legend={<span className="visually-hidden">{t("title")}</span>}
          hint={t("hint", { most: mostReadAgain })}
        >
          <div className="max-block-[18rem] overflow-y-auto p-1">
            {lessons.map(({ id, place, title }) => (
              <CheckRow
                key={id}
                checked={chosen.includes(id)}
                disabled={isFull && !chosen.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
                label={
                  <span dir="auto">
                    <span className="num">{place}</span> {title}
                  </span>
                }
              />
            ))}
          </div>
        </ChoiceGroup>
      )}
    </details>
  );
}
