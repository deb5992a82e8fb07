import { useTranslations } from "next-intl";
import { memo, useId, useState } from "react";
import { OptionRow } from "@/components/form/option-row";
import type { AnswerValue, QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import { AuthoredText } from "./authored-text";
import { isAnswered, isUnread } from "./question-state";
import { SavedMark } from "./saved-line";
import type { ShownQuestion } from "./shown-attempt";

export interface QuestionFieldProps {
  question: ShownQuestion;
  number: number;
  isHere: boolean;
  isOver: boolean;
  entry: QueuedAnswer;
  onHere: () => void;
  onChange: (value: AnswerValue, delayMs?: number) => void;
}

const typingPauseMs = 500;

/** One question: a group named by its text, with the parts that its type answers by. */
export const QuestionField = memo(
  function QuestionField(props: QuestionFieldProps) {
    const { question, number, isHere, entry, onHere, isOver } = props;
    const id = useId();
    const isUnusable = isUnread(question, entry.value);
    const classes = ["q", isAnswered(question, entry.value) && "q--done", isHere && "q--here"]
      .filter(Boolean)
      .join(" ");
    return (
      <fieldset
        className={classes}
        id={`q${number}`}
        aria-labelledby={`${id}n ${id}t`}
        onFocus={onHere}
        disabled={isOver}
      >
        <QuestionHead question={question} number={number} id={id} />
        <div className="q__pts caption">
          <PointsLine question={question} />
          {!isUnusable && entry.status !== "none" && <span aria-hidden="true">·</span>}
          {!isUnusable && <SavedMark entry={entry} />}
        </div>
        {question.control === "one-of" || question.control === "any-of" ? (
          <Options {...props} name={id} />
        ) : (
          <TypedAnswer {...props} id={id} />
        )}
      </fieldset>
    );
  },
  (before, after) => before.entry === after.entry && before.isHere === after.isHere && before.isOver === after.isOver,
);

/** A legend holds a line; a text of several blocks is where a legend would. */
function QuestionHead({ question: { text }, number, id }: { question: ShownQuestion; number: number; id: string }) {
  const head = (
    <>
      <span className="q__n" id={`${id}n`}>
        {number}
      </span>{" "}
      <AuthoredText text={text} id={`${id}t`} className={text.isInline ? undefined : "q__blocks"} />
    </>
  );
  return text.isInline ? <legend>{head}</legend> : <div className="q__head">{head}</div>;
}

function PointsLine({ question }: { question: ShownQuestion }) {
  const t = useTranslations("assessment");
  return (
    <span>
      {t("points", { points: question.points / 100 })}
      {question.partialCredit && `, ${t("attempt.partMarks")}`}
      {question.control === "any-of" && `, ${t("attempt.chooseAll")}`}
    </span>
  );
}

function Options({ question, entry, onChange, onHere, name }: QuestionFieldProps & { name: string }) {
  const chosen = entry.value.selectedAnswers;
  const isOneOf = question.control === "one-of";
  const choose = (id: string, isChosen: boolean) => {
    // Some browsers do not focus what is pressed with a mouse.
    onHere();
    const others = isOneOf ? [] : chosen.filter((other) => other !== id);
    onChange({ ...entry.value, selectedAnswers: isChosen ? [...others, id] : others });
  };
  return (
    <div className="q__opts">
      {question.options.map(({ id, text }) => (
        <OptionRow
          key={id}
          type={isOneOf ? "radio" : "checkbox"}
          name={name}
          checked={chosen.includes(id)}
          onChange={(event) => choose(id, event.target.checked)}
          label={<AuthoredText text={text} isName />}
        />
      ))}
    </div>
  );
}

function TypedAnswer({ question, entry, onChange, id }: QuestionFieldProps & { id: string }) {
  const t = useTranslations("assessment.attempt");
  const [isLeft, setLeft] = useState(false);
  const text = entry.value.textResponse;
  const isNumber = question.control === "number";
  const isWrong = isLeft && isUnread(question, entry.value);
  const save = (delayMs: number, typed: string) => onChange({ ...entry.value, textResponse: typed }, delayMs);
  return (
    <div className="row">
      <label className="visually-hidden" htmlFor={`${id}a`}>
        {question.unit ? t("yourAnswerIn", { unit: question.unit }) : t("yourAnswer")}
      </label>
      <input
        id={`${id}a`}
        className={isNumber ? "input q__num num" : "input q__line"}
        type="text"
        inputMode={isNumber ? "decimal" : undefined}
        autoComplete="off"
        maxLength={1000}
        value={text}
        aria-invalid={isWrong || undefined}
        aria-describedby={isNumber ? `${id}h` : undefined}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          if (entry.status === "saving") save(0, text);
        }}
        onChange={(event) => save(typingPauseMs, event.target.value)}
      />
      {question.unit && <span className="muted">{question.unit}</span>}
      {isNumber && (
        <span className={isWrong ? "field__error" : "caption"} id={`${id}h`}>
          {t(isWrong ? "notANumber" : "numberHint")}
        </span>
      )}
    </div>
  );
}
