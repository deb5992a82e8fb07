import { isShown, type ReviewContext, reviewFacts } from "@/features/assessment/review-policy";
import {
  type AttemptRules,
  countingAttempt,
  type EarlierAttempt,
  isAssessmentPassed,
} from "@/features/assessment/rules";
import { percentageOf } from "@/features/questions/points";

/** What is of the tries at one assessment. */
export interface Result {
  /** 0 to 100; null where the author shows no results, or nothing was marked yet. */
  percentage: number | null;
  isPassed: boolean;
}

/**
 * The result under the rule that says which tries count; of the average, the mean of all that were marked. `context` says what the
 * author's choice of what is shown when depends on.
 */
export function standingResult(
  rules: Pick<AttemptRules, "countingRule" | "passingScore" | "review">,
  attempts: readonly EarlierAttempt[],
  context: ReviewContext,
): Result {
  const isPassed = isAssessmentPassed(rules, attempts);
  if (!isShown(rules, "score", reviewFacts(attempts, context))) return { percentage: null, isPassed };
  if (rules.countingRule !== "AVERAGE") {
    const standing = countingAttempt(rules.countingRule, attempts);
    return { percentage: standing ? percentageOf(standing.score ?? 0, standing.maxScore) / 100 : null, isPassed };
  }
  const marked = attempts.filter(({ score }) => score !== null);
  if (marked.length === 0) return { percentage: null, isPassed };
  const sum = marked.reduce((total, { score, maxScore }) => total + percentageOf(score ?? 0, maxScore), 0);
  return { percentage: Math.floor(sum / marked.length) / 100, isPassed };
}

/** Where someone is with an assessment, in one word of the transcript. */
export function stateOf({ isPassed, isBeingGraded }: { isPassed: boolean; isBeingGraded: boolean }) {
  if (isPassed) return "passed";
  return isBeingGraded ? "grading" : "notPassed";
}
