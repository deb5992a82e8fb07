"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { Button } from "@/components/ui/button";
import type { EditedAnswer } from "../../edited-question";
import type { QuestionProblem } from "../../question-authoring";
import { LineInput } from "../../shared/line-input";
import { LineFeedback, LineProblem } from "../../shared/line-parts";
import { type Area, areaShapes, fitArea } from "./areas";

interface CardProps {
  answer: EditedAnswer;
  area: Area;
  number: number;
  problem: QuestionProblem | undefined;
  onAnswer: (part: Partial<EditedAnswer>) => void;
  onPlace: (area: Area) => void;
  onRemove: () => void;
}

const sides = ["left", "top", "width", "height"] as const;

/** One area: its name, whether it is right, what is said about it, and its place in percent of the image. */
export function AreaCard({ answer, area, number, problem, onAnswer, onPlace, onRemove }: CardProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <li className="stack border-line border-bs py-3">
      <div className="row row--tight">
        <span className="num muted" aria-hidden="true">
          {number}
        </span>
        <LineInput
          id={id}
          name={t("hotspot.name", { number })}
          isMarkdown
          value={answer.text}
          problemId={problem && `${id}-note`}
          onText={(text) => onAnswer({ text })}
        />
        <CheckRow
          label={t("correct")}
          aria-describedby={id}
          checked={answer.isCorrect}
          onChange={(event) => onAnswer({ isCorrect: event.target.checked })}
        />
        <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
          {t("hotspot.remove", { number })}
        </Button>
      </div>
      <LineProblem problem={problem} id={`${id}-note`} />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        <label className="caption grid gap-1">
          {t("hotspot.shape")}
          <select
            className="input"
            aria-label={t("hotspot.shapeOf", { number })}
            value={area.shape}
            onChange={(event) => {
              const shape = areaShapes.find((one) => one === event.target.value) ?? area.shape;
              onPlace({ ...area, shape });
            }}
          >
            {areaShapes.map((shape) => (
              <option key={shape} value={shape}>
                {t(`hotspot.shapes.${shape}`)}
              </option>
            ))}
          </select>
        </label>
        {sides.map((side) => (
          <PercentField
            key={side}
            label={t(`hotspot.sides.${side}`)}
            name={t(`hotspot.sidesOf.${side}`, { number })}
            value={area[side]}
            onNumber={(percent) => onPlace(fitArea({ ...area, [side]: percent }))}
          />
        ))}
      </div>
      <LineFeedback
        name={t("hotspot.feedback", { number })}
        hint={t("optionFeedbackHint")}
        value={answer.explanation}
        onText={(explanation) => onAnswer({ explanation })}
      />
    </li>
  );
}

interface PercentProps {
  label: string;
  name: string;
  value: number;
  onNumber: (percent: number) => void;
}

/** A number from 0 to 100. What is typed stays as it is until the field is left. */
function PercentField({ label, name, value, onNumber }: PercentProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="caption grid gap-1">
      {label}
      <input
        className="input"
        type="number"
        inputMode="decimal"
        aria-label={name}
        min={0}
        max={100}
        step="any"
        value={typed ?? String(value)}
        onChange={(event) => {
          setTyped(event.target.value);
          const percent = event.target.valueAsNumber;
          if (percent >= 0 && percent <= 100) onNumber(percent);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
