/**
 * What the answers to a set of questions add up to. All points of one set are in the same unit; a question that was left open
 * counts as 0 points. Where wrong answers cost points, the points of an attempt are their sum even below 0, or they would not be
 * what the questions add up to.
 */
export interface SetSums {
  attempts: number;
  /** Of the points of each attempt, all questions together. */
  total: number;
  totalSquares: number;
}

export interface ItemSums {
  maxPoints: number;
  points: number;
  pointSquares: number;
  /** Points of the question times points of the whole attempt. */
  pointsByTotal: number;
}

export interface SetStatistics {
  /** Share of all points that was earned on average, 0 to 1; null without attempts or without points to earn. */
  mean: number | null;
  /** Standard deviation of that share; null below two attempts. */
  deviation: number | null;
  /** Cronbach's alpha; KR-20 where every question is either right or wrong. Null where it isn't defined. */
  alpha: number | null;
  /** Standard error of measurement, as a share of all points; null where alpha is null or negative. */
  standardError: number | null;
}

export interface ItemStatistics {
  /** Share of the question's points that was earned on average, 0 to 1; below 0 where wrong answers cost more than right ones earned. */
  facility: number | null;
  /**
   * Correlation of the question's points with the points of all the others, -1 to 1. Null where either never differs: below two
   * attempts, or where everyone earned the same.
   */
  discrimination: number | null;
  /** Alpha of the other questions; higher than that of all where this question measures something else. */
  alphaWithout: number | null;
}

interface Spread {
  total: number;
  ofItems: number;
  count: number;
}

const covariance = (n: number, products: number, a: number, b: number): number => (products - (a * b) / n) / (n - 1);

/** Rounding leaves a trace of a variance that is none. */
const isNone = (variance: number, scale: number): boolean => variance <= scale * 1e-9;

/** Lee J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16 (1951), formula 2. */
function alphaOf({ total, ofItems, count }: Spread): number | null {
  if (count < 2 || isNone(total, ofItems)) return null;
  return (count / (count - 1)) * (1 - ofItems / total);
}

/** @param items the sums of every question of the set */
export function measureItems(
  set: SetSums,
  items: readonly ItemSums[],
): { set: SetStatistics; items: ItemStatistics[] } {
  const { attempts: n, total, totalSquares } = set;
  const maxTotal = items.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  const shareOf = (points: number, of: number) => (n === 0 || of === 0 ? null : points / (n * of));
  const varianceOf = (item: ItemSums) => covariance(n, item.pointSquares, item.points, item.points);
  if (n < 2) {
    const alone = items.map(({ points, maxPoints }) => shareOf(points, maxPoints));
    return {
      set: { mean: shareOf(total, maxTotal), deviation: null, alpha: null, standardError: null },
      items: alone.map((facility) => ({ facility, discrimination: null, alphaWithout: null })),
    };
  }
  const variance = Math.max(0, covariance(n, totalSquares, total, total));
  const ofItems = items.reduce((sum, item) => sum + varianceOf(item), 0);
  const alpha = alphaOf({ total: variance, ofItems, count: items.length });
  const deviation = maxTotal === 0 ? null : Math.sqrt(variance) / maxTotal;
  return {
    set: {
      mean: shareOf(total, maxTotal),
      deviation,
      alpha,
      standardError: alpha === null || alpha < 0 || deviation === null ? null : deviation * Math.sqrt(1 - alpha),
    },
    items: items.map((item) => {
      const own = varianceOf(item);
      const withTotal = covariance(n, item.pointsByTotal, item.points, total);
      // The question is taken out of the total, or it would correlate with itself.
      const rest = variance - 2 * withTotal + own;
      const isDefined = !isNone(own, item.maxPoints ** 2) && !isNone(rest, maxTotal ** 2);
      return {
        facility: shareOf(item.points, item.maxPoints),
        discrimination: isDefined ? (withTotal - own) / Math.sqrt(own * rest) : null,
        alphaWithout: alphaOf({ total: rest, ofItems: ofItems - own, count: items.length - 1 }),
      };
    }),
  };
}

/** An item that some attempts had and others had not. */
export interface DrawnItemSums extends ItemSums {
  /** Of the attempts that had it alone. */
  seen: SetSums;
}

/**
 * The same where questions are drawn at random: an item is measured over the attempts that had it. Attempts differ in their
 * questions, so there is no alpha. @param maxTotal what each attempt may earn
 */
export function measureDrawn(
  set: SetSums,
  items: readonly DrawnItemSums[],
  maxTotal: number,
): { set: SetStatistics; items: ItemStatistics[] } {
  const ofSet = measureItems(set, [{ maxPoints: maxTotal, points: 0, pointSquares: 0, pointsByTotal: 0 }]).set;
  return {
    set: { ...ofSet, alpha: null, standardError: null },
    items: items.map(({ seen, ...item }) => {
      const rest = {
        ...item,
        maxPoints: Math.max(0, maxTotal - item.maxPoints),
        points: 0,
        pointSquares: 0,
        pointsByTotal: 0,
      };
      const [measured] = measureItems(seen, [item, rest]).items;
      return { facility: null, discrimination: null, ...measured, alphaWithout: null };
    }),
  };
}
