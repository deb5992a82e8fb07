"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { Button } from "@/components/ui/button";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer } from "../edited-question";
import { mostCredit } from "../points";
import { blankAnswer, type QuestionProblem } from "../question-authoring";
import type { KeyEditorProps } from "../question-editor";
import { CreditField, FullCredit } from "./credit-field";
import { KeyLegend } from "./key-parts";
import { LineInput, moved } from "./line-input";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "./line-parts";

interface OptionRowsProps extends KeyEditorProps {
  /** One of them is right. */
  isOneOf?: boolean;
  /** Those that aren't right may earn a part of the points. */
  hasCredit?: boolean;
  /** None is added or removed. */
  isFixed?: boolean;
}

/** The options of a choice, each with its place in the key and what is said to those who chose it. */
export function OptionRows({
  question,
  problems,
  onChange,
  isShuffled,
  isOneOf = false,
  hasCredit = false,
  isFixed = false,
}: OptionRowsProps) {
  const t = useTranslations("questions");
  const group = useId();
  const { answers } = question;
  const change = (at: number, part: Partial<EditedAnswer>) =>
    onChange({ answers: answers.map((answer, place) => (place === at ? { ...answer, ...part } : answer)) });
  const mark = (at: number, isCorrect: boolean) => {
    if (!isOneOf) change(at, { isCorrect });
    else onChange({ answers: answers.map((answer, place) => ({ ...answer, isCorrect: place === at })) });
  };
  const hasManyKeys = problems.some(({ code }) => code === "many_keys");
  return (
    <fieldset>
      <KeyLegend note={isShuffled && t("shuffled")}>{t("options")}</KeyLegend>
      <LineList>
        {answers.map((answer, at) => (
          <OptionLine
            key={answer.id}
            answer={answer}
            number={at + 1}
            problem={problems.find((each) => each.at === at)}
            isOneOf={isOneOf}
            hasCredit={hasCredit}
            // Radios of one name show one mark only; of several that were stored all are to be seen.
            group={hasManyKeys ? undefined : group}
            onChange={(part) => change(at, part)}
            onMark={(isCorrect) => mark(at, isCorrect)}
            onRemove={isFixed ? null : () => onChange({ answers: answers.toSpliced(at, 1) })}
            onMove={(by) => onChange({ answers: moved(answers, at, by) })}
          />
        ))}
      </LineList>
      {!isFixed && (
        <AddLine onAdd={() => onChange({ answers: [...answers, blankAnswer(uuidV4())] })}>{t("addOption")}</AddLine>
      )}
    </fieldset>
  );
}

interface LineProps {
  answer: EditedAnswer;
  number: number;
  problem: QuestionProblem | undefined;
  isOneOf: boolean;
  hasCredit: boolean;
  group: string | undefined;
  onChange: (part: Partial<EditedAnswer>) => void;
  onMark: (isCorrect: boolean) => void;
  onRemove: (() => void) | null;
  onMove: (by: number) => void;
}

function OptionLine({
  answer,
  number,
  problem,
  isOneOf,
  hasCredit,
  group,
  onChange,
  onMark,
  onRemove,
  onMove,
}: LineProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <Line kind="options" number={number} isRight={answer.isCorrect}>
      <LineInput
        id={id}
        name={t("option", { number })}
        isMarkdown
        value={answer.text}
        problemId={problem && `${id}-note`}
        onText={(text) => onChange({ text })}
        onMove={onMove}
      />
      <CheckRow
        type={isOneOf ? "radio" : "checkbox"}
        name={group}
        label={t("correct")}
        aria-describedby={id}
        checked={answer.isCorrect}
        onChange={(event) => onMark(event.target.checked)}
      />
      {onRemove && (
        <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
          {t("removeOption", { number })}
        </Button>
      )}
      <LineFeedback
        name={t("optionFeedbackName", { number })}
        hint={t("optionFeedbackHint")}
        value={answer.explanation}
        onText={(explanation) => onChange({ explanation })}
      >
        {hasCredit && <OptionCredit id={`${id}-credit`} {...{ answer, number, onChange }} />}
      </LineFeedback>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}

/** What an option earns: all points where it is right. */
function OptionCredit({
  id,
  answer,
  number,
  onChange,
}: Pick<LineProps, "answer" | "number" | "onChange"> & { id: string }) {
  const t = useTranslations("questions");
  if (answer.isCorrect) return <FullCredit />;
  return (
    <CreditField
      id={id}
      name={t("optionCredit", { number })}
      value={answer.credit ?? 0}
      most={mostCredit}
      onCredit={(credit) => onChange({ credit: credit || undefined })}
    />
  );
}
