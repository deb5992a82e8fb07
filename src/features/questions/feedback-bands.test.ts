import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { FeedbackBands, feedbackAt } from "./feedback-bands";

const bands = [
  { from: 90, text: "Excellent" },
  { from: 0, text: "Read it again" },
  { from: 62.5, text: "Nearly" },
];

test("a percentage is in the highest band that it reaches, bounds included", () => {
  const at = (percentage: number) => feedbackAt(bands, percentage);
  expect([at(0), at(6249), at(6250), at(8999), at(9000), at(10_000)]).toEqual([
    "Read it again",
    "Read it again",
    "Nearly",
    "Nearly",
    "Excellent",
    "Excellent",
  ]);
});

test("below the first band there is nothing, and a band without words says nothing", () => {
  expect(feedbackAt([{ from: 50, text: "Passed" }], 4999)).toBeNull();
  expect(feedbackAt([], 10_000)).toBeNull();
  expect(
    feedbackAt(
      [
        { from: 0, text: "Low" },
        { from: 50, text: "  " },
      ],
      7000,
    ),
  ).toBeNull();
});

test("two bands can't begin at the same percentage, so the order in which they are kept never decides", () => {
  expect(FeedbackBands.safeParse([...bands, { from: 90, text: "Again" }]).success).toBe(false);
  const drawn = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(drawn, fc.nat(10_000), (starts, percentage) => {
      const made = starts.map((from) => ({ from: from / 100, text: `from ${from}` }));
      const found = feedbackAt(made, percentage);
      expect(feedbackAt([...made].reverse(), percentage)).toBe(found);
      const reached = starts.filter((from) => from <= percentage);
      expect(found).toBe(reached.length === 0 ? null : `from ${Math.max(...reached)}`);
    }),
  );
});
