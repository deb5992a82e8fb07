import { expect, it } from "vitest";
import { nextMarked } from "./course-search-field";

it("goes through the suggestions and the field itself, in both directions and around", () => {
  const walk = (step: number) =>
    [1, 2, 3, 4].reduce<number[]>((at, _) => [...at, nextMarked(at.at(-1) ?? -1, step, 3)], [-1]);
  expect(walk(1)).toEqual([-1, 0, 1, 2, -1]);
  expect(walk(-1)).toEqual([-1, 2, 1, 0, -1]);
});
