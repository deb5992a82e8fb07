import { expect, test } from "vitest";
import { insertAt, slashMatch } from "./slash-match";

test.each([
  ["/", { query: "", from: 0, to: 1 }],
  ["Well done. /Say w", { query: "say w", from: 11, to: 17 }],
  ["One\n/é1", { query: "é1", from: 4, to: 7 }],
])("%j asks for a saved comment", (text, match) => {
  expect(slashMatch(text, text.length)).toEqual(match);
});

test.each(["", "and/or", "3/4", "// ", "/ Say, why", `/${"w".repeat(25)}`])("%j doesn't", (text) => {
  expect(slashMatch(text, text.length)).toBeNull();
});

test("only what is before the caret counts", () => {
  expect(slashMatch("/say why", 4)).toEqual({ query: "say", from: 0, to: 4 });
  expect(slashMatch("/say why", 0)).toBeNull();
});

test("an insertion takes the place of what was typed for it, with a space where words would touch", () => {
  expect(insertAt("Good. /sa", "Say why.", { from: 6, to: 9 })).toEqual({ text: "Good. Say why.", caret: 14 });
  expect(insertAt("Good.", "Say why.", { from: 5, to: 5 })).toEqual({ text: "Good. Say why.", caret: 14 });
  expect(insertAt("", "Say why.", { from: 0, to: 0 })).toEqual({ text: "Say why.", caret: 8 });
});
