import type { Hundredths } from "../points";
import {
  MAX_TEXT_RESPONSE,
  type QuestionContent,
  type QuestionDisclosure,
  type QuestionResponse,
  type ReviewRow,
} from "../question-type";
import { fullCredit, signOfCredit } from "./credit";
import { hasNoFields, noAnswer } from "./no-answer";

export function isText(_question: QuestionContent, response: QuestionResponse): boolean {
  return (
    hasNoFields(response) && response.selectedAnswers.length === 0 && response.textResponse.length <= MAX_TEXT_RESPONSE
  );
}

/** A text, and no options. */
export const textOf = (textResponse: string): QuestionResponse => ({ ...noAnswer, textResponse });

export function nothingTyped(response: QuestionResponse): boolean {
  return response.textResponse.trim() === "";
}

/** The student's text, then what would have been right unless it was. */
export function textRows(
  response: QuestionResponse,
  { credit, feedback, keys }: { credit: Hundredths; feedback: string; keys: readonly string[] },
  shown: QuestionDisclosure,
): ReviewRow[] {
  const rows: ReviewRow[] = [];
  if (!nothingTyped(response)) {
    rows.push({
      who: "you",
      text: response.textResponse,
      kind: "typed",
      sign: shown.correctness ? signOfCredit(credit) : null,
      feedback: shown.feedback ? feedback : "",
    });
  }
  if (!shown.keys || credit === fullCredit) return rows;
  return [
    ...rows,
    ...keys.map((text): ReviewRow => ({ who: "key", text, kind: "typed", sign: "missed", feedback: "" })),
  ];
}
