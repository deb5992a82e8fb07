import type { AttemptRules } from "./rules";

/** What one person, or a group of a course, has at an assessment that others have not. */
export interface Accommodation {
  /** Of the time limit, on top of it: 50 makes 60 minutes 90. */
  extraTimePercent: number;
  extraMinutes: number;
  extraAttempts: number;
  /** Null: as for everyone. */
  opensAt: Date | null;
  closesAt: Date | null;
}

/** One that may count for a person: `isOwn` if it was given to them alone, not to a group that they are in. */
export interface GivenLimits extends Accommodation {
  isOwn: boolean;
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));
const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));

/**
 * What counts for a person of all that may. Their own replaces those of their groups. Of several groups the most generous of each
 * part counts: the most time, the most attempts, the earliest opening and the latest closing of those that set one. Null for none.
 */
export function combineAccommodations(given: readonly GivenLimits[]): Accommodation | null {
  const own = given.filter(({ isOwn }) => isOwn);
  const [first, ...others] = own.length > 0 ? own : given;
  if (!first) return null;
  const { isOwn: _, ...start } = first;
  return others.reduce<Accommodation>(
    (sum, one) => ({
      extraTimePercent: Math.max(sum.extraTimePercent, one.extraTimePercent),
      extraMinutes: Math.max(sum.extraMinutes, one.extraMinutes),
      extraAttempts: Math.max(sum.extraAttempts, one.extraAttempts),
      opensAt: earlier(sum.opensAt, one.opensAt),
      closesAt: later(sum.closesAt, one.closesAt),
    }),
    start,
  );
}

/** How many attempts the person has; 0 without a limit, as in the rules. */
export const attemptsAllowed = (maxAttempts: number, accommodation: Accommodation | null): number =>
  maxAttempts === 0 ? 0 : maxAttempts + (accommodation?.extraAttempts ?? 0);

/** The rules as they are for that person. What has no limit needs no more of it. */
export function accommodate<Rules extends AttemptRules>(rules: Rules, accommodation: Accommodation | null): Rules {
  if (!accommodation) return rules;
  const { extraTimePercent, extraMinutes, opensAt, closesAt } = accommodation;
  const { timeLimitMinutes: minutes, maxAttempts } = rules;
  return {
    ...rules,
    timeLimitMinutes: minutes === 0 ? 0 : Math.ceil((minutes * (100 + extraTimePercent)) / 100) + extraMinutes,
    maxAttempts: attemptsAllowed(maxAttempts, accommodation),
    opensAt: opensAt ?? rules.opensAt,
    closesAt: closesAt ?? rules.closesAt,
  };
}
