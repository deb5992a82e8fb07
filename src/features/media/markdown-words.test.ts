import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { markdownWords } from "./markdown-words";
import { plainShort } from "./server/plain-text";

const rendered = (source: string) => plainShort(source).replaceAll(/\s+/g, " ").trim();

const samples: [source: string, words: string][] = [
  ["Which *people* came **first**, or ***both***?", "Which people came first, or both?"],
  ["_Mare_ is __Latin__, snake_case_name and 2*3*4 = 24 * 1", "Mare is Latin, snake_case_name and 234 = 24 * 1"],
  ["It was ~~not~~ *half **open* still", "It was not *half *open still"],
  ["A \\*star\\* and a \\# and C:\\new", "A *star* and a # and C:\\new"],
  ["What does `print(__name__ * 2)` and ``a ` b`` say?", "What does print(__name__ * 2) and a ` b say?"],
  ["Is $x_1 * y_1 * z$ more than $5 or $10?", "Is x_1 * y_1 * z more than $5 or $10?"],
  ["See [the *map*](media/map.pdf) and ![a *small* map](a.png) first", "See the map and a small map first"],
  ["[![a map](a.png)](b.pdf) <https://example.org/a_b_c>", "a map https://example.org/a_b_c"],
  ["H<sub>2</sub>O, and 1 < 2 <br> wow! (no) ![no]", "H2O, and 1 < 2 wow! (no) ![no]"],
  ["## Tides\n\n> Said *someone*\n\n- one\n- two\n\n3. three", "Tides Said someone one two three"],
  [
    "What is printed?\n\n```python\nx = 2 * 3 * 4\n# __end__\n```\n\nSay *it*.",
    "What is printed? x = 2 * 3 * 4 # __end__ Say it.",
  ],
  ["```a``` and *b*\n\n~~~\n*c*\n~~~\n*d*", "a and b *c* d"],
  ["```\n*a*\n ```\n*b*\n````py\n```\n*c*", "*a* b ``` *c*"],
  ["- 4\n* 5 *\n-6", "4 5 * -6"],
  ["Hear this:\\\n\\\nWhat\\\n*is* it?\\\n\nA \\\n", "Hear this: What is it?\\ A \\"],
  ["The [[1]] tide is *higher* than [[2]]", "The [[1]] tide is higher than [[2]]"],
];

test.each(samples)("%j is listed as %j, as its words are everywhere else", (source, words) => {
  expect(markdownWords(source)).toBe(words);
  expect(rendered(source)).toBe(words);
});

test("emphasis is found where the site's parser finds it", () => {
  const line = fc.string({
    unit: fc.constantFrom("a", "é", " ", "*", "**", "_", ".", "\\*", "("),
    maxLength: 24,
  });
  fc.assert(
    fc.property(line, (drawn) => {
      const source = `a ${drawn}`;
      expect(markdownWords(source)).toBe(rendered(source));
    }),
  );
});

test.each(["[", "![", "<a", "$ a"])("a long text of nothing but %j stays as it is, and is read in no time", (mark) => {
  const source = mark.repeat(1_000);
  expect(markdownWords(source)).toBe(source);
});
