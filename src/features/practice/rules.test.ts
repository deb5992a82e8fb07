import { expect, test } from "vitest";
import { minutesFor, ratingFor } from "./rules";

test("a few questions take a few minutes, and many no more than a session", () => {
  expect([0, 1, 2, 6, 7, 300].map(minutesFor)).toEqual([0, 1, 2, 5, 5, 5]);
});

test("what was answered right was remembered", () => {
  expect([ratingFor({ isCorrect: true }), ratingFor({ isCorrect: false })]).toEqual(["GOOD", "AGAIN"]);
});
