import { expect, test } from "vitest";
import { letterOf, plainOf } from "./plain-text";

const inline = (html: string) => ({ html, isInline: true });

test("a line without markup is plain text, with its entities as characters", () => {
  expect(plainOf(inline("12.42 hours"))).toBe("12.42 hours");
  expect(plainOf(inline("a &#x3C; b &amp; c &#38; d &unknown;"))).toBe("a < b & c & d &unknown;");
});

test("markup, formulas and several blocks are not", () => {
  expect(plainOf(inline("<em>12</em> hours"))).toBeNull();
  expect(plainOf({ html: "one two", isInline: false })).toBeNull();
});

test("letters go on after Z", () => {
  expect([0, 1, 25, 26, 51, 52].map(letterOf)).toEqual(["A", "B", "Z", "AA", "AZ", "BA"]);
});
