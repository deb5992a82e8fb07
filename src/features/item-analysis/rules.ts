import type { ItemStatistics } from "./item-statistics";

/** Which attempts are counted: the first or the last of each student, or all. */
export const countedAttempts = ["first", "last", "all"] as const;
export type CountedAttempts = (typeof countedAttempts)[number];

/** So many of the latest attempts are read at most. */
export const mostAttempts = 10_000;

/** Below it a pattern is as likely chance, and nothing is flagged. */
export const leastForFlags = 10;

/** The share of attempts in the group with the highest points, and in that with the lowest: T. L. Kelley (1939). */
export const groupShare = 0.27;

/** How often an option was chosen, of all and in the groups with the highest and the lowest points. */
export interface OptionUse {
  id: string;
  isCorrect: boolean;
  /** What it earns although it isn't right, as a share of the points, 0 to 1. */
  credit: number;
  chosen: number;
  upper: number;
  lower: number;
}

export interface MeasuredItem extends ItemStatistics {
  /** What a wrong answer costs, as a share of its points, 0 to 1. */
  penalty: number;
  /** Nothing was answered. */
  skipped: number;
  options: readonly OptionUse[];
}

export const itemFlags = [
  "key_suspected",
  "wrong_option_attracts",
  "barely_separates",
  "guessing",
  "too_hard",
  "too_easy",
  "lowers_reliability",
  "often_skipped",
  "option_unused",
] as const;
export type ItemFlag = (typeof itemFlags)[number];

/** One that fewer choose gives nobody pause. */
const leastDistraction = 0.05;

/**
 * What an author should look at, the gravest first. Limits of facility and discrimination are those of R. L. Ebel and
 * D. A. Frisbie, Essentials of Educational Measurement (1991): below 0.2 a question hardly separates.
 */
export function flagsOf(
  { facility, discrimination, alphaWithout, penalty, skipped, options }: MeasuredItem,
  { attempts, alpha }: { attempts: number; alpha: number | null },
): ItemFlag[] {
  if (attempts < leastForFlags || facility === null) return [];
  const wrong = options.filter(({ isCorrect }) => !isCorrect);
  const isOneOfSeveral = options.length > 0 && options.length - wrong.length === 1;
  const earnedBy = ({ isCorrect, credit }: OptionUse) => (isCorrect ? 1 : credit > 0 ? credit : 0 - penalty);
  const byChance = options.reduce((sum, option) => sum + earnedBy(option), 0) / options.length;
  const isUnlikeRest = discrimination !== null && discrimination < 0;
  const tests: Record<ItemFlag, boolean> = {
    key_suspected: isUnlikeRest,
    wrong_option_attracts: wrong.some(
      ({ credit, upper, lower }) => credit === 0 && upper > lower && upper >= attempts * groupShare * 0.2,
    ),
    barely_separates:
      discrimination !== null && !isUnlikeRest && discrimination < 0.2 && facility >= 0.2 && facility <= 0.9,
    guessing: isOneOfSeveral && facility <= byChance,
    too_hard: facility < 0.2 && !(isOneOfSeveral && facility <= byChance),
    too_easy: facility > 0.95,
    lowers_reliability:
      discrimination !== null &&
      alpha !== null &&
      alphaWithout !== null &&
      !isUnlikeRest &&
      alphaWithout - alpha >= 0.02,
    often_skipped: skipped > attempts * 0.2,
    option_unused: facility <= 0.95 && wrong.some(({ chosen }) => chosen < attempts * leastDistraction),
  };
  return itemFlags.filter((flag) => tests[flag]);
}

/** What an alpha is good for, in words: J. C. Nunnally and I. H. Bernstein, Psychometric Theory (1994). */
export function reliabilityOf(alpha: number): "high" | "good" | "fair" | "low" {
  // As it is shown: 0.70 isn't called low.
  const shown = Math.round(alpha * 100);
  if (shown >= 90) return "high";
  if (shown >= 80) return "good";
  return shown >= 70 ? "fair" : "low";
}
