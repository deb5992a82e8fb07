import type { AttemptRules } from "./rules";

/** What one person has at an assessment that others have not. */
export interface Accommodation {
  /** Of the time limit, on top of it: 50 makes 60 minutes 90. */
  extraTimePercent: number;
  extraMinutes: number;
  extraAttempts: number;
  /** Null: as for everyone. */
  opensAt: Date | null;
  closesAt: Date | null;
}

/** The rules as they are for that person. What has no limit needs no more of it. */
export function accommodate<Rules extends AttemptRules>(rules: Rules, accommodation: Accommodation | null): Rules {
  if (!accommodation) return rules;
  const { extraTimePercent, extraMinutes, extraAttempts, opensAt, closesAt } = accommodation;
  const { timeLimitMinutes: minutes, maxAttempts } = rules;
  return {
    ...rules,
    timeLimitMinutes: minutes === 0 ? 0 : Math.ceil((minutes * (100 + extraTimePercent)) / 100) + extraMinutes,
    maxAttempts: maxAttempts === 0 ? 0 : maxAttempts + extraAttempts,
    opensAt: opensAt ?? rules.opensAt,
    closesAt: closesAt ?? rules.closesAt,
  };
}
