import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, earned } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";

describe("multiple choice, right minus wrong", () => {
  const of = aStoredQuestion("MULTIPLE_CHOICE", {
    answers: [aStoredAnswer("a", true), aStoredAnswer("b", true), aStoredAnswer("c", false), aStoredAnswer("d", false)],
  });

  test.each([
    [["a", "b"], 200, true],
    [["a"], 100, false],
    [["a", "b", "c"], 100, false],
    [["a", "c"], 0, false],
    [["a", "b", "c", "d"], 0, false],
    [["c", "d"], 0, false],
  ])("choosing %j earns %i hundredths", (ids, points, isCorrect) => {
    expect(earned(of, chose(...ids))).toEqual({ earned: points, isCorrect });
  });

  test("points stay between zero and all, and only the exact set of right options earns all", () => {
    const set = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(set, set, fc.integer({ min: 0, max: 100_000 }), (keys, picks, points) => {
        const options = keys.map((isCorrect, index) => aStoredAnswer(String(index), isCorrect));
        const selected = options.filter((_, index) => picks[index]).map(({ id }) => id);
        const result = earned(aStoredQuestion("MULTIPLE_CHOICE", { answers: options, points }), chose(...selected));
        expect(result.earned).toBeGreaterThanOrEqual(0);
        expect(result.earned).toBeLessThanOrEqual(points);
        expect(result.isCorrect).toBe(options.every(({ isCorrect }, index) => isCorrect === (picks[index] ?? false)));
        if (result.isCorrect) expect(result.earned).toBe(points);
      }),
    );
  });
});
