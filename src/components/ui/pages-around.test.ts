import { expect, test } from "vitest";
import { pagesAround } from "./pages-around";

test("a page shows its neighbours, the first and the last, and gaps between", () => {
  expect(pagesAround(6, 12)).toEqual([1, 0, 5, 6, 7, 0, 12]);
});

test("a gap of one page is that page", () => {
  expect(pagesAround(4, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(pagesAround(1, 1)).toEqual([1]);
});
