"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { mostCredit } from "../points";
import type { QuestionProblem } from "../question-authoring";
import { CreditField } from "./credit-field";
import { type ForeseenNumber, mostForeseen } from "./foreseen-number";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "./line-parts";

type Part = "value" | "tolerance" | "feedback" | "credit" | "remove";

interface LinesProps {
  numbers: readonly ForeseenNumber[];
  /** Shown behind each. */
  unit?: string;
  /** What is wrong with the number at this place, from 0 on. */
  problemAt: (at: number) => QuestionProblem | undefined;
  /** What a part of a number is called, by its place from 1 on. */
  nameOf: (part: Part, number: number) => string;
  onChange: (numbers: ForeseenNumber[]) => void;
}

/** Numbers other than the right one: what each earns, and what is said to whoever gave it. */
export function ForeseenNumberLines({ numbers, unit = "", problemAt, nameOf, onChange }: LinesProps) {
  const t = useTranslations("questions.foreseen");
  return (
    <>
      {numbers.length > 0 && (
        <LineList>
          {numbers.map((number, at) => (
            <NumberLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a number has no identity but its place
              key={at}
              foreseen={number}
              number={at + 1}
              unit={unit}
              problem={problemAt(at)}
              nameOf={(part) => nameOf(part, at + 1)}
              onChange={(part) => onChange(numbers.with(at, { ...number, ...part }))}
              onRemove={() => onChange(numbers.toSpliced(at, 1))}
            />
          ))}
        </LineList>
      )}
      {numbers.length < mostForeseen && (
        <AddLine onAdd={() => onChange([...numbers, { value: "", tolerance: "", credit: 0, feedback: "" }])}>
          {t("add")}
        </AddLine>
      )}
    </>
  );
}

interface LineProps {
  foreseen: ForeseenNumber;
  number: number;
  unit: string;
  problem: QuestionProblem | undefined;
  nameOf: (part: Part) => string;
  onChange: (part: Partial<ForeseenNumber>) => void;
  onRemove: () => void;
}

function NumberLine({ foreseen, number, unit, problem, nameOf, onChange, onRemove }: LineProps) {
  const t = useTranslations("questions.foreseen");
  const id = useId();
  const { value, tolerance, credit, feedback } = foreseen;
  const isOfTolerance = problem?.code === "foreseen_tolerance";
  const tied = (isWrong: boolean) => ({
    "aria-invalid": isWrong || undefined,
    "aria-describedby": isWrong ? `${id}-note` : undefined,
    maxLength: 60,
  });
  return (
    <Line kind="lines" number={number}>
      <span className="flex items-center gap-2">
        <input
          {...tied(problem !== undefined && !isOfTolerance)}
          className="input num inline-32"
          aria-label={nameOf("value")}
          value={value}
          onChange={(event) => onChange({ value: event.target.value })}
        />
        <span aria-hidden="true">±</span>
        <input
          {...tied(isOfTolerance)}
          className="input num inline-24"
          aria-label={nameOf("tolerance")}
          value={tolerance}
          onChange={(event) => onChange({ tolerance: event.target.value })}
        />
        <span className="muted">{unit}</span>
      </span>
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {nameOf("remove")}
      </Button>
      <LineFeedback
        name={nameOf("feedback")}
        hint={t("feedbackHint")}
        value={feedback}
        onText={(text) => onChange({ feedback: text })}
      >
        <CreditField
          id={`${id}-credit`}
          name={nameOf("credit")}
          value={credit}
          most={mostCredit}
          onCredit={(percent) => onChange({ credit: percent })}
        />
      </LineFeedback>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}
