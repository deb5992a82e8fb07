import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { effectOfMove } from "./moves";
import type { CountedLesson } from "./rules";

const lessons = (...ids: string[]): CountedLesson[] =>
  ids.map((id) => ({ lessonId: id.replace("?", ""), isRequired: !id.endsWith("?"), isShown: true }));
const enrollment = (percentage: number, ...completed: string[]) => ({
  status: "ACTIVE" as const,
  percentage,
  completed: new Set(completed),
});

describe("what a move means to a student", () => {
  it("is nothing where the same lessons count", () => {
    const effect = effectOfMove(enrollment(50, "a"), { from: lessons("a", "b"), to: lessons("b", "a") });
    expect(effect).toMatchObject({ group: "unaffected", percentageTo: 50, newRequired: [], becomesComplete: false });
  });

  it("may be a new required lesson, which lowers the percentage", () => {
    const effect = effectOfMove(enrollment(50, "a"), { from: lessons("a", "b"), to: lessons("a", "b", "n") });
    expect(effect).toMatchObject({
      group: "new_required",
      newRequired: ["n"],
      percentageFrom: 50,
      percentageTo: 33.33,
    });
  });

  it("does not take a completed course back, whatever is new in it", () => {
    const effect = effectOfMove(
      { ...enrollment(100, "a"), status: "COMPLETED" },
      { from: lessons("a"), to: lessons("a", "n") },
    );
    expect(effect).toMatchObject({ group: "finished", percentageTo: 100, becomesComplete: false });
  });

  it("may complete the course, where what was left is no longer required", () => {
    const move = { from: lessons("a", "b"), to: lessons("a", "b?") };
    expect(effectOfMove(enrollment(50, "a"), move)).toMatchObject({ group: "completes", percentageTo: 100 });
    expect(effectOfMove({ ...enrollment(50, "a"), status: "SUSPENDED" }, move)).toMatchObject({
      becomesComplete: false,
    });
  });

  it("names what was done and is gone", () => {
    const effect = effectOfMove(enrollment(50, "a"), { from: lessons("a", "b"), to: lessons("b") });
    expect(effect).toMatchObject({ group: "loses_completed", removedCompleted: ["a"], percentageTo: 0 });
  });

  it("never leads above 100 or below 0, and back again to where it was measured", () => {
    const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e?", "f?"), { minLength: 1 });
    fc.assert(
      fc.property(ids, ids, ids, (from, to, done) => {
        const move = { from: lessons(...from), to: lessons(...to) };
        const learner = enrollment(0, ...done.map((id) => id.replace("?", "")));
        const there = effectOfMove(learner, move);
        expect(there.percentageTo).toBeGreaterThanOrEqual(0);
        expect(there.percentageTo).toBeLessThanOrEqual(100);
        expect(there.percentageTo === 100).toBe(there.becomesComplete);
        const back = effectOfMove({ ...learner, percentage: there.percentageTo }, { from: move.to, to: move.from });
        expect(back.percentageTo).toBe(effectOfMove(learner, { from: move.from, to: move.from }).percentageTo);
      }),
    );
  });
});
