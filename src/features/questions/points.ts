/** Points are counted in whole hundredths, as the database keeps them (numeric(8,2)): floats would not add up. */
export type Hundredths = number;

/** The largest part of the points, in percent: what comes next is all of them. */
export const mostCredit = 99.99;

/** "2.50" or 2.5 as hundredths. */
export function toHundredths(points: { toString(): string }): Hundredths {
  return Math.round(Number(points.toString()) * 100);
}

/** Hundredths as the database wants them: "2.50". */
export function fromHundredths(hundredths: Hundredths): string {
  return (hundredths / 100).toFixed(2);
}

/** points × part / whole, rounded half up to a hundredth. */
export function shareOf(points: Hundredths, part: number, whole: number): Hundredths {
  return Math.floor((2 * points * part + whole) / (2 * whole));
}

/** Percent of the highest possible score in hundredths (10000 = all of it). Nothing to earn counts as all of it. */
export function percentageOf(score: Hundredths, maxScore: Hundredths): Hundredths {
  return maxScore === 0 ? 10_000 : Math.floor((score * 10_000) / maxScore);
}

/** Compared as fractions, so that a rounded percentage never decides: 2 of 3 points do not reach 66.67 %. */
export function reachesPassingScore(score: Hundredths, maxScore: Hundredths, passingScore: Hundredths): boolean {
  return maxScore === 0 || score * 10_000 >= passingScore * maxScore;
}
