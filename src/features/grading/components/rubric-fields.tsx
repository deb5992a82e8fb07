"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useId, useState } from "react";
import { useGradingKeys } from "@/features/grading/hooks/use-grading-keys";
import { levelsChosen, mostByRubric, pointsOfLevels } from "@/features/questions/rubric";
import type { ChosenLevel, Rubric, RubricCriterion } from "@/features/questions/rubric-schema";

interface RubricFieldsProps {
  rubric: Rubric;
  chosen: readonly ChosenLevel[];
  /** The element that its criteria are in. */
  list: RefObject<HTMLDivElement | null>;
  onChoose: (chosen: ChosenLevel) => void;
}

/** A level for each criterion, by click, by arrows, or by the digit beside it; a digit leads on to the next criterion. */
export function RubricFields({ rubric, chosen, list, onChoose }: RubricFieldsProps) {
  const t = useTranslations("grading.one");
  const rows = levelsChosen(rubric, chosen);
  const firstOpen = rows.findIndex(({ level }) => !level);
  const [focused, setFocused] = useState<number | null>(null);
  const current = focused ?? (firstOpen === -1 ? 0 : firstOpen);

  const keys = useGradingKeys({
    onDigit(digit) {
      const criterion = rubric.criteria[current];
      const level = criterion?.levels[digit - 1];
      if (!criterion || !level) return false;
      onChoose({ criterionId: criterion.id, levelId: level.id });
      const next = Math.min(current + 1, rubric.criteria.length - 1);
      setFocused(next);
      const radios = list.current?.children[next]?.querySelectorAll("input") ?? [];
      // The last criterion keeps the focus, at what was just chosen: its mark comes with the next rendering.
      const at = next === current ? digit - 1 : Array.from(radios).findIndex(({ checked }) => checked);
      radios[Math.max(0, at)]?.focus();
      return true;
    },
  });

  return (
    <div className="grid gap-3">
      <div ref={list} className="grid gap-3">
        {rows.map(({ criterion, level }, at) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            levelId={level?.id ?? null}
            hasKeys={keys.areOn && at === current}
            onHere={() => setFocused(at)}
            onLevel={(levelId) => onChoose({ criterionId: criterion.id, levelId })}
          />
        ))}
      </div>
      <p className="caption num" role="status">
        {t("byRubric", { points: pointsOfLevels(rubric, chosen) / 100, most: mostByRubric(rubric) / 100 })}
      </p>
    </div>
  );
}

interface CriterionFieldProps {
  criterion: RubricCriterion;
  levelId: string | null;
  /** The digits of the keyboard are its levels now. */
  hasKeys: boolean;
  onHere: () => void;
  onLevel: (levelId: string) => void;
}

function CriterionField({ criterion, levelId, hasKeys, onHere, onLevel }: CriterionFieldProps) {
  const t = useTranslations("grading.one");
  const name = useId();
  return (
    <fieldset
      className={`border-s-2 ps-3 ${hasKeys ? "border-accent" : "border-line"}`}
      onFocus={onHere}
      aria-describedby={criterion.description ? `${name}-about` : undefined}
    >
      <legend className="float-start inline-full font-strong wrap-anywhere" dir="auto">
        {criterion.name}
      </legend>
      {criterion.description && (
        <p id={`${name}-about`} className="caption clear-both wrap-anywhere" dir="auto">
          {criterion.description}
        </p>
      )}
      <div className="clear-both">
        {criterion.levels.map((level, at) => (
          <label key={level.id} className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 py-1">
            <input
              type="radio"
              className="mbs-1"
              name={name}
              checked={level.id === levelId}
              aria-keyshortcuts={hasKeys ? String(at + 1) : undefined}
              onChange={() => onLevel(level.id)}
            />
            <span className="wrap-anywhere" dir="auto">
              {level.name}
              {level.description && <span className="caption block">{level.description}</span>}
            </span>
            <span className="num muted">
              {t("levelPoints", { points: level.points })}
              {hasKeys && (
                <span className="ms-2" aria-hidden="true">
                  <kbd>{at + 1}</kbd>
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
