import type { AttemptRules } from "./rules";

/** The limit of its time or the closing of the assessment, whichever is first; null with neither. */
export function deadlineOf(
  startedAt: Date,
  { timeLimitMinutes, closesAt }: Pick<AttemptRules, "timeLimitMinutes" | "closesAt">,
): Date | null {
  const limit = timeLimitMinutes > 0 ? new Date(startedAt.getTime() + timeLimitMinutes * 60_000) : null;
  return limit && closesAt ? new Date(Math.min(limit.getTime(), closesAt.getTime())) : (limit ?? closesAt);
}

/** How a deadline is written: with its day where the time alone could be of another one. */
export function shapeOfDeadline(from: Date, deadlineAt: Date): "time" | "moment" {
  return deadlineAt.getTime() - from.getTime() < 12 * 3_600_000 ? "time" : "moment";
}
