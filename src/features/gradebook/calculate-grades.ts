import type { Hundredths } from "@/features/questions/points";

export interface CountedCategory {
  id: string;
  /** In percent of the total, hundredths. */
  weight: Hundredths;
  /** So many of the lowest items are left out; one always counts. */
  dropLowest: number;
}

export interface CountedItem {
  id: string;
  /** Null outside of all categories: then it counts only in a course without any. */
  categoryId: string | null;
  /** More than 0, at most 1,000,000 (10,000 points). */
  maxPoints: Hundredths;
}

export interface CountingSetup {
  categories: readonly CountedCategory[];
  /** In the order of the columns: of equally low items the later one is dropped. */
  items: readonly CountedItem[];
  /** What is missing counts as 0 points; else it is left out. */
  countsMissing: boolean;
}

/**
 * What a student has for an item. `missing`: nothing, though it is there for them. `waiting`: handed in, and a person has to grade
 * it, so it is left out of the total under either setting. `absent`: not in the version of the course that they are on.
 */
export type Mark = { state: "graded"; points: Hundredths } | { state: "missing" | "waiting" | "absent" };

export interface CategoryGrade {
  id: string;
  /** In hundredths of a percent, rounded down; null where nothing in it counts. */
  percentage: Hundredths | null;
}

export interface Grades {
  /** In hundredths of a percent, rounded down so that no rounding lifts anyone over a limit; null where nothing counts. */
  total: Hundredths | null;
  categories: CategoryGrade[];
  /** Ids of items that were left out as the lowest of their category. */
  dropped: string[];
}

/** What is left of a category after its lowest items were dropped. */
export interface CategorySum {
  weight: Hundredths;
  points: Hundredths;
  maxPoints: Hundredths;
}

/** The group that all items are in where a course has no categories. */
const everything: CountedCategory = { id: "", weight: 10_000, dropLowest: 0 };

/**
 * A student's grades under the setup of the course. A category is the sum of its points over the sum of its maximum points. The
 * total is the mean of the categories by weight, over those in which something counts.
 */
export function calculateGrades(setup: CountingSetup, markOf: (itemId: string) => Mark): Grades {
  const isGrouped = setup.categories.length > 0;
  const groups = (isGrouped ? setup.categories : [everything]).map((category) => {
    const items = isGrouped ? setup.items.filter(({ categoryId }) => categoryId === category.id) : setup.items;
    return { category, ...dropLowest(countedOf(items, setup.countsMissing, markOf), category.dropLowest) };
  });
  const sums = groups.map(({ category: { weight }, kept }) => ({
    weight,
    points: kept.reduce((sum, { points }) => sum + points, 0),
    maxPoints: kept.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  }));
  return {
    total: totalOf(sums),
    categories: isGrouped
      ? groups.map(({ category: { id } }, at) => ({ id, percentage: totalOf(sums.slice(at, at + 1).map(whole)) }))
      : [],
    dropped: groups.flatMap(({ dropped }) => dropped.map(({ id }) => id)),
  };
}

const whole = (sum: CategorySum): CategorySum => ({ ...sum, weight: everything.weight });

/** The mean by weight of what counts, in hundredths of a percent, exact until it is rounded down; null where nothing does. */
export function totalOf(sums: readonly CategorySum[]): Hundredths | null {
  const counted = sums.filter(({ weight, maxPoints }) => weight > 0 && maxPoints > 0);
  if (counted.length === 0) return null;
  let [top, bottom, weights] = [0n, 1n, 0n];
  for (const { weight, points, maxPoints } of counted) {
    top = top * BigInt(maxPoints) + BigInt(weight) * BigInt(points) * bottom;
    bottom *= BigInt(maxPoints);
    weights += BigInt(weight);
  }
  return Number((top * 10_000n) / (bottom * weights));
}

interface Scored {
  id: string;
  points: Hundredths;
  maxPoints: Hundredths;
}

function countedOf(items: readonly CountedItem[], countsMissing: boolean, markOf: (itemId: string) => Mark): Scored[] {
  return items.flatMap(({ id, maxPoints }) => {
    const mark = markOf(id);
    if (mark.state === "graded") return [{ id, maxPoints, points: mark.points }];
    return mark.state === "missing" && countsMissing ? [{ id, maxPoints, points: 0 }] : [];
  });
}

/** The lowest by percentage, of equal ones the later. */
function dropLowest(items: readonly Scored[], count: number): { kept: Scored[]; dropped: Scored[] } {
  const drops = Math.max(0, Math.min(count, items.length - 1));
  const lowestFirst = items
    .map((item, at) => ({ item, at }))
    .sort((a, b) => a.item.points * b.item.maxPoints - b.item.points * a.item.maxPoints || b.at - a.at);
  const dropped = new Set(lowestFirst.slice(0, drops).map(({ item }) => item));
  return { kept: items.filter((item) => !dropped.has(item)), dropped: items.filter((item) => dropped.has(item)) };
}
