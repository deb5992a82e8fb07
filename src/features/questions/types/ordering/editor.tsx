"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RowButtons } from "@/components/ui/row-buttons";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer } from "../../edited-question";
import { blankAnswer, type QuestionProblem } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { KeyLegend } from "../../shared/key-parts";
import { LineInput, moved } from "../../shared/line-input";
import { AddLine, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";

/** The items in their right order. */
export function ItemRows({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const [said, say] = useState("");
  const { answers } = question;
  const move = (at: number, by: 1 | -1) => {
    if (at + by < 0 || at + by >= answers.length) return;
    onChange({ answers: moved(answers, at, by) });
    say(t("itemMoved", { number: at + by + 1 }));
  };
  return (
    <fieldset>
      <KeyLegend note={t("shuffled")}>{t("items")}</KeyLegend>
      <LineList>
        {answers.map((answer, at) => (
          <ItemLine
            key={answer.id}
            answer={answer}
            place={at + 1}
            of={answers.length}
            problem={problems.find((each) => each.at === at)}
            onChange={(part) =>
              onChange({ answers: answers.map((one, place) => (place === at ? { ...one, ...part } : one)) })
            }
            onMove={(by) => move(at, by)}
            onRemove={() => onChange({ answers: answers.toSpliced(at, 1) })}
          />
        ))}
      </LineList>
      <AddLine onAdd={() => onChange({ answers: [...answers, blankAnswer(uuidV4(), "", true)] })}>
        {t("addItem")}
      </AddLine>
      <p aria-live="polite" className="visually-hidden">
        {said}
      </p>
    </fieldset>
  );
}

interface LineProps {
  answer: EditedAnswer;
  place: number;
  of: number;
  problem: QuestionProblem | undefined;
  onChange: (part: Partial<EditedAnswer>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function ItemLine({ answer, place, of, problem, onChange, onMove, onRemove }: LineProps) {
  const t = useTranslations("questions");
  const id = useId();
  const words = {
    up: t("itemUp", { number: place }),
    down: t("itemDown", { number: place }),
    remove: t("removeItem", { number: place }),
  };
  return (
    <Line kind="lines" number={place}>
      <LineInput
        id={id}
        name={t("item", { number: place })}
        isMarkdown
        value={answer.text}
        problemId={problem && `${id}-note`}
        onText={(text) => onChange({ text })}
        onMove={onMove}
      />
      <span className="row row--tight">
        <RowButtons place={place} of={of} words={words} onMove={onMove} onRemove={onRemove} />
      </span>
      <LineFeedback
        name={t("itemFeedback", { number: place })}
        hint={t("itemFeedbackHint")}
        value={answer.explanation}
        onText={(explanation) => onChange({ explanation })}
      />
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}
