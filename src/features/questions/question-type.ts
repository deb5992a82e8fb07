import type { Hundredths } from "./points";

export const questionTypes = ["SINGLE_CHOICE", "MULTIPLE_CHOICE", "TRUE_FALSE", "NUMERIC", "SHORT_ANSWER"] as const;
export type QuestionType = (typeof questionTypes)[number];

/** One version of a question with everything its author wrote, keys included. It never leaves the server. */
export interface QuestionContent {
  versionId: string;
  type: QuestionType;
  text: string;
  points: Hundredths;
  explanation: string;
  feedback: string;
  /** Options of a choice in the author's order, or the accepted texts of a short answer. */
  answers: readonly AnswerContent[];
  numericValue: string | null;
  /** Absolute, or a share of the value ("5%"). */
  numericTolerance: string | null;
  numericUnit: string | null;
}

export interface AnswerContent {
  id: string;
  text: string;
  isCorrect: boolean;
  explanation: string;
  isCaseSensitive: boolean;
  isPattern: boolean;
}

/** What the student gave: ids of options, or a text. */
export interface QuestionResponse {
  selectedAnswers: readonly string[];
  textResponse: string;
}

export interface QuestionScore {
  earned: Hundredths;
  /** Full marks. */
  isCorrect: boolean;
}

/** Which part of the page a question needs. */
export type Control = "one-of" | "any-of" | "number" | "text";

/** A question as a student sees it while answering: nothing in it tells what is right. */
export interface PublicQuestion {
  versionId: string;
  type: QuestionType;
  control: Control;
  text: string;
  points: Hundredths;
  /** Part of the points can be earned. */
  partialCredit: boolean;
  options: readonly { id: string; text: string }[];
  unit: string;
}

/** What the review policy allows to be shown of one question now. */
export interface QuestionDisclosure {
  /** Points, and whether what the student gave is right. */
  correctness: boolean;
  /** What would have been right, with the author's explanations. */
  keys: boolean;
}

export interface ReviewRow {
  who: "you" | "key";
  text: string;
  /** Author's text (Markdown) or the student's own (plain). */
  kind: "authored" | "typed";
  sign: "right" | "wrong" | "missed" | null;
  /** The author's words about this very answer. */
  feedback: string;
}

/** How one type of question is answered and marked: its folder's `marking.ts`, and one line in `registry.ts`. */
export interface QuestionTypeDefinition {
  type: QuestionType;
  control: Control;
  partialCredit: boolean;
  /** Null where the stored answers are the key itself and no student sees them. */
  options: OptionRules | null;
  /** Whether a response has the shape that this question can hold. Says nothing about right or wrong. */
  accepts(question: QuestionContent, response: QuestionResponse): boolean;
  isBlank(response: QuestionResponse): boolean;
  score(question: QuestionContent, response: QuestionResponse): QuestionScore;
  reviewRows(question: QuestionContent, response: QuestionResponse, shown: QuestionDisclosure): ReviewRow[];
}

/** What an attempt fixes of the options at its start. */
export interface OptionRules {
  /** Whether their order may differ from the author's. */
  mayShuffle: boolean;
  mostSelected(optionCount: number): number;
}

export const MAX_TEXT_RESPONSE = 1000;
