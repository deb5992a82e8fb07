import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import {
  isStandardReview,
  ReviewMatrix,
  reviewParts,
  reviewStages,
  standardReview,
  statedReview,
} from "./review-matrix";

const stages = fc.subarray([...reviewStages]);
const matrix = fc.record({ score: stages, correctness: stages, feedback: stages, answers: stages });

describe("what is shown when", () => {
  test("is spelled in one way, whatever the order and however often something is said", () => {
    fc.assert(
      fc.property(matrix, fc.array(fc.constantFrom(...reviewParts)), (review, doubled) => {
        const said = Object.fromEntries(
          reviewParts.map((part) => {
            const turned = [...review[part]].reverse();
            return [part, doubled.includes(part) ? [...turned, ...turned] : turned];
          }),
        );
        expect(JSON.stringify(ReviewMatrix.parse(said))).toBe(JSON.stringify(review));
      }),
    );
  });

  test("is refused where a stage is unknown", () => {
    expect(ReviewMatrix.safeParse({ ...standardReview, score: ["during"] }).success).toBe(false);
  });

  test("is as standard where nothing is stated, and part by part where something is", () => {
    expect(isStandardReview(statedReview({}, { closes: true }))).toBe(true);
    expect(statedReview({ review: { answers: [] } }, { closes: false })).toEqual({ ...standardReview, answers: [] });
  });

  test("in the words of two switches opens no right answer that they kept closed", () => {
    const answers = (showCorrectAnswers: "NEVER" | "AFTER_PASS_OR_LAST" | "AFTER_SUBMIT", closes: boolean) =>
      statedReview({ showCorrectAnswers }, { closes }).answers;
    expect([answers("NEVER", true), answers("NEVER", false)]).toEqual([[], []]);
    expect(answers("AFTER_PASS_OR_LAST", false)).toEqual(["done", "closed"]);
    expect(answers("AFTER_PASS_OR_LAST", true)).toEqual(["done"]);
    expect(answers("AFTER_SUBMIT", true)).toEqual([...reviewStages]);
    const hidden = statedReview({ showResults: false }, { closes: false });
    expect([hidden.score, hidden.correctness, hidden.feedback]).toEqual([[], [], []]);
  });
});
