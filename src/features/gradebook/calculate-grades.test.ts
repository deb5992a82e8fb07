import { describe, expect, test } from "vitest";
import { type CountingSetup, calculateGrades, type Mark, totalOf } from "@/features/gradebook/calculate-grades";
import fc from "@/testing/fast-check";

const graded = (points: number): Mark => ({ state: "graded", points: points * 100 });
const missing: Mark = { state: "missing" };

/** One category "h" (60%) of three items out of 10, 10 and 20 points, and one "e" (40%) of a single item. */
const setup: CountingSetup = {
  categories: [
    { id: "h", weight: 6000, dropLowest: 1 },
    { id: "e", weight: 4000, dropLowest: 0 },
  ],
  items: [
    { id: "h1", categoryId: "h", maxPoints: 1000 },
    { id: "h2", categoryId: "h", maxPoints: 1000 },
    { id: "h3", categoryId: "h", maxPoints: 2000 },
    { id: "e1", categoryId: "e", maxPoints: 10_000 },
    { id: "loose", categoryId: null, maxPoints: 10_000 },
  ],
  countsMissing: false,
};

const gradesOf = (marks: Record<string, Mark>, changes: Partial<CountingSetup> = {}) =>
  calculateGrades({ ...setup, ...changes }, (id) => marks[id] ?? missing);

describe("the grades of a student", () => {
  test("weigh categories, drop the lowest item and leave out what is in no category", () => {
    const grades = gradesOf({
      h1: graded(5),
      h2: graded(9),
      h3: graded(15),
      e1: graded(70),
      loose: graded(0),
    });
    // (9 + 15) / (10 + 20) = 80%, and 0.6 x 80 + 0.4 x 70 = 76.
    expect(grades).toEqual({
      total: 7600,
      categories: [
        { id: "h", percentage: 8000 },
        { id: "e", percentage: 7000 },
      ],
      dropped: ["h1"],
    });
  });

  test("are shared out among the categories with something graded", () => {
    expect(gradesOf({ h1: graded(5), h2: graded(10) }).total).toBe(10_000);
    expect(gradesOf({ e1: graded(33.33) }).total).toBe(3333);
    expect(gradesOf({})).toEqual({
      total: null,
      categories: [
        { id: "h", percentage: null },
        { id: "e", percentage: null },
      ],
      dropped: [],
    });
  });

  test("count what is missing as 0 where the course says so, and never what waits or is not there", () => {
    const marks: Record<string, Mark> = { h1: graded(5), h2: { state: "waiting" }, e1: { state: "absent" } };
    // h3 is missing: of h1 (50%) and h3 (0%) the latter is dropped.
    expect(gradesOf(marks, { countsMissing: true })).toMatchObject({ total: 5000, dropped: ["h3"] });
    expect(gradesOf({ ...marks, e1: missing }, { countsMissing: true }).total).toBe(3000);
  });

  test("count every item by its points in a course without categories", () => {
    const marks = { h1: graded(5), h2: graded(10), h3: graded(20), e1: graded(50), loose: graded(50) };
    expect(gradesOf(marks, { categories: [] })).toEqual({ total: 5625, categories: [], dropped: [] });
  });

  test("never drop the last item, and of equal ones the later", () => {
    expect(gradesOf({ h2: graded(1) })).toMatchObject({ dropped: [] });
    expect(gradesOf({ h1: graded(5), h2: graded(5), h3: graded(10) })).toMatchObject({ dropped: ["h3"] });
  });

  test("are exact where thirds add up", () => {
    const third = { weight: 3333, points: 100, maxPoints: 300 };
    expect(totalOf([third, { ...third, points: 100 }, { ...third, points: 100 }])).toBe(3333);
    expect(
      totalOf([
        { weight: 1, points: 1, maxPoints: 3 },
        { weight: 1, points: 2, maxPoints: 3 },
      ]),
    ).toBe(5000);
  });
});

