/** Days without a visit after which someone who has started counts as gone quiet. */
export const QUIET_DAYS = 14;
/** Whoever was last here before that has left, whatever the enrollment says. */
export const LOST_DAYS = 180;
/** Days for which a lesson is open, though its student came back, before they count as stuck. */
export const STUCK_DAYS = 7;
/** How many of those gone quiet one look shows. */
export const RISKS_A_PAGE = 12;
/** Failed tries at one assessment that is not passed. */
export const FAILED_TRIES = 2;

export interface RiskFacts {
  /** Whole days since the last visit. */
  quietDays: number;
  /** The lesson that was opened last and is not finished; with how many days ago it was first opened. */
  openLesson: { title: string; days: number } | null;
  /** The assessment failed most often and not passed. */
  failed: { title: string; tries: number; left: number | null } | null;
}

export type Risk =
  | { reason: "quiet"; days: number }
  | { reason: "stuck"; lesson: string; days: number }
  | { reason: "failed"; assessment: string; tries: number; left: number | null };

/** Why someone who has started and not finished a course may not get there; empty where nothing says so. */
export function risksOf({ quietDays, openLesson, failed }: RiskFacts): Risk[] {
  const risks: Risk[] = [];
  if (failed && failed.tries >= FAILED_TRIES)
    risks.push({ reason: "failed", assessment: failed.title, tries: failed.tries, left: failed.left });
  if (openLesson && openLesson.days >= STUCK_DAYS && quietDays < QUIET_DAYS)
    risks.push({ reason: "stuck", lesson: openLesson.title, days: openLesson.days });
  if (quietDays >= QUIET_DAYS) risks.push({ reason: "quiet", days: quietDays });
  return risks;
}
