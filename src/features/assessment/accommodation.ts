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

type Times = Pick<Accommodation, "opensAt" | "closesAt">;

/** Null, which is no limit, wins. */
const furthest = (times: readonly (Date | null)[], isFurther: (a: Date, b: Date) => boolean): Date | null =>
  times.reduce((sum, one) => (sum && one ? (isFurther(one, sum) ? one : sum) : null));

/**
 * From the earliest opening to the latest closing of those that set one of the two; what one of them leaves out is everyone's. So two
 * that are in order never combine to an opening after the closing.
 */
function combineTimes(given: readonly Times[], everyone: Times): Times {
  const set = given.filter(({ opensAt, closesAt }) => opensAt ?? closesAt);
  if (set.length === 0) return { opensAt: null, closesAt: null };
  const all = (part: keyof Times) => set.map((one) => one[part] ?? everyone[part]);
  return {
    opensAt: furthest(all("opensAt"), (a, b) => a < b),
    closesAt: furthest(all("closesAt"), (a, b) => a > b),
  };
}

/**
 * What counts for a person of all that may, beside the times that everyone has. Their own replaces those of their groups. Of several
 * groups the most generous of each part counts: the most time, the most attempts, the earliest opening and the latest closing. Null
 * for none.
 */
export function combineAccommodations(given: readonly GivenLimits[], everyone: Times): Accommodation | null {
  const own = given.filter(({ isOwn }) => isOwn);
  const counting = own.length > 0 ? own : given;
  if (counting.length === 0) return null;
  const most = (part: "extraTimePercent" | "extraMinutes" | "extraAttempts") =>
    Math.max(...counting.map((one) => one[part]));
  return {
    extraTimePercent: most("extraTimePercent"),
    extraMinutes: most("extraMinutes"),
    extraAttempts: most("extraAttempts"),
    ...combineTimes(counting, everyone),
  };
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
