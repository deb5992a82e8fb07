import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import {
  isStandardReview,
  ReviewMatrix,
  reviewParts,
  reviewStages,
  reviewTimes,
  shownDuring,
  standardReview,
  statedReview,
} from "./review-matrix";

const times = fc.subarray([...reviewTimes]);
const matrix = fc.record({ score: times, correctness: times, feedback: times, answers: times });

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

  test("is refused where a time is unknown", () => {
    expect(ReviewMatrix.safeParse({ ...standardReview, score: ["before"] }).success).toBe(false);
  });

  test("opens nothing during an attempt unless its author says so", () => {
    const stated = [
      statedReview({}, { closes: true }),
      statedReview({ showCorrectAnswers: "AFTER_SUBMIT" }, { closes: false }),
    ];
    expect(stated.map(shownDuring)).toEqual([[], []]);
    expect(
      shownDuring(statedReview({ review: { answers: ["during"], score: ["during", "done"] } }, { closes: true })),
    ).toEqual(["score", "answers"]);
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
