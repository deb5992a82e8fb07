import type { AnswerContent, QuestionContent, QuestionType } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";

export const aStoredAnswer = (id: string, isCorrect: boolean, more: Partial<AnswerContent> = {}): AnswerContent => ({
  id,
  text: `Option ${id}`,
  isCorrect,
  explanation: "",
  isCaseSensitive: false,
  isPattern: false,
  ...more,
});

/** A question as marking and review get it. */
export const aStoredQuestion = (type: QuestionType, more: Partial<QuestionContent> = {}): QuestionContent => ({
  versionId: "q",
  type,
  text: "Which?",
  points: 200,
  explanation: "",
  feedback: "",
  answers: [],
  numericValue: null,
  numericTolerance: null,
  numericUnit: null,
  body: null,
  ...more,
});

export const chose = (...selectedAnswers: string[]) => ({ selectedAnswers, textResponse: "" });
export const typed = (textResponse: string) => ({ selectedAnswers: [], textResponse });
export const earned = (of: QuestionContent, response: ReturnType<typeof chose>) =>
  questionType(of.type).score(of, response);
