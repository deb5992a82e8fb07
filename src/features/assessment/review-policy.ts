import type { QuestionDisclosure } from "@/features/questions/question-type";
import { type ReviewPart, type ReviewStage, shownDuring } from "@/features/questions/review-matrix";
import { type AttemptRules, attemptsLeft, type EarlierAttempt } from "./rules";

/** What one look at an attempt may show. */
export interface Disclosure extends QuestionDisclosure {
  /** Points of the attempt as a whole. */
  score: boolean;
}

/** What the author's choice depends on, as it is when someone looks. */
export interface ReviewFacts {
  isPassed: boolean;
  /** With those of former enrollments; null where there is no limit. */
  attemptsLeft: number | null;
  /** When it closes for everyone, and not only for who looks; null: never. */
  closesAt: Date | null;
  now: Date;
}

type Review = Pick<AttemptRules, "review">;

const NOTHING: Disclosure = { score: false, correctness: false, feedback: false, keys: false };

/** In which of the author's stages a student is with an assessment. Closed wins, or an exam's answers could be had before it ends. */
export function reviewStage({ isPassed, attemptsLeft: left, closesAt, now }: ReviewFacts): ReviewStage {
  if (closesAt && now >= closesAt) return "closed";
  return isPassed || left === 0 ? "done" : "attempt";
}

export const isShown = ({ review }: Review, part: ReviewPart, facts: ReviewFacts): boolean =>
  review[part].includes(reviewStage(facts));

/** What an answer that was checked shows while its attempt runs: nothing else decides on it than the author's choice. */
export function disclosureDuring({ review }: Review): Disclosure {
  const shown = shownDuring(review);
  return {
    score: shown.includes("score"),
    correctness: shown.includes("correctness"),
    feedback: shown.includes("feedback"),
    keys: shown.includes("answers"),
  };
}

/** The facts from all attempts of a student's enrollment at one assessment; `usedBefore`: of former enrollments. */
export function reviewFacts(
  all: readonly Pick<EarlierAttempt, "isPassed">[],
  { maxAttempts, usedBefore, closesAt, now }: ReviewContext,
): ReviewFacts {
  return {
    isPassed: all.some(({ isPassed }) => isPassed === true),
    attemptsLeft: attemptsLeft(maxAttempts, usedBefore + all.length),
    closesAt,
    now,
  };
}

export interface DisclosureContext extends ReviewContext {
  /** The student has an attempt at the assessment under way on their latest enrollment, which may be another one. */
  isAnyOpen: boolean;
}

export interface ReviewContext {
  maxAttempts: number;
  usedBefore: number;
  closesAt: Date | null;
  now: Date;
}

/**
 * Decided again at every look, from the student's attempts as they are then. Right answers and explanations are never shown while an
 * attempt is open, or the review of the first would be the answer sheet of the second.
 */
export function disclosureOf(
  rules: Review,
  { state }: Pick<EarlierAttempt, "state">,
  all: readonly Pick<EarlierAttempt, "state" | "isPassed">[],
  context: DisclosureContext,
): Disclosure {
  if (state === "IN_PROGRESS") return NOTHING;
  const facts = reviewFacts(all, context);
  const isGraded = state !== "GRADING";
  const isAnyOpen = context.isAnyOpen || all.some((attempt) => attempt.state === "IN_PROGRESS");
  return {
    score: isGraded && isShown(rules, "score", facts),
    correctness: isGraded && isShown(rules, "correctness", facts),
    feedback: isGraded && isShown(rules, "feedback", facts),
    keys: !isAnyOpen && isShown(rules, "answers", facts),
  };
}
