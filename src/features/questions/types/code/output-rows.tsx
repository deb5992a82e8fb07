"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer } from "../../edited-question";
import { blankAnswer, type QuestionProblem } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { MAX_TEXT_RESPONSE } from "../../question-type";
import { AnswerCredit } from "../../shared/credit-field";
import { KeyLegend } from "../../shared/key-parts";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";

interface OutputRowsProps extends Pick<KeyEditorProps, "problems"> {
  answers: readonly EditedAnswer[];
  onChange: (answers: EditedAnswer[]) => void;
}

/** The outputs that a program is known to print, each with what it earns. */
export function OutputRows({ answers, problems, onChange }: OutputRowsProps) {
  const t = useTranslations("questions");
  return (
    <fieldset>
      <KeyLegend>{t("outputs")}</KeyLegend>
      <p className="caption mbe-2">{t("outputsHint")}</p>
      <LineList>
        {answers.map((answer, at) => (
          <OutputLine
            key={answer.id}
            answer={answer}
            number={at + 1}
            problem={problems.find((each) => each.at === at)}
            onChange={(part) => onChange(answers.with(at, { ...answer, ...part }))}
            onRemove={() => onChange(answers.toSpliced(at, 1))}
          />
        ))}
      </LineList>
      <AddLine onAdd={() => onChange([...answers, blankAnswer(uuidV4(), "", true)])}>{t("addOutput")}</AddLine>
    </fieldset>
  );
}

interface LineProps {
  answer: EditedAnswer;
  number: number;
  problem: QuestionProblem | undefined;
  onChange: (part: Partial<EditedAnswer>) => void;
  onRemove: () => void;
}

function OutputLine({ answer, number, problem, onChange, onRemove }: LineProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <Line kind="lines" number={number}>
      <textarea
        id={id}
        className="input font-mono"
        aria-label={t("outputOf", { number })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem && `${id}-note`}
        dir="auto"
        rows={3}
        spellCheck={false}
        maxLength={MAX_TEXT_RESPONSE}
        value={answer.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("removeOutput", { number })}
      </Button>
      <LineFeedback
        name={t("outputFeedback", { number })}
        hint={t("outputFeedbackHint")}
        value={answer.explanation}
        onText={(explanation) => onChange({ explanation })}
      >
        <AnswerCredit id={`${id}-credit`} name={t("outputCredit", { number })} answer={answer} onChange={onChange} />
      </LineFeedback>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}
