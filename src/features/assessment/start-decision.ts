import { type AttemptRules, attemptsLeft, type EarlierAttempt } from "./rules";

/** The rules that say whether, and until when, an attempt may run. */
export type StartRules = Pick<
  AttemptRules,
  "maxAttempts" | "timeLimitMinutes" | "opensAt" | "closesAt" | "cooldownMinutes"
>;

/** Attempts on former enrollments of the same person: leaving a course and coming back gives no new ones. */
export interface FormerAttempts {
  count: number;
  lastEndedAt: Date | null;
}

export type EndedAttempt = EarlierAttempt & { endedAt: Date | null };

export type TimedReason =
  | "assessment.not_open_yet"
  | "assessment.closed"
  | "assessment.too_soon"
  | "assessment.closes_before_next";

export type StartRefusal =
  | { type: "refuse"; reason: "assessment.no_questions" | "assessment.attempts_used" }
  /** `at`: when it opens, when it closed, when the next attempt may start, or when it closes before that. */
  | { type: "refuse"; reason: TimedReason; at: Date };

export type StartDecision = { type: "start"; number: number } | { type: "resume"; attemptId: string } | StartRefusal;

const never: FormerAttempts = { count: 0, lastEndedAt: null };

/** An open attempt goes on, whatever the rules say now. */
export function decideStart(
  rules: StartRules,
  {
    earlier,
    former = never,
    questionCount,
    now,
  }: { earlier: readonly EndedAttempt[]; former?: FormerAttempts; questionCount: number; now: Date },
): StartDecision {
  const open = earlier.find(({ state }) => state === "IN_PROGRESS");
  if (open) return { type: "resume", attemptId: open.id };
  if (questionCount === 0) return { type: "refuse", reason: "assessment.no_questions" };
  const { opensAt, closesAt, maxAttempts, cooldownMinutes } = rules;
  if (closesAt && now >= closesAt) return { type: "refuse", reason: "assessment.closed", at: closesAt };
  if (opensAt && now < opensAt) return { type: "refuse", reason: "assessment.not_open_yet", at: opensAt };
  if (attemptsLeft(maxAttempts, former.count + earlier.length) === 0)
    return { type: "refuse", reason: "assessment.attempts_used" };
  const nextAt = nextStartAt(cooldownMinutes, [former.lastEndedAt, ...earlier.map(({ endedAt }) => endedAt)]);
  if (nextAt && now < nextAt) {
    if (closesAt && nextAt >= closesAt)
      return { type: "refuse", reason: "assessment.closes_before_next", at: closesAt };
    return { type: "refuse", reason: "assessment.too_soon", at: nextAt };
  }
  // Counted on from those of former enrollments, as the limit counts them.
  return { type: "start", number: Math.max(former.count, ...earlier.map(({ number }) => number)) + 1 };
}

/** From when the wait after the last of these ends is over; null where none is needed. */
function nextStartAt(cooldownMinutes: number, ends: readonly (Date | null)[]): Date | null {
  const last = Math.max(...ends.map((end) => end?.getTime() ?? 0));
  return cooldownMinutes > 0 && last > 0 ? new Date(last + cooldownMinutes * 60_000) : null;
}
