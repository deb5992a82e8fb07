import { expect, test } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import { isCheckable, shownOfChecked } from "./checkable";
import { verdictOf } from "./checked-question";

const number = { type: "NUMERIC", body: null } as const;
const essay = { type: "ESSAY", body: { minWords: null, maxWords: null, graderNotes: "" } } as const;
const rules = { review: { ...standardReview, answers: ["during" as const], score: ["during" as const] } };

test("answers can be checked where the rules show anything of them and no person grades them", () => {
  expect([number, essay].map((question) => isCheckable(rules, question))).toEqual([true, false]);
  expect(isCheckable({ review: standardReview }, number)).toBe(false);
});

test("the start screen names what is shown, and nothing where only a person grades", () => {
  expect(shownOfChecked(rules, [essay, number])).toEqual(["score", "answers"]);
  expect(shownOfChecked(rules, [essay])).toEqual([]);
  expect(shownOfChecked({ review: standardReview }, [number])).toEqual([]);
});

test("points between none and all are partly right, and what a regrade left out is neither", () => {
  const mark = { earned: 50, isCorrect: false, isLeftOut: false };
  expect(verdictOf(mark)).toBe("partly");
  expect(verdictOf({ ...mark, earned: -25 })).toBe("wrong");
  expect(verdictOf({ ...mark, isCorrect: true })).toBe("right");
  expect(verdictOf({ earned: 0, isCorrect: null, isLeftOut: true })).toBe("leftOut");
});
