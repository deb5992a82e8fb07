import { type Hundredths, percentageOf } from "@/features/questions/points";
import type { ReviewMatrix } from "@/features/questions/review-matrix";

/** In GRADING an attempt has ended, and an answer of it waits for the points that a person gives. */
export type AttemptState = "IN_PROGRESS" | "SUBMITTED" | "EXPIRED" | "GRADING";
export type CountingRule = "BEST" | "LAST" | "AVERAGE";

/** The rules as the start screen states them; an attempt keeps those it began with. */
export interface AttemptRules {
  /** Percent in hundredths. */
  passingScore: Hundredths;
  /** 0 = as many as one likes. */
  maxAttempts: number;
  /** 0 = no limit. */
  timeLimitMinutes: number;
  /** Null: at any time. */
  opensAt: Date | null;
  /** No attempt starts from then on, and one that runs ends then. */
  closesAt: Date | null;
  /** Between the end of an attempt and the start of the next; 0 = none. */
  cooldownMinutes: number;
  countingRule: CountingRule;
  /** What is shown of an ended attempt, and when. */
  review: ReviewMatrix;
  /** Absences, pasting and changes of network are noted, and never count. */
  recordsSignals: boolean;
}

/** An answer given in time may arrive this much later: a slow line is not the student's fault. */
export const GRACE_SECONDS = 10;

/** Revisions count tenths of a second since the start, so that of two devices the later hand wins. */
export const REVISIONS_PER_SECOND = 10;

export type AttemptEvent =
  | { type: "submit"; at: Date }
  /** The clock, asked by the job or by whoever looks next. */
  | { type: "tick"; at: Date };

/** What happens to an attempt once its answers are marked as far as they can be without a person. */
export type GradingEvent =
  /** At its end, in the same moment: an answer waits for a person. */
  | { type: "wait" }
  /** The last answer that waited has its points. */
  | { type: "graded" };

export interface AttemptClock {
  state: AttemptState;
  startedAt: Date;
  deadlineAt: Date | null;
  endedAt: Date | null;
}

/**
 * The whole life of an attempt. What has ended stays ended, so a second submit, a late job and a retry change nothing;
 * an attempt never ends after its deadline, whenever that was noticed.
 */
export function nextAttempt<Attempt extends AttemptClock>(attempt: Attempt, event: AttemptEvent): Attempt {
  if (attempt.state !== "IN_PROGRESS") return attempt;
  const { deadlineAt } = attempt;
  if (deadlineAt && isOverdue(deadlineAt, event.at)) return { ...attempt, state: "EXPIRED", endedAt: deadlineAt };
  if (event.type === "tick") return attempt;
  // The page submits automatically when its clock is at zero: that is the clock's doing, not the student's.
  if (deadlineAt && event.at >= deadlineAt) return { ...attempt, state: "EXPIRED", endedAt: deadlineAt };
  return { ...attempt, state: "SUBMITTED", endedAt: event.at };
}

/**
 * The part of a person in it. Which of the two ends it had is not forgotten: what expired ended at its deadline, and what was
 * submitted before it.
 */
export function gradeAttempt<Attempt extends AttemptClock>(attempt: Attempt, event: GradingEvent): Attempt {
  const { state, deadlineAt, endedAt } = attempt;
  if (event.type === "wait") return hasEnded(state) ? { ...attempt, state: "GRADING" } : attempt;
  if (state !== "GRADING") return attempt;
  const isExpired = deadlineAt !== null && endedAt !== null && endedAt >= deadlineAt;
  return { ...attempt, state: isExpired ? "EXPIRED" : "SUBMITTED" };
}

const hasEnded = (state: AttemptState): boolean => state === "SUBMITTED" || state === "EXPIRED";

/** Past the deadline and the grace: nothing is accepted anymore. */
export function isOverdue(deadlineAt: Date, now: Date): boolean {
  return now.getTime() > deadlineAt.getTime() + GRACE_SECONDS * 1000;
}

/** Whole seconds on the clock, rounded up so that the last one is seen; null without a limit. */
export function remainingSeconds(deadlineAt: Date | null, now: Date): number | null {
  return deadlineAt && Math.max(0, Math.ceil((deadlineAt.getTime() - now.getTime()) / 1000));
}

export function secondsTaken(startedAt: Date, endedAt: Date): number {
  return Math.max(0, Math.round((endedAt.getTime() - startedAt.getTime()) / 1000));
}

/** An earlier attempt as far as the limits and the counting need it. */
export interface EarlierAttempt {
  id: string;
  number: number;
  state: AttemptState;
  score: Hundredths | null;
  maxScore: Hundredths;
  isPassed: boolean | null;
}

/** Null when there is no limit. */
export function attemptsLeft(maxAttempts: number, used: number): number | null {
  return maxAttempts === 0 ? null : Math.max(0, maxAttempts - used);
}

/** Whether the ended attempts together pass, under the rule that says which of them counts. */
export function isAssessmentPassed(
  { countingRule, passingScore }: Pick<AttemptRules, "countingRule" | "passingScore">,
  attempts: readonly EarlierAttempt[],
): boolean {
  const ended = attempts.filter(({ score }) => score !== null).sort((a, b) => a.number - b.number);
  if (countingRule === "BEST") return ended.some(({ isPassed }) => isPassed === true);
  if (countingRule === "LAST") return ended.at(-1)?.isPassed === true;
  if (ended.length === 0) return false;
  const percentages = ended.map(({ score, maxScore }) => percentageOf(score ?? 0, maxScore));
  return percentages.reduce((sum, percentage) => sum + percentage, 0) >= passingScore * percentages.length;
}

/** The attempt whose score counts: the best or the last one; none under AVERAGE, where all of them count. */
export function countingAttempt(
  countingRule: CountingRule,
  attempts: readonly EarlierAttempt[],
): EarlierAttempt | undefined {
  const ended = attempts.filter(({ score }) => score !== null).sort((a, b) => a.number - b.number);
  if (countingRule === "AVERAGE") return undefined;
  if (countingRule === "LAST") return ended.at(-1);
  const share = ({ score, maxScore }: EarlierAttempt) => percentageOf(score ?? 0, maxScore);
  return ended.reduce<EarlierAttempt | undefined>(
    (best, attempt) => (best && share(best) >= share(attempt) ? best : attempt),
    undefined,
  );
}
