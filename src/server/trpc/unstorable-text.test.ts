import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { findUnstorable } from "./unstorable-text";

test("names where the text with NUL is", () => {
  expect(findUnstorable({ title: "a", lessons: [{ title: "b" }, { title: "c\0" }] })).toEqual([
    "lessons",
    "1",
    "title",
  ]);
  expect(findUnstorable("\0")).toEqual([]);
  expect(findUnstorable({ outer: { "a\0": 1 } })).toEqual(["outer"]);
});

test("finds nothing in what has none, whatever it is", () => {
  for (const value of [undefined, null, 1, true, "", "\\0", "\u0001", [], {}, new Date(0), new Uint8Array(2)])
    expect(findUnstorable(value)).toBeNull();
});

test("goes as deep as JSON does", () => {
  const deep = JSON.parse(`${"[".repeat(50_000)}"\\u0000"${"]".repeat(50_000)}`);
  expect(findUnstorable(deep)).toHaveLength(50_000);
});

test("agrees with what JSON writes", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(findUnstorable(value) !== null).toBe(/(?<!\\)(\\\\)*\\u0000/.test(JSON.stringify(value)));
    }),
  );
});
