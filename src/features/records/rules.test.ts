import { describe, expect, it } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import fc from "@/testing/fast-check";
import { standingResult, stateOf } from "./rules";

const rules = { countingRule: "BEST", passingScore: 7000, review: standardReview } as const;
const context = { maxAttempts: 0, usedBefore: 0, closesAt: null, now: new Date("2026-11-20T12:00:00Z") };
const attempt = (number: number, score: number | null) => ({
  id: String(number),
  number,
  state: "SUBMITTED" as const,
  score,
  maxScore: 1000,
  isPassed: score === null ? null : score >= 700,
});

describe("the result that is", () => {
  it("is the best, the last or the mean, as the rule says", () => {
    const attempts = [attempt(1, 900), attempt(2, 400)];
    expect(standingResult(rules, attempts, context)).toEqual({ percentage: 90, isPassed: true });
    expect(standingResult({ ...rules, countingRule: "LAST" }, attempts, context)).toEqual({
      percentage: 40,
      isPassed: false,
    });
    expect(standingResult({ ...rules, countingRule: "AVERAGE" }, attempts, context)).toEqual({
      percentage: 65,
      isPassed: false,
    });
  });

  it("is not told in a stage in which the author doesn't show it", () => {
    const review = { ...standardReview, score: ["done" as const] };
    const failed = [attempt(1, 400)];
    expect(standingResult({ ...rules, review }, failed, context)).toEqual({ percentage: null, isPassed: false });
    const last = { ...context, maxAttempts: 1 };
    expect(standingResult({ ...rules, review }, failed, last)).toEqual({ percentage: 40, isPassed: false });
  });

  it("is between 0 and 100, and is none where nothing was marked", () => {
    const score = fc.option(fc.integer({ min: 0, max: 1000 }));
    const rule = fc.constantFrom("BEST" as const, "LAST" as const, "AVERAGE" as const);
    fc.assert(
      fc.property(fc.array(score), rule, (scores, countingRule) => {
        const { percentage } = standingResult(
          { ...rules, countingRule },
          scores.map((each, at) => attempt(at + 1, each)),
          context,
        );
        if (scores.every((each) => each === null)) expect(percentage).toBeNull();
        else expect(percentage).toSatisfy((value: number) => value >= 0 && value <= 100);
      }),
    );
  });
});

it("what a person still has to grade is neither passed nor failed, unless it is passed already", () => {
  const of = (isPassed: boolean, isBeingGraded: boolean) => stateOf({ isPassed, isBeingGraded });
  expect([of(true, true), of(true, false), of(false, true), of(false, false)]).toEqual([
    ...["passed", "passed"],
    ...["grading", "notPassed"],
  ]);
});
