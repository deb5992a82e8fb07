import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import { questionPlayer } from "@/features/questions/players";
import type { AnswerValue, AskedQuestion } from "@/features/questions/question-player";

/** A question as the map shows it. */
export interface QuestionState {
  index: number;
  isAnswered: boolean;
  isFlagged: boolean;
  /** The answer is final. */
  isChecked: boolean;
  /** Answered, and the answer has not reached the server. */
  isWaiting: boolean;
  isHere: boolean;
}

export const isAnswered = (question: AskedQuestion, value: AnswerValue): boolean =>
  questionPlayer(question.type).isAnswered(question, value);

/** Longer than its author asked for. */
export const isTooLong = (question: AskedQuestion, value: AnswerValue): boolean =>
  questionPlayer(question.type).isTooLong?.(question, value) ?? false;

export function stateOf(
  question: AskedQuestion,
  index: number,
  { value, status, checkedAt }: QueuedAnswer,
  here: number,
): QuestionState {
  return {
    index,
    isAnswered: isAnswered(question, value),
    isFlagged: value.isFlagged,
    isChecked: checkedAt !== null,
    isWaiting: status.kind === "kept" || status.kind === "retrying",
    isHere: index === here,
  };
}
