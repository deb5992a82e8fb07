import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { type ItemSums, measureDrawn, measureItems, type SetSums } from "./item-statistics";

/** A row of points for each attempt, as the query adds them up. */
function sumsOf(rows: readonly (readonly number[])[], maxPoints: readonly number[]): [SetSums, ItemSums[]] {
  const totals = rows.map((row) => row.reduce((sum, points) => sum + points, 0));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return [
    { attempts: rows.length, total: sum(totals), totalSquares: sum(totals.map((total) => total ** 2)) },
    maxPoints.map((max, at) => {
      const points = rows.map((row) => row[at] ?? 0);
      return {
        maxPoints: max,
        points: sum(points),
        pointSquares: sum(points.map((own) => own ** 2)),
        pointsByTotal: sum(points.map((own, i) => own * (totals[i] ?? 0))),
      };
    }),
  ];
}

/**
 * Section 6 of the LSAT, 1,000 people and five questions: R. D. Bock and M. Lieberman, "Fitting a response model for n
 * dichotomously scored items", Psychometrika 35 (1970). How many gave each pattern of right and wrong answers.
 */
const lsat6 = `
  00000 3  00001 6  00010 2  00011 11  00100 1  00101 1  00110 3  00111 4
  01000 1  01001 8  01010 0  01011 16  01100 0  01101 3  01110 2  01111 15
  10000 10 10001 29 10010 14 10011 81  10100 3  10101 28 10110 15 10111 80
  11000 16 11001 56 11010 21 11011 173 11100 11 11101 61 11110 28 11111 298`;
const lsatRows = [...lsat6.matchAll(/([01]{5}) (\d+)/g)].flatMap(([, pattern = "", count]) =>
  Array.from({ length: Number(count) }, () => [...pattern].map(Number)),
);

describe("a published example", () => {
  // Facility and alpha as the documentation of the R package ltm prints them; the others were also computed with the
  // correlation() and variance() of Python's statistics, from the single answers.
  test("has the figures that other implementations give for it", () => {
    expect(lsatRows).toHaveLength(1000);
    const { set, items } = measureItems(...sumsOf(lsatRows, [1, 1, 1, 1, 1]));
    expect(set.alpha).toBeCloseTo(0.295, 4);
    const figures = (of: "facility" | "discrimination" | "alphaWithout") =>
      items.map((item) => Number(item[of]?.toFixed(4)));
    expect(figures("facility")).toEqual([0.924, 0.709, 0.553, 0.763, 0.87]);
    expect(figures("discrimination")).toEqual([0.1128, 0.1532, 0.1728, 0.1444, 0.1216]);
    expect(figures("alphaWithout")).toEqual([0.2754, 0.2376, 0.2168, 0.2459, 0.2663]);
  });
});

/** By the definitions, value by value and without a shared sum. */
function byDefinition(rows: readonly (readonly number[])[], count: number) {
  const mean = (values: readonly number[]) => values.reduce((all, value) => all + value, 0) / values.length;
  const covary = (a: readonly number[], b: readonly number[]) =>
    a.reduce((all, value, i) => all + (value - mean(a)) * ((b[i] ?? 0) - mean(b)), 0) / (a.length - 1);
  const columns = Array.from({ length: count }, (_, at) => rows.map((row) => row[at] ?? 0));
  const total = (without: number | null) =>
    rows.map((row) => row.reduce((all, points, at) => all + (at === without ? 0 : points), 0));
  const alpha = (of: readonly (readonly number[])[], totals: readonly number[]) =>
    (of.length / (of.length - 1)) *
    (1 - of.reduce((all, each) => all + covary(each, each), 0) / covary(totals, totals));
  return {
    alpha: alpha(columns, total(null)),
    items: columns.map((own, at) => ({
      facility: mean(own),
      discrimination: covary(own, total(at)) / Math.sqrt(covary(own, own) * covary(total(at), total(at))),
      alphaWithout: alpha(columns.toSpliced(at, 1), total(at)),
    })),
  };
}

test("sums give what the definitions give, whatever was answered", () => {
  const points = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 40,
  });
  fc.assert(
    fc.property(points, (rows) => {
      const { set, items } = measureItems(...sumsOf(rows, [12, 12, 12]));
      const right = byDefinition(rows, 3);
      if (set.alpha === null) expect(Number.isFinite(right.alpha)).toBe(false);
      else expect(set.alpha).toBeCloseTo(right.alpha, 6);
      items.forEach((item, at) => {
        expect(item.facility).toBeCloseTo((right.items[at]?.facility ?? 0) / 12, 9);
        for (const name of ["discrimination", "alphaWithout"] as const) {
          const value = item[name];
          if (value === null) expect(Number.isFinite(right.items[at]?.[name])).toBe(false);
          else expect(value).toBeCloseTo(right.items[at]?.[name] ?? Number.NaN, 6);
        }
      });
    }),
  );
});

describe("questions that are drawn", () => {
  /** Points of each of three questions; null where an attempt did not have it. */
  const rows = [
    [1, 1, null],
    [1, null, 0],
    [null, 0, 1],
    [0, 0, null],
    [1, null, 1],
  ] as const;
  const pointsOf = (row: (typeof rows)[number]) => row.map((points) => points ?? 0);
  const seenBy = (at: number) => rows.filter((row) => row[at] !== null).map(pointsOf);

  test("are measured over the attempts that had them, as if there were no others", () => {
    const [set, sums] = sumsOf(rows.map(pointsOf), [1, 1, 1]);
    const items = sums.map((item, at) => ({ ...item, seen: sumsOf(seenBy(at), [1, 1, 1])[0] }));
    const drawn = measureDrawn(set, items, 2);
    expect(drawn.set).toMatchObject({ mean: 0.6, alpha: null, standardError: null });
    for (const at of [0, 1, 2]) {
      const [alone] = [measureItems(...sumsOf(seenBy(at), [1, 1, 1])).items[at]];
      expect(drawn.items[at]?.facility).toBe(alone?.facility);
      expect(drawn.items[at]?.discrimination).toBeCloseTo(alone?.discrimination ?? Number.NaN, 9);
    }
  });

  test("that no attempt had have no figures", () => {
    const none = { attempts: 0, total: 0, totalSquares: 0 };
    const item = { maxPoints: 1, points: 0, pointSquares: 0, pointsByTotal: 0, seen: none };
    expect(measureDrawn(none, [item], 1).items).toEqual([{ facility: null, discrimination: null, alphaWithout: null }]);
  });
});

describe("where there is nothing to tell", () => {
  test("figures are left out and never made up", () => {
    expect(measureItems(...sumsOf([], [1, 1]))).toEqual({
      set: { mean: null, deviation: null, alpha: null, standardError: null },
      items: Array.from({ length: 2 }, () => ({ facility: null, discrimination: null, alphaWithout: null })),
    });
    const { set, items } = measureItems(...sumsOf([[1, 0]], [1, 1]));
    expect(set).toMatchObject({ mean: 0.5, alpha: null });
    expect(items.map(({ facility }) => facility)).toEqual([1, 0]);
    const same = measureItems(
      ...sumsOf(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [1, 1],
      ),
    );
    expect(same.set).toMatchObject({ mean: 1, deviation: 0, alpha: null, standardError: null });
    expect(same.items.map(({ discrimination }) => discrimination)).toEqual([null, null]);
  });

  test("one question alone has no reliability, and none that would be left without it", () => {
    const { set, items } = measureItems(...sumsOf([[1], [0]], [1]));
    expect(set.alpha).toBeNull();
    expect(items[0]).toEqual({ facility: 0.5, discrimination: null, alphaWithout: null });
  });
});
