"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { Button } from "@/components/ui/button";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer } from "../../edited-question";
import { blankAnswer, type QuestionProblem } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { AnswerCredit } from "../../shared/credit-field";
import { KeyLegend } from "../../shared/key-parts";
import { LineInput, moved } from "../../shared/line-input";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";

/** The texts that a short answer knows, each with what it earns. */
export function AcceptedRows({ question: { answers }, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  return (
    <fieldset>
      <KeyLegend>{t("answers")}</KeyLegend>
      <p className="caption mbe-2">{t("answersHint")}</p>
      <LineList>
        {answers.map((answer, at) => (
          <AnswerLine
            key={answer.id}
            answer={answer}
            number={at + 1}
            problem={problems.find((each) => each.at === at)}
            onChange={(part) => onChange({ answers: answers.with(at, { ...answer, ...part }) })}
            onRemove={() => onChange({ answers: answers.toSpliced(at, 1) })}
            onMove={(by) => onChange({ answers: moved(answers, at, by) })}
          />
        ))}
      </LineList>
      <AddLine onAdd={() => onChange({ answers: [...answers, blankAnswer(uuidV4(), "", true)] })}>
        {t("addAnswer")}
      </AddLine>
    </fieldset>
  );
}

interface LineProps {
  answer: EditedAnswer;
  number: number;
  problem: QuestionProblem | undefined;
  onChange: (part: Partial<EditedAnswer>) => void;
  onRemove: () => void;
  onMove: (by: number) => void;
}

function AnswerLine({ answer, number, problem, onChange, onRemove, onMove }: LineProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <Line kind="lines" number={number}>
      <LineInput
        id={id}
        name={t("answerOf", { number })}
        value={answer.text}
        problemId={problem && `${id}-note`}
        onText={(text) => onChange({ text })}
        onMove={onMove}
      />
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("removeAnswer", { number })}
      </Button>
      <LineFeedback
        name={t("answerFeedback", { number })}
        hint={t("answerFeedbackHint")}
        value={answer.explanation}
        onText={(explanation) => onChange({ explanation })}
      >
        <AnswerCredit id={`${id}-credit`} name={t("answerCredit", { number })} answer={answer} onChange={onChange} />
      </LineFeedback>
      <div className="col-2 flex flex-wrap gap-x-4 max-phone:col-[1/-1]">
        <CheckRow
          label={t("caseSensitive")}
          checked={answer.isCaseSensitive}
          onChange={(event) => onChange({ isCaseSensitive: event.target.checked })}
        />
        <CheckRow
          label={t("pattern")}
          checked={answer.isPattern}
          onChange={(event) => onChange({ isPattern: event.target.checked })}
        />
      </div>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}
