import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import { useCourseOutline } from "@/features/authoring/components/gates/use-course-outline";
import { mostReadAgain } from "@/features/questions/edited-question";

interface ReadAgainProps {
  /** The assessment, whose own lesson isn't among those to choose. */
  place: AssessmentPlace;
  chosen: readonly string[];
  /** Who is sent to them, and how many can be chosen; of one question if left out. */
  hint?: string;
  onChange: (lessonIds: string[]) => void;
}

/** The lessons that students are sent to who missed a question. Wants the words of `questions`. */
export function ReadAgainFold(props: ReadAgainProps) {
  const t = useTranslations("questions.readAgain");
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("title")} <span className="caption">{t("chosen", { count: props.chosen.length })}</span>
      </summary>
      <Lessons {...props} isOpen={isOpen} />
    </details>
  );
}

/** All lessons of the course, to tick. What is chosen stays in their order, and one that is gone leaves with the next change. */
function Lessons({ place, chosen, hint, onChange, isOpen }: ReadAgainProps & { isOpen: boolean }) {
  const t = useTranslations("questions.readAgain");
  const { found: outline, problem } = useCourseOutline(place.courseId, isOpen);
  if (!outline) return <p className="caption mbs-2">{t(problem === null ? "loading" : "failed")}</p>;
  const lessons = outline
    .flatMap((module, m) => module.lessons.map(({ id, title }, l) => ({ id, title, place: `${m + 1}.${l + 1}` })))
    .filter(({ id }) => id !== place.lessonId);
  if (lessons.length === 0) return <p className="caption mbs-2">{t("none")}</p>;
  const here = lessons.filter(({ id }) => chosen.includes(id));
  const toggle = (id: string, isChosen: boolean) =>
    onChange(lessons.filter((each) => (each.id === id ? isChosen : chosen.includes(each.id))).map((each) => each.id));
  return (
    <ChoiceGroup
      legend={<span className="visually-hidden">{t("title")}</span>}
      hint={hint ?? t("hint", { most: mostReadAgain })}
    >
      <div className="max-block-[18rem] overflow-y-auto p-1">
        {lessons.map(({ id, place: number, title }) => (
          <CheckRow
            key={id}
            checked={chosen.includes(id)}
            disabled={here.length >= mostReadAgain && !chosen.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
            label={
              <span dir="auto">
                <span className="num">{number}</span> {title}
              </span>
            }
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
