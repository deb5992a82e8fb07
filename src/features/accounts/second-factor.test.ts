import { expect, test } from "vitest";
import { codeKey, grouped, isAppCode } from "./second-factor";

test.each([
  ["123 456", "123456"],
  ["１２３４５６", "123456"],
  [" abcde-fgh23 ", "ABCDEFGH23"],
])("%s is read as %s", (typed, key) => {
  expect(codeKey(typed)).toBe(key);
});

test("a code of an app is six digits and nothing else", () => {
  expect(["123456", "12345", "1234567", "ABCDEFGH23", "12345A"].map(isAppCode)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("a key is shown in groups of four", () => {
  expect(grouped("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
});
