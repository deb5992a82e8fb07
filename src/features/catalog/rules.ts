export interface PriceFacts {
  priceMinor: number;
  currency: string;
  discountPriceMinor: number | null;
  discountEndsAt: Date | null;
}

export interface Price {
  /** Minor units of `currency`; 0 = free. */
  amountMinor: number;
  currency: string;
  /** The price before the discount, while one runs. */
  beforeMinor: number | null;
  discountEndsAt: Date | null;
}

/** The price at a moment. A discount ends automatically at its end. */
export function priceAt({ priceMinor, currency, discountPriceMinor, discountEndsAt }: PriceFacts, now: Date): Price {
  const runs = discountPriceMinor !== null && (discountEndsAt === null || discountEndsAt > now);
  return runs
    ? { amountMinor: discountPriceMinor, currency, beforeMinor: priceMinor, discountEndsAt }
    : { amountMinor: priceMinor, currency, beforeMinor: null, discountEndsAt: null };
}

/** The first moment after `now` at which any of these passes, or null: when a cached copy of them goes wrong automatically. */
export function nextChange(moments: readonly (Date | null | undefined)[], now: Date): Date | null {
  const coming = moments.filter((moment): moment is Date => moment instanceof Date && moment > now);
  return coming.length === 0 ? null : new Date(Math.min(...coming.map((moment) => moment.getTime())));
}

/** Until when figures that no write announces (students, enrollments) may be shown as counted at `at`: five minutes. */
export const recountAt = (at: Date): Date => new Date(at.getTime() + 300_000);

/** Fewer ratings than this are shown as a count, not as an average. */
export const fewestRatings = 5;

/**
 * What lists are ordered by, and never shown. Mean weighted by count: a prior of `weight` ratings at `prior`, as in the Bayesian average used for ranking lists. One five-star
 * review does not beat three hundred of 4.7.
 */
export function weightedRating(average: number | null, count: number, prior = 3.5, weight = 5): number {
  return average === null ? prior : (average * count + prior * weight) / (count + weight);
}

/**
 * The mean of a course's ratings wherever it is shown, as they were given, in tenths: no two places round it differently. Null while
 * there are too few to average.
 */
export const shownRating = (of: { averageRating: number | null; reviewCount: number }): number | null =>
  of.averageRating === null || of.reviewCount < fewestRatings ? null : Math.round(of.averageRating * 10) / 10;
