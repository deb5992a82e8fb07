"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { readAmount } from "@/lib/read-amount";
import { uuidV4 } from "@/lib/uuid-v4";
import { mostPoints } from "../edited-question";
import type { QuestionProblem } from "../question-authoring";
import { emptyLevel, mostLevels } from "../rubric";
import type { RubricCriterion, RubricLevel } from "../rubric-schema";
import { KeyCard } from "./key-parts";
import { LineInput, moved } from "./line-input";
import { AddLine, LineProblem } from "./line-parts";

interface CardProps {
  criterion: RubricCriterion;
  number: number;
  /** Those of this criterion. */
  problems: readonly QuestionProblem[];
  onChange: (part: Partial<RubricCriterion>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One criterion: its name, what it is about, and its levels with their points. */
export function CriterionCard({ criterion, number, problems, onChange, onMove, onRemove }: CardProps) {
  const t = useTranslations("questions.rubric");
  const id = useId();
  const { levels } = criterion;
  const unnamed = problems.find(({ code }) => code === "criterion_missing");
  const change = (at: number, part: Partial<RubricLevel>) =>
    onChange({ levels: levels.map((level, place) => (place === at ? { ...level, ...part } : level)) });
  return (
    <KeyCard aria-label={t("criterion", { number })}>
      <div className="row row--apart">
        <span className="label" aria-hidden="true">
          {t("criterion", { number })}
        </span>
        <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
          {t("removeCriterion", { number })}
        </Button>
      </div>
      <LineInput
        id={`${id}n`}
        name={t("criterionName", { number })}
        value={criterion.name}
        problemId={unnamed && `${id}n-note`}
        onText={(name) => onChange({ name: name.slice(0, 200) })}
        onMove={onMove}
      />
      <LineProblem problem={unnamed} id={`${id}n-note`} />
      <input
        className="input"
        aria-label={t("criterionAbout", { number })}
        placeholder={t("about")}
        dir="auto"
        maxLength={2000}
        value={criterion.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <ol className="grid gap-1">
        {levels.map((level, at) => (
          <LevelLine
            key={level.id}
            level={level}
            names={{ level: at + 1, criterion: number }}
            onChange={(part) => change(at, part)}
            onMove={(by) => onChange({ levels: moved(levels, at, by) })}
            onRemove={() => onChange({ levels: levels.toSpliced(at, 1) })}
          />
        ))}
      </ol>
      {problems
        .filter(({ code }) => code !== "criterion_missing")
        .map((problem) => (
          <LineProblem key={problem.code} problem={problem} id={`${id}${problem.code}`} />
        ))}
      {levels.length < mostLevels && (
        <AddLine onAdd={() => onChange({ levels: [...levels, emptyLevel(uuidV4())] })}>{t("addLevel")}</AddLine>
      )}
    </KeyCard>
  );
}

interface LevelProps {
  level: RubricLevel;
  names: { level: number; criterion: number };
  onChange: (part: Partial<RubricLevel>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function LevelLine({ level, names, onChange, onMove, onRemove }: LevelProps) {
  const t = useTranslations("questions.rubric");
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-2 gap-y-1">
      <LevelPoints
        value={level.points}
        name={t("levelPoints", names)}
        bad={t("pointsBad")}
        onPoints={(points) => onChange({ points })}
      />
      <LineInput
        id={level.id}
        name={t("levelName", names)}
        value={level.name}
        onText={(name) => onChange({ name: name.slice(0, 200) })}
        onMove={onMove}
      />
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("removeLevel", names)}
      </Button>
      <input
        className="input col-2"
        aria-label={t("levelAbout", names)}
        placeholder={t("about")}
        dir="auto"
        maxLength={2000}
        value={level.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
    </li>
  );
}

interface PointsProps {
  value: number;
  name: string;
  /** Said of what is no number of points. */
  bad: string;
  onPoints: (points: number) => void;
}

/** What can't be read stays as it was typed, and the last good number counts. */
function LevelPoints({ value, name, bad, onPoints }: PointsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const isBad = typed !== null && readPoints(typed) === null;
  return (
    <span>
      <input
        className="input num inline-full"
        aria-label={name}
        aria-invalid={isBad || undefined}
        aria-describedby={isBad ? id : undefined}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? String(value)}
        onChange={({ target }) => {
          setTyped(target.value);
          const points = readPoints(target.value);
          if (points !== null && points !== value) onPoints(points);
        }}
        onBlur={() => !isBad && setTyped(null)}
      />
      {isBad && (
        <span className="visually-hidden" id={id}>
          {bad}
        </span>
      )}
    </span>
  );
}

const readPoints = readAmount(mostPoints, 2);
