import type { QuestionDisclosure } from "@/features/questions/question-type";
import { type AttemptRules, attemptsLeft, type EarlierAttempt } from "./rules";

/** What one look at an ended attempt may show. */
export interface Disclosure extends QuestionDisclosure {
  /** Points of the attempt as a whole. */
  score: boolean;
}

const NOTHING: Disclosure = { score: false, correctness: false, keys: false };

/**
 * Decided again at every look, from the student's attempts as they are then. Score and what was right come at once
 * where the author shows results; keys and explanations when the author's choice says so, and never while an attempt is
 * open, or the review of the first would be the answer sheet of the second.
 */
export function disclosureOf(
  rules: Pick<AttemptRules, "showResults" | "showCorrectAnswers" | "maxAttempts">,
  attempt: Pick<EarlierAttempt, "state">,
  all: readonly EarlierAttempt[],
  usedBefore = 0,
): Disclosure {
  if (attempt.state === "IN_PROGRESS") return NOTHING;
  const isGraded = attempt.state !== "GRADING";
  const isAnyOpen = all.some(({ state }) => state === "IN_PROGRESS");
  return {
    score: rules.showResults && isGraded,
    correctness: rules.showResults && isGraded,
    keys: !isAnyOpen && areKeysOpen(rules, all, usedBefore),
  };
}

function areKeysOpen(
  { showCorrectAnswers, maxAttempts }: Pick<AttemptRules, "showCorrectAnswers" | "maxAttempts">,
  all: readonly EarlierAttempt[],
  usedBefore: number,
): boolean {
  if (showCorrectAnswers === "NEVER") return false;
  if (showCorrectAnswers === "AFTER_SUBMIT") return true;
  return all.some(({ isPassed }) => isPassed === true) || attemptsLeft(maxAttempts, usedBefore + all.length) === 0;
}
