"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { mostCredit } from "../../points";
import type { QuestionProblem } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { CreditField } from "../../shared/credit-field";
import { KeyLegend } from "../../shared/key-parts";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";
import { type ForeseenNumber, mostForeseen, readNumeric } from "./body";

/** Numbers other than the key: what each earns, and what is said to whoever gave it. */
export function ForeseenFields({ question: { numericUnit, body }, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions.foreseen");
  const read = readNumeric(body);
  const { foreseen } = read;
  const change = (numbers: ForeseenNumber[]) => onChange({ body: { ...read, foreseen: numbers } });
  return (
    <fieldset>
      <KeyLegend>{t("title")}</KeyLegend>
      <p className="caption mbe-2">{t("hint")}</p>
      {foreseen.length > 0 && (
        <LineList>
          {foreseen.map((number, at) => (
            <NumberLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a number has no identity but its place
              key={at}
              foreseen={number}
              number={at + 1}
              unit={numericUnit.trim()}
              problem={problems.find(({ code, at: place }) => place === at && code.startsWith("foreseen"))}
              onChange={(part) => change(foreseen.with(at, { ...number, ...part }))}
              onRemove={() => change(foreseen.toSpliced(at, 1))}
            />
          ))}
        </LineList>
      )}
      {foreseen.length < mostForeseen && (
        <AddLine onAdd={() => change([...foreseen, { value: "", tolerance: "", credit: 0, feedback: "" }])}>
          {t("add")}
        </AddLine>
      )}
    </fieldset>
  );
}

interface LineProps {
  foreseen: ForeseenNumber;
  number: number;
  unit: string;
  problem: QuestionProblem | undefined;
  onChange: (part: Partial<ForeseenNumber>) => void;
  onRemove: () => void;
}

function NumberLine({ foreseen, number, unit, problem, onChange, onRemove }: LineProps) {
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
          aria-label={t("value", { number })}
          value={value}
          onChange={(event) => onChange({ value: event.target.value })}
        />
        <span aria-hidden="true">±</span>
        <input
          {...tied(isOfTolerance)}
          className="input num inline-24"
          aria-label={t("tolerance", { number })}
          value={tolerance}
          onChange={(event) => onChange({ tolerance: event.target.value })}
        />
        <span className="muted">{unit}</span>
      </span>
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("remove", { number })}
      </Button>
      <LineFeedback
        name={t("feedback", { number })}
        hint={t("feedbackHint")}
        value={feedback}
        onText={(text) => onChange({ feedback: text })}
      >
        <CreditField
          id={`${id}-credit`}
          name={t("credit", { number })}
          value={credit}
          most={mostCredit}
          onCredit={(percent) => onChange({ credit: percent })}
        />
      </LineFeedback>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}
