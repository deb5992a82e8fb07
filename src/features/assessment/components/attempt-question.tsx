import { lazyPart } from "@/components/on-demand/lazy-part";
import type { AnswerQueue } from "@/features/assessment/hooks/answer-queue";
import type { CheckState } from "@/features/assessment/hooks/use-checks";
import { QuestionField, type QuestionFieldProps } from "./question-field";
import { isAnswered } from "./question-state";

const QuestionCheck = lazyPart(() => import("./question-check").then((part) => part.QuestionCheck));

interface AttemptQuestionProps
  extends Pick<QuestionFieldProps, "question" | "attemptId" | "isHere" | "isOver" | "onHere"> {
  index: number;
  isHidden: boolean;
  queue: AnswerQueue;
  isCheckable: boolean;
  check: CheckState | undefined;
  onCheck: (versionId: string) => void;
}

/** One question of a running attempt, with the check of its answer where the attempt has that. */
export function AttemptQuestion({
  question,
  index,
  isOver,
  queue,
  isCheckable,
  check,
  onCheck,
  ...props
}: AttemptQuestionProps) {
  const { versionId } = question;
  const entry = queue.entry(versionId);
  const { isHidden, onHere } = props;
  const isFinal = entry.checkedAt !== null;
  return (
    <>
      <QuestionField
        {...props}
        question={question}
        number={index + 1}
        isOver={isOver || isFinal || check?.kind === "checking"}
        entry={entry}
        onChange={(value, delayMs) => queue.change(versionId, value, delayMs)}
      />
      {isCheckable && (
        <QuestionCheck
          number={index + 1}
          {...{ isHidden, isFinal, onHere }}
          state={check}
          isOffered={!isOver && isAnswered(question, entry.value)}
          onCheck={() => onCheck(versionId)}
        />
      )}
    </>
  );
}
