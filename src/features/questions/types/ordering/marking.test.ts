import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, earned, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import type { QuestionDisclosure } from "../../question-type";
import { ordering } from "./marking";

const items = ["a", "b", "c", "d"];
const of = aStoredQuestion("ORDERING", { points: 400, answers: items.map((id) => aStoredAnswer(id, true)) });

describe("ordering: each item in its place", () => {
  test.each([
    [["a", "b", "c", "d"], 400, true],
    [["a", "b", "d", "c"], 200, false],
    [["a", "c", "d", "b"], 100, false],
    [["b", "c", "d", "a"], 0, false],
    [["d", "c", "b", "a"], 0, false],
    [[], 0, false],
  ])("%j earns %i hundredths", (ids, points, isCorrect) => {
    expect(earned(of, chose(...ids))).toEqual({ earned: points, isCorrect });
  });

  test("counts which item is in each place, of which one is right", () => {
    const parts = ordering.counted?.parts(of) ?? [];
    expect(parts.map(({ key }) => key)).toEqual(["1", "2", "3", "4"]);
    const rightOf = parts.map(({ options = [] }) => options.filter(({ isRight }) => isRight).map(({ id }) => id));
    expect(rightOf).toEqual([["a"], ["b"], ["c"], ["d"]]);
  });

  test("only the right order earns all, and no order earns more", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: 4 }), (order) => {
        const result = earned(of, chose(...order));
        expect(result.earned).toBeGreaterThanOrEqual(0);
        expect(result.earned).toBeLessThanOrEqual(400);
        expect(result.isCorrect).toBe(order.join() === items.join());
        expect(result.earned === 400).toBe(result.isCorrect);
      }),
    );
  });

  test("a response names every item once, or none", () => {
    const isAccepted = (...ids: string[]) => ordering.accepts(of, chose(...ids));
    expect(isAccepted()).toBe(true);
    expect(isAccepted("d", "c", "b", "a")).toBe(true);
    expect(isAccepted("a", "b", "c")).toBe(false);
    expect(isAccepted("a", "b", "c", "c")).toBe(false);
    expect(isAccepted("a", "b", "c", "elsewhere")).toBe(false);
    expect(ordering.accepts(of, typed("a, b, c, d"))).toBe(false);
  });

  test("the review numbers what was given, and tells the right order only where keys are shown", () => {
    const rows = (shown: QuestionDisclosure, ...ids: string[]) =>
      ordering.reviewRows(of, chose(...ids), shown).map(({ who, lead, text, sign }) => [who, lead, text, sign]);
    expect(rows({ correctness: true, feedback: true, keys: false }, "a", "c", "b", "d")).toEqual([
      ["you", "1", "Option a", "right"],
      ["you", "2", "Option c", "wrong"],
      ["you", "3", "Option b", "wrong"],
      ["you", "4", "Option d", "right"],
    ]);
    expect(rows({ correctness: true, feedback: true, keys: true }, "b", "a", "c", "d").slice(4)).toEqual([
      ["key", "1", "Option a", null],
      ["key", "2", "Option b", null],
      ["key", "3", "Option c", null],
      ["key", "4", "Option d", null],
    ]);
    expect(rows({ correctness: true, feedback: true, keys: true }, ...items)).toHaveLength(4);
    expect(
      rows({ correctness: false, feedback: false, keys: false }, ...items).every(([, , , sign]) => sign === null),
    ).toBe(true);
  });
});
