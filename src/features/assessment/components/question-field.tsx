import { useTranslations } from "next-intl";
import { memo, useId } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Icon } from "@/components/ui/icon";
import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import { questionPlayer } from "@/features/questions/players";
import { QuestionFrame, QuestionHead, QuestionLine } from "@/features/questions/question-frame";
import type { AnswerValue } from "@/features/questions/question-player";
import type { ShownQuestion } from "@/features/questions/shown-question";
import { SavedMark } from "./saved-line";

const RubricFold = lazyPart(() => import("@/features/questions/shared/rubric-fold").then((part) => part.RubricFold));

export interface QuestionFieldProps {
  question: ShownQuestion;
  attemptId: string;
  number: number;
  isHere: boolean;
  /** On another page of the attempt. */
  isHidden?: boolean;
  /** Nothing more is taken: the time is over, or the answer is final. */
  isOver: boolean;
  entry: QueuedAnswer;
  onHere: () => void;
  onChange: (value: AnswerValue, delayMs?: number) => void;
}

/** One question: a group named by its text, with the parts that its type answers by. */
export const QuestionField = memo(
  function QuestionField(props: QuestionFieldProps) {
    const { question, attemptId, number, isHere, entry, onHere, onChange, isOver } = props;
    const { AnswerFields, inText, isAnswered, isUnread } = questionPlayer(question.type);
    const t = useTranslations("assessment.attempt");
    const id = useId();
    const isUnusable = isUnread(question, entry.value);
    return (
      <QuestionFrame
        isHere={isHere}
        id={`q${number}`}
        data-answered={isAnswered(question, entry.value) || undefined}
        {...(inText
          ? { "aria-label": `${number} ${inText.nameOf(question, (blank) => t("blank", { number: blank }))}` }
          : { "aria-labelledby": `${id}n ${id}t` })}
        onFocus={onHere}
        disabled={isOver}
        hidden={props.isHidden}
      >
        <QuestionHead
          {...{ number, id, isHere, text: question.text }}
          withFields={inText && <inText.TextFields {...{ question, entry, id, onHere, onChange }} />}
        />
        <QuestionLine>
          <PointsLine question={question} />
          {!isUnusable && entry.status.kind !== "idle" && <span aria-hidden="true">·</span>}
          {!isUnusable && <SavedMark entry={entry} />}
        </QuestionLine>
        {entry.isChangedElsewhere && !question.files && (
          <p className="state state--caution mbe-2">
            <Icon name="monitor-smartphone" /> {t("changedHere")}
          </p>
        )}
        {question.rubric && <RubricFold rubric={question.rubric} />}
        <AnswerFields {...{ question, attemptId, entry, id, isOver, onHere, onChange }} />
      </QuestionFrame>
    );
  },
  (before, after) =>
    before.entry === after.entry &&
    before.isHere === after.isHere &&
    before.isHidden === after.isHidden &&
    before.isOver === after.isOver,
);

function PointsLine({ question }: { question: ShownQuestion }) {
  const t = useTranslations("assessment");
  const { hint: said } = questionPlayer(question.type);
  const hint = typeof said === "function" ? said(question) : said;
  return (
    <span>
      {t("points", { points: question.points / 100 })}
      {question.partialCredit && `, ${t("attempt.partMarks")}`}
      {hint && `, ${t(`attempt.${hint}`)}`}
      {question.penalty > 0 && `. ${t("penalty", { points: question.penalty / 100 })}`}
    </span>
  );
}
