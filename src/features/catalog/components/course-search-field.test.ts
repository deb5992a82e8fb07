import { expect, it } from "vitest";
import { nextMarked } from "./course-search-field";

it("goes through the suggestions and the field itself, in both directions and around", () => {
  const next = (step: number) => [-1, 0, 1, 2].map((marked) => nextMarked(marked, step, 3));
  expect(next(1)).toEqual([0, 1, 2, -1]);
  expect(next(-1)).toEqual([2, -1, 0, 1]);
});
