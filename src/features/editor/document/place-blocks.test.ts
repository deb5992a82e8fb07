import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { asPlaced, countBlocks, findRuns, placeBlocks } from "./place-blocks";
import { splitBlocks } from "./split-blocks";

const pieces = [
  "# A heading",
  "Setext\n===",
  "plain words",
  "two\nlines",
  "- a\n- b\n\n  more",
  "* star\n* list",
  "1) one\n2) two",
  "    indented code",
  "```js\nlet a = 1;\n```",
  "> quote\nlazy",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "***",
  "$$\nx^2\n$$",
  ":::tip[Title]\nInside\n:::",
  '::video{src="media/a.mp4"}',
  "<div>\n<p>html</p>\n</div>",
  "<!-- a comment -->",
  "a [foo] link",
  '[foo]: https://example.org "Title"',
  "note[^1] here",
  "[^1]: the note",
  "#",
  "-",
  "é 漢字 عربي 🎉",
];
const aLesson = fc
  .tuple(
    fc.constantFrom("", "\uFEFF", "\n\n", "  \n"),
    fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("\n", "\n\n", "\n\n\n", " \n\n")), { maxLength: 8 }),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.constantFrom("", "\n", "```\nnever closed", ":::tip\nnever closed", "<!-- never closed"),
  )
  .map(([lead, parts, end, last]) => (lead + parts.flat().join("") + last).replaceAll("\n", end));
/**
 * As CommonMark has it, a line right after a definition goes on with the definition's paragraph: "-", "7." or indented code is
 * words there, and something else once the definition is gone. No bytes can keep it.
 */
const isMoody = (source: string) => /^\uFEFF?\[foo\]:.*(?:\r\n|\r|\n)[ \t]*\S/m.test(source);
/** What a model's blocks are once they were cleaned: closed, and nothing that refers to something else. */
const aBlock = fc
  .array(fc.constantFrom(...pieces.filter((piece) => !/^\[|\[foo]|\[\^1]|^<|^ {4}|^[#-]$/.test(piece))), {
    minLength: 1,
    maxLength: 2,
  })
  .map((parts) => parts.join("\n\n"))
  .filter((text) => splitBlocks(text).blocks.length > 0);

const textsOf = (source: string) => splitBlocks(source).blocks.map(({ text }) => text);
const isOpen = (source: string) => /never closed/.test(source);

describe("blocks that are placed in a text", () => {
  it("are there as they are, and all others keep their bytes", () => {
    fc.assert(
      fc.property(aLesson, aBlock, fc.nat(), fc.boolean(), (source, text, pick, isReplacing) => {
        fc.pre(!isMoody(source));
        const blocks = textsOf(source);
        const count = isReplacing && blocks.length > 0 ? 1 : 0;
        const index = pick % (blocks.length + 1 - count);
        const placed = placeBlocks(source, { index, count }, asPlaced(source, text));
        const run = findRuns(placed, asPlaced(source, text)).find((found) => found.index === index);
        expect(run).toEqual({ index, count: countBlocks(text) });
        const others = textsOf(placed).toSpliced(index, run?.count ?? 0);
        const kept = blocks.toSpliced(index, count);
        // A block that never ended ends now, so that it does not swallow what comes after it.
        if (isOpen(source))
          others.forEach((other, place) => void expect(other.startsWith(kept[place] ?? "")).toBe(true));
        else expect(others).toEqual(kept);
      }),
      { numRuns: 500 },
    );
  });

  it("leave the bytes of every other block in their order, whatever a parser makes of them", () => {
    fc.assert(
      fc.property(aLesson, aBlock, fc.nat(), fc.boolean(), (source, text, pick, isReplacing) => {
        const blocks = textsOf(source);
        const count = isReplacing && blocks.length > 0 ? 1 : 0;
        const index = pick % (blocks.length + 1 - count);
        const written = asPlaced(source, text);
        const placed = placeBlocks(source, { index, count }, written);
        let at = 0;
        for (const part of [...blocks.slice(0, index), written, ...blocks.slice(index + count)]) {
          at = placed.indexOf(part, at);
          expect(at).not.toBe(-1);
          at += part.length;
        }
      }),
      { numRuns: 500, examples: [["-\n\n    indented code\n    indented code\n", "# A heading", 0, true]] },
    );
  });

  it("are words of their own after a dash that follows indented code, which alone would be a list", () => {
    const source = "# A heading\n    indented code\n-\n```\nnever closed";
    const placed = placeBlocks(source, { index: 3, count: 1 }, asPlaced(source, "plain words"));
    expect(findRuns(placed, "plain words")).toEqual([{ index: 3, count: 1 }]);
  });

  it("leave the text as it was when they are taken away again", () => {
    fc.assert(
      fc.property(aLesson, aBlock, fc.nat(), (source, text, pick) => {
        fc.pre(!isOpen(source) && !isMoody(source));
        const index = pick % (countBlocks(source) + 1);
        const placed = placeBlocks(source, { index, count: 0 }, asPlaced(source, text));
        const again = placeBlocks(placed, { index, count: countBlocks(text) }, "");
        expect(textsOf(again)).toEqual(textsOf(source));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["", 0, "New", "New\n"],
    ["One\n", 1, "New", "One\n\nNew\n"],
    ["One", 1, "New", "One\n\nNew"],
    ["# One\nTwo\n", 1, "New", "# One\nNew\n\nTwo\n"],
    ["One\n\n\n\nTwo\n", 1, "New", "One\n\n\n\nNew\n\nTwo\n"],
    ["One\r\n\r\nTwo\r\n", 2, "New\n\n- a", "One\r\n\r\nTwo\r\n\r\nNew\r\n\r\n- a\r\n"],
    ["- a\n", 1, "- b", "- a\n\n<!-- -->\n\n- b\n"],
  ])("in %j at %i: %j", (source, index, text, placed) => {
    expect(placeBlocks(source, { index, count: 0 }, asPlaced(source, text))).toBe(placed);
    const count = countBlocks(text);
    const taken = placeBlocks(placed, { index, count }, "");
    expect(taken).toBe(source);
  });

  it("are found only as whole blocks", () => {
    expect(findRuns("One two\n\nOne\n\nOne\nmore\n", "One")).toEqual([{ index: 1, count: 1 }]);
    expect(findRuns("One\n\nTwo\n\nThree\n", "One\n\nTwo")).toEqual([{ index: 0, count: 2 }]);
    expect(findRuns("One\n\n\nTwo\n", "One\n\nTwo")).toEqual([]);
    expect(findRuns("```\nOne\n```\n", "One")).toEqual([]);
  });
});
