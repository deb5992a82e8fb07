import { type Hundredths, shareOf } from "../points";
import type { AnswerContent, QuestionScore, ReviewRow } from "../question-type";

/** In hundredths of a percent of the points. */
export const fullCredit: Hundredths = 10_000;

/** What someone earns who gave this answer; nothing where theirs was none of those that are foreseen. */
export const creditOf = (answer: Pick<AnswerContent, "isCorrect" | "credit"> | undefined): Hundredths =>
  answer?.isCorrect ? fullCredit : (answer?.credit ?? 0);

export const scoreOfCredit = (points: Hundredths, credit: Hundredths): QuestionScore => ({
  earned: shareOf(points, credit, fullCredit),
  isCorrect: credit === fullCredit,
});

/** Of what was given, by what it earns. */
export function signOfCredit(credit: Hundredths): ReviewRow["sign"] {
  if (credit === fullCredit) return "right";
  return credit > 0 ? "partly" : "wrong";
}
