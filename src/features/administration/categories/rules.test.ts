import { expect, test } from "vitest";
import { asTree, placedBefore, withinCategory } from "./rules";

const at = (id: string, parentId: string | null) => ({ id, parentId });
const all = [at("moon", "sea"), at("sea", null), at("land", null), at("tides", "sea"), at("spring", "tides")];

test("a tree is read from the top, each category before what it contains", () => {
  expect(asTree(all).map(({ id, depth, place, of }) => `${id} ${depth} ${place}/${of}`)).toEqual([
    "sea 0 1/2",
    "moon 1 1/2",
    "tides 1 2/2",
    "spring 2 1/1",
    "land 0 2/2",
  ]);
});

test("within a category is itself and everything below it", () => {
  expect([...withinCategory(all, "sea")].sort()).toEqual(["moon", "sea", "spring", "tides"]);
  expect([...withinCategory(all, "land")]).toEqual(["land"]);
});

test.each([
  ["c", "a", "cab"],
  ["a", null, "bca"],
  ["a", "a", "abc"],
  ["a", "gone", "abc"],
])("%s before %s", (id, beforeId, order) => {
  expect(placedBefore(["a", "b", "c"], id, beforeId).join("")).toBe(order);
});