const anySetup = fc
  .record({
    categories: fc.array(fc.record({ weight: fc.nat(10_000), dropLowest: fc.nat(3) }), { maxLength: 4 }),
    items: fc.array(
      fc.record({ category: fc.option(fc.nat(4)), maxPoints: fc.integer({ min: 1, max: 1_000_000 }), mark: fc.nat(6) }),
      { maxLength: 12 },
    ),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
    countsMissing: fc.boolean(),
  })
  .map(({ categories, items, shares, countsMissing }) => {
    const named = categories.map((category, at) => ({ ...category, id: `c${at}` }));
    const marks = new Map<string, Mark>();
    const counted = items.map(({ category, maxPoints, mark }, at) => {
      const states = ["missing", "waiting", "absent"] as const;
      const state = states[mark];
      const points = Math.floor((shares[at] ?? 0) * maxPoints);
      marks.set(`i${at}`, state ? { state } : { state: "graded", points });
      return { id: `i${at}`, maxPoints, categoryId: named[category ?? -1]?.id ?? null };
    });
    const made: CountingSetup = { categories: named, items: counted, countsMissing };
    return { setup: made, markOf: (id: string): Mark => marks.get(id) ?? missing };
  });

/** The definition, slowly: fractions of whole numbers, and every choice of dropped items by comparing each pair. */
function slowly({ categories, items, countsMissing }: CountingSetup, markOf: (id: string) => Mark) {
  const groups =
    categories.length === 0
      ? [{ weight: 10_000, dropLowest: 0, items }]
      : categories.map(({ id, ...of }) => ({ ...of, items: items.filter(({ categoryId }) => categoryId === id) }));
  const dropped = new Set<string>();
  let [top, bottom, weights] = [0n, 1n, 0n];
  for (const { weight, dropLowest, items: own } of groups) {
    const counted = own.flatMap(({ id, maxPoints }, at) => {
      const mark = markOf(id);
      if (mark.state === "graded") return [{ id, at, points: BigInt(mark.points), max: BigInt(maxPoints) }];
      return mark.state === "missing" && countsMissing ? [{ id, at, points: 0n, max: BigInt(maxPoints) }] : [];
    });
    const isLower = (a: (typeof counted)[number], b: (typeof counted)[number]) =>
      a.points * b.max < b.points * a.max || (a.points * b.max === b.points * a.max && a.at > b.at);
    const kept = counted.filter((item) => {
      const lower = counted.filter((other) => isLower(other, item)).length;
      const isDropped = lower < dropLowest && lower < counted.length - 1;
      if (isDropped) dropped.add(item.id);
      return !isDropped;
    });
    const [points, max] = [kept.reduce((sum, k) => sum + k.points, 0n), kept.reduce((sum, k) => sum + k.max, 0n)];
    if (max === 0n || weight === 0) continue;
    top = top * max + BigInt(weight) * points * bottom;
    bottom *= max;
    weights += BigInt(weight);
  }
  return { total: weights === 0n ? null : Number((top * 10_000n) / (bottom * weights)), dropped };
}

describe("for any setup and marks, grades", () => {
  test("are those of the definition", () => {
    fc.assert(
      fc.property(anySetup, ({ setup: any, markOf }) => {
        const { total, dropped } = calculateGrades(any, markOf);
        const expected = slowly(any, markOf);
        expect(total).toBe(expected.total);
        expect(new Set(dropped)).toEqual(expected.dropped);
      }),
    );
  });

  test("are between 0% and 100%, and never lower for more points", () => {
    fc.assert(
      fc.property(anySetup, fc.nat(11), ({ setup: any, markOf }, at) => {
        const { total } = calculateGrades(any, markOf);
        if (total !== null) {
          expect(total).toBeGreaterThanOrEqual(0);
          expect(total).toBeLessThanOrEqual(10_000);
        }
        const raised = any.items[at];
        // Where items are dropped, more points may change which of them, and an item with a larger maximum then counts less.
        const plain = { ...any, categories: any.categories.map((category) => ({ ...category, dropLowest: 0 })) };
        if (!raised || markOf(raised.id).state !== "graded") return;
        const before = calculateGrades(plain, markOf).total ?? 0;
        const best: Mark = { state: "graded", points: raised.maxPoints };
        const after = calculateGrades(plain, (id) => (id === raised.id ? best : markOf(id))).total ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
