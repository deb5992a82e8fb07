import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";

/** A question as the map shows it. */
export interface QuestionState {
  index: number;
  isAnswered: boolean;
  isFlagged: boolean;
  /** Answered, and the answer has not reached the server. */
  isWaiting: boolean;
  isHere: boolean;
}

export function stateOf(index: number, { value, status }: QueuedAnswer, here: number): QuestionState {
  const isAnswered = value.selectedAnswers.length > 0 || value.textResponse.trim() !== "";
  return {
    index,
    isAnswered,
    isFlagged: value.isFlagged,
    isWaiting: status === "kept" || status === "unkept",
    isHere: index === here,
  };
}
