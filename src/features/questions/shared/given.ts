import type { AnswerValue } from "../question-player";

export const isAnyChosen = (_question: unknown, { selectedAnswers }: AnswerValue): boolean =>
  selectedAnswers.length > 0;

export const isTyped = (_question: unknown, { textResponse }: AnswerValue): boolean => textResponse.trim() !== "";

/** For types whose every answer can be read. */
export const neverUnread = (): boolean => false;
