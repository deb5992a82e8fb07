import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { levelsChosen } from "../rubric";
import type { ChosenLevel, Rubric, RubricLevel } from "../rubric-schema";

interface RubricTableProps {
  rubric: Rubric;
  /** What a grade chose; none while there is no grade. */
  chosen?: readonly ChosenLevel[];
}

/** The criteria with their levels to read, those chosen marked. */
export function RubricTable({ rubric, chosen = [] }: RubricTableProps) {
  return (
    <ul className="grid gap-4">
      {levelsChosen(rubric, chosen).map(({ criterion, level: given }) => (
        <li key={criterion.id}>
          <p dir="auto">
            <b>{criterion.name}</b>
          </p>
          {criterion.description && (
            <p className="caption wrap-anywhere" dir="auto">
              {criterion.description}
            </p>
          )}
          <ul className="mbs-1 border-bs border-line">
            {criterion.levels.map((level) => (
              <Level key={level.id} level={level} isGiven={level === given} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Level({ level, isGiven }: { level: RubricLevel; isGiven: boolean }) {
  const t = useTranslations("assessment.rubric");
  return (
    <li
      className={`grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2 border-be border-line py-1.5 ${isGiven ? "bg-accent-wash" : ""}`}
    >
      <span>
        {isGiven && (
          <>
            <Icon name="check" />
            <VisuallyHidden>{t("given")} </VisuallyHidden>
          </>
        )}
      </span>
      <span className="wrap-anywhere" dir="auto">
        {isGiven ? <b>{level.name}</b> : level.name}
        {level.description && <span className="caption block">{level.description}</span>}
      </span>
      <span className="num muted">{t("points", { points: level.points })}</span>
    </li>
  );
}
