import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { doAgree, type GradePart, levelsOfBoth, meanOf, partFor, visibleGrades, wordsOfBoth } from "./two-graders";

const by = (gradedById: string | null, part: GradePart) => ({ gradedById, part });
const next = (
  grades: ReturnType<typeof by>[],
  graderId: string,
  more: { mayDecide?: boolean; asksTwo?: boolean } = {},
) => partFor(grades, { graderId, mayDecide: false, asksTwo: true, ...more });

describe("the next grade", () => {
  test("is the first, then the second of someone else, then a decision of someone who may", () => {
    expect(next([], "ann")).toBe("FIRST");
    expect(next([by("ann", "FIRST")], "ann")).toBe("FIRST");
    expect(next([by("ann", "FIRST")], "ben")).toBe("SECOND");
    const both = [by("ben", "SECOND"), by("ann", "FIRST")];
    expect(["ann", "ben", "cleo"].map((who) => next(both, who))).toEqual([null, null, null]);
    expect(next(both, "ben", { mayDecide: true })).toBe("FINAL");
    expect(next([by(null, "MEAN"), ...both], "ann")).toBeNull();
    expect(next([by(null, "MEAN"), ...both], "cleo", { mayDecide: true })).toBe("FINAL");
  });

  test("counts by itself where one is enough, and where one counts already", () => {
    expect(next([], "ann", { asksTwo: false })).toBe("FINAL");
    expect(next([by("ann", "FINAL")], "ben")).toBe("FINAL");
    expect(next([by("ann", "FINAL"), by("ann", "FIRST")], "ben")).toBe("FINAL");
  });

  test("is a second one even where the first came from someone who is gone, or two are asked for no longer", () => {
    expect(next([by(null, "FIRST")], "ben")).toBe("SECOND");
    expect(next([by("ann", "FIRST")], "ben", { asksTwo: false })).toBe("SECOND");
  });
});

test("the first grade is its giver's alone until the second is stored", () => {
  const first = by("ann", "FIRST");
  expect(visibleGrades([first], "ann")).toEqual([first]);
  expect(visibleGrades([first], "ben")).toEqual([]);
  expect(visibleGrades([by(null, "FIRST")], "ben")).toEqual([]);
  const both = [by("ben", "SECOND"), first];
  expect(visibleGrades(both, "cleo")).toEqual(both);
  expect(visibleGrades([by("ann", "FINAL"), first], "ben")).toHaveLength(2);
});

test("grades agree up to the difference, which is of the question's points", () => {
  const most = 2000;
  expect(doAgree(1000, 1200, { percent: 10, most })).toBe(true);
  expect(doAgree(1201, 1000, { percent: 10, most })).toBe(false);
  expect(doAgree(1000, 1000, { percent: 0, most })).toBe(true);
  expect(doAgree(0, most, { percent: 100, most })).toBe(true);
});

test("the mean is between both, the same both ways, and a whole number of hundredths", () => {
  const points = fc.integer({ min: 0, max: 99_999_900 });
  fc.assert(
    fc.property(points, points, (one, other) => {
      const mean = meanOf(one, other);
      expect(mean).toBe(meanOf(other, one));
      expect(Number.isInteger(mean)).toBe(true);
      expect(mean >= Math.min(one, other) && mean <= Math.max(one, other)).toBe(true);
      expect(2 * mean - (one + other)).toBeGreaterThanOrEqual(0);
      expect(2 * mean - (one + other)).toBeLessThanOrEqual(1);
    }),
  );
});

test("levels and words of both are put together", () => {
  const level = (criterionId: string, levelId: string) => ({ criterionId, levelId });
  expect(levelsOfBoth([level("a", "1"), level("b", "1")], [level("b", "2"), level("a", "1")])).toEqual([
    level("a", "1"),
  ]);
  const words = (comment: string, reason = "") => ({ comment, reason });
  expect(wordsOfBoth(words("Clear. ", "Late."), words("Short."))).toBe("Late.\n\nClear.\n\nShort.");
  expect(wordsOfBoth(words("Clear."), words("Clear."))).toBe("Clear.");
  expect(wordsOfBoth(words(""), words(" "))).toBe("");
});
