import type {
  AnswerContent,
  QuestionContent,
  QuestionResponse,
  QuestionType,
} from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { noAnswer } from "@/features/questions/shared/no-answer";

export const aStoredAnswer = (id: string, isCorrect: boolean, more: Partial<AnswerContent> = {}): AnswerContent => ({
  id,
  text: `Option ${id}`,
  isCorrect,
  explanation: "",
  isCaseSensitive: false,
  isPattern: false,
  credit: 0,
  ...more,
});

/** A question as marking and review get it. */
export const aStoredQuestion = (type: QuestionType, more: Partial<QuestionContent> = {}): QuestionContent => ({
  versionId: "q",
  type,
  text: "Which?",
  points: 200,
  penalty: 0,
  explanation: "",
  feedback: "",
  answers: [],
  numericValue: null,
  numericTolerance: null,
  numericUnit: null,
  body: null,
  ...more,
});

export const chose = (...selectedAnswers: string[]) => ({ ...noAnswer, selectedAnswers });
export const typed = (textResponse: string) => ({ ...noAnswer, textResponse });
/** By the name of each field. */
export const filled = (fields: Record<string, string>) => ({ ...noAnswer, fields });
export const earned = (of: QuestionContent, response: QuestionResponse) => questionType(of.type).score(of, response);
