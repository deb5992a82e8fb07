import type { AnswerValue, QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import type { PublicQuestion } from "@/features/assessment/question-types/question-type";
import { readDecimals } from "@/lib/decimal";

/** A question as the map shows it. */
export interface QuestionState {
  index: number;
  isAnswered: boolean;
  isFlagged: boolean;
  /** Answered, and the answer has not reached the server. */
  isWaiting: boolean;
  isHere: boolean;
}

type Asked = Pick<PublicQuestion, "control" | "unit">;

/** Something was typed as a number that cannot be read as one: it is kept, and earns nothing as it is. */
export const isUnread = ({ control, unit }: Asked, { textResponse }: AnswerValue): boolean =>
  control === "number" && textResponse.trim() !== "" && readDecimals(textResponse, unit).length === 0;

export const isAnswered = (question: Asked, value: AnswerValue): boolean =>
  value.selectedAnswers.length > 0 || (value.textResponse.trim() !== "" && !isUnread(question, value));

export function stateOf(question: Asked, index: number, { value, status }: QueuedAnswer, here: number): QuestionState {
  return {
    index,
    isAnswered: isAnswered(question, value),
    isFlagged: value.isFlagged,
    isWaiting: status === "kept" || status === "unkept",
    isHere: index === here,
  };
}
