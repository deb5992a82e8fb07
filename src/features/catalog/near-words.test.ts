import { expect, test } from "vitest";
import { correctable, correctText, meantBy, slipsBetween } from "./near-words";

test.each([
  ["almanac", "almanac", 0],
  ["almnac", "almanac", 1],
  ["alamnac", "almanac", 1],
  ["quciksilvr", "quicksilver", 2],
  ["", "tide", 4],
])("from %s to %s there are %i slips", (one, other, slips) => {
  expect(slipsBetween(one, other)).toBe(slips);
});

test("what was meant is near, or starts so; short words are not bent", () => {
  expect(meantBy("almnac", ["almanac", "almanach"])).toEqual(["almanac"]);
  expect(meantBy("chem", ["chemistry", "cheese"])).toEqual(["chemistry"]);
  expect(meantBy("sea", ["see", "seamanship", "seafaring"])).toEqual(["seamanship", "seafaring"]);
  expect(meantBy("pol", ["pool", "poll", "pod", "policy"])).toEqual(["pool", "poll", "policy"]);
  expect(meantBy("po", ["pool"])).toEqual(["pool"]);
  expect(meantBy("zanzibar", ["bazaar"])).toEqual([]);
  expect(meantBy("nothing", [])).toEqual([]);
});

test("a corrected text keeps its syntax", () => {
  expect(correctable('tide -wnd "brass almnac" x9y or')).toEqual(["tide", "brass", "almnac"]);
  const meant = new Map([["almnac", ["almanac"]]]);
  expect(correctText('tide -wnd "brass almnac"', meant)).toBe('tide -wnd "brass almanac"');
  expect(correctText("tide tables", new Map())).toBe("tide tables");
  expect(correctText("sea air", new Map([["sea", ["seamanship", "seafaring"]]]))).toBe(
    "seamanship air or seafaring air",
  );
});
