import { expect, test } from "vitest";
import { countWords } from "./count-words";

test.each([
  ["", 0],
  ["  \n\n ", 0],
  ["High water, then low water.", 5],
  ["It’s half-past three — don’t wait!", 6],
  ["one\ntwo\n\nthree", 3],
  ["4.2 m at noon", 4],
  ["Ça dépend de la marée", 5],
  ["🙂 🙂", 0],
])("%j has %i words", (text, words) => {
  expect(countWords(text)).toBe(words);
});

test("words are also found where no spaces are written", () => {
  expect(countWords("潮汐表")).toBeGreaterThan(0);
});
