import { describe, expect, test } from "vitest";
import fc, { type Arbitrary } from "@/testing/fast-check";
import type { BlockJson } from "./block-json";
import { composeMarkdown, openLesson } from "./lesson-document";
import { splitBlocks } from "./split-blocks";

const typesOf = (source: string) => openLesson(source).blocks.map(({ type }) => type);
const changed = (text: string): BlockJson => ({ type: "paragraph", content: [{ type: "text", text }] });
const textOf = (source: string) => splitBlocks(source).blocks.map(({ text }) => text);

/** Pieces of Markdown that have tripped editors before, put together at random. */
const pieces = [
  "# A heading",
  "Setext\n===",
  "plain words",
  "two\nlines  \nand a break",
  "- a\n- b\n\n  more",
  "* star\n* list",
  "+ plus\n",
  "1) one\n2) two",
  "7. seven",
  "- [ ] open\n- [x] done",
  "    indented code",
  '```js title="a.js"\nlet a = 1;\n```',
  "~~~\ntilde\n~~~",
  "> quote\nlazy",
  "> [!NOTE]\n> an alert",
  "| a | b |\n|:--|--:|\n| 1 | 2 |",
  "| a | b |\n|---|---|\n| 1 |",
  "***",
  "$$\nx^2\n$$",
  "costs $5 or $10, and $x$ is math",
  ":::tip[Title]\nInside\n\n- list\n:::",
  "::::note\n:::details[More]\ndeep\n:::\n::::",
  '::video{src="media/a.mp4" title="A film"}',
  '::embed[Sim]{url="https://phet.colorado.edu/sims/html/a.html"}',
  "::unknown{a=b}",
  ":::strange\nwhat\n:::",
  "at 3:pm and :smile:",
  '![alt](media/a.png "Caption")',
  '![](media/line%20one.svg#decorative "Caption")',
  "[Sheet](media/a.pdf)",
  "a ![pic](media/b.png) inside",
  '<div class="x">\n<p>html</p>\n</div>',
  "<!-- a comment -->",
  "line with <kbd>Ctrl</kbd> and <br> tags",
  '[foo]: https://example.org "Title"',
  "a [foo] and [text][foo] link",
  "note[^1] here",
  "[^1]: the note\n\n    with more",
  "**bold _both_** ~~gone~~ `code` [**b** l](https://x.org)",
  "www.example.com and https://example.org/a_b",
  "a * b _ c \\* d &amp; e",
  "---\ntitle: x\n---",
  "\ttab",
  "é 漢字 عربي 🎉",
  "   three spaces",
  "#",
  "-",
  ">",
];
const anEnd = fc.constantFrom("\n", "\r\n", "\r");
const aSource = fc
  .tuple(
    fc.constantFrom("", "\uFEFF", "\n\n", "  \n"),
    fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("\n", "\n\n", "\n\n\n", " \n\n")), { maxLength: 12 }),
    anEnd,
    fc.constantFrom("", "\n", "```\nnever closed", ":::tip\nnever closed", "<!-- never closed", "   \n "),
  )
  .map(([lead, parts, end, last]) => (lead + parts.flat().join("") + last).replaceAll("\n", end));

/**
 * As CommonMark has it, a line right after a definition goes on with the definition's paragraph: "-", "7." or indented code is
 * words there, and something else once the definition is gone. No bytes can keep it.
 */
const isMoody = (source: string) => /^\[foo\]:.*(?:\r\n|\r|\n)[ \t]*\S/m.test(source);

describe("opening a lesson", () => {
  test("slices are the source again, byte for byte", () => {
    fc.assert(
      fc.property(fc.oneof(aSource, fc.string({ unit: "grapheme", maxLength: 300 })), (source) => {
        const { lead, blocks } = splitBlocks(source);
        expect(lead + blocks.map(({ text, tail }) => text + tail).join("")).toBe(source);
      }),
    );
  });

  test("opening and saving changes nothing", () => {
    fc.assert(
      fc.property(fc.oneof(aSource, fc.string({ unit: "grapheme", maxLength: 300 })), (source) => {
        const document = openLesson(source);
        expect(composeMarkdown(document, document.blocks)).toBe(source);
      }),
    );
  });

  test.each([
    ["# One\n\ntext\n", ["heading", "paragraph"]],
    ["- a\n- [x] b\n\n1. c\n", ["bulletList", "orderedList"]],
    ["```py\nx\n```\n\n$$\nx\n$$\n\n---\n\n> q\n", ["codeBlock", "mathBlock", "horizontalRule", "blockquote"]],
    [":::tip[T]\na\n:::\n\n> [!NOTE]\n> b\n\n:::details[S]\nc\n:::\n", ["callout", "callout", "details"]],
    ['![a](media/a.png)\n\n[F](media/f.pdf)\n\n::audio{src="media/a.mp3"}\n', ["figure", "file", "media"]],
    ["| a |\n|---|\n| b |\n", ["table"]],
    ["**_both_** and <kbd>K</kbd> and [^1]\n\n[^1]: note\n", ["paragraph", "source"]],
    ["<div>\n\n:::strange\na\n:::\n\n[a]: /b\n", ["source", "source", "source"]],
    ["at 3:pm it costs $5 or $10\n", ["paragraph"]],
  ])("%j becomes %j", (source, types) => {
    expect(typesOf(source)).toEqual(types);
  });

  test("what no block can express keeps its bytes as text", () => {
    const [block] = openLesson("<div\n  class=x>  \n").blocks;
    expect(block).toMatchObject({ type: "source", attrs: { text: "<div\n  class=x>  " } });
  });

  test("a text too deeply nested to parse is one block of source", () => {
    const source = `${">".repeat(20_000)} deep\n`;
    const document = openLesson(source);
    expect(composeMarkdown(document, document.blocks)).toBe(source);
  });
});

describe("changing a lesson", () => {
  test("touching one block leaves the bytes of every other", () => {
    fc.assert(
      fc.property(aSource, fc.nat(), (source, pick) => {
        fc.pre(!isMoody(source));
        const document = openLesson(source);
        if (document.blocks.length === 0) return;
        const at = pick % document.blocks.length;
        const blocks = document.blocks.map((block, index) =>
          index === at ? { ...changed("Zebra crossing"), attrs: { origin: at } } : block,
        );
        const expected = document.kept.map(({ text }, index) => (index === at ? "Zebra crossing" : text));
        expect(textOf(composeMarkdown(document, blocks))).toEqual(expected);
      }),
      { numRuns: 150, examples: [["    indented code\n7. seven\n\n7. seven\n", 0]] },
    );
  });

  test("taking a block out or moving it leaves the bytes of every other", () => {
    fc.assert(
      fc.property(aSource, fc.nat(), fc.nat(), fc.boolean(), (source, from, to, isMove) => {
        fc.pre(!isMoody(source));
        const document = openLesson(source);
        if (document.blocks.length < 2) return;
        const order = document.blocks.map((_, index) => index);
        const [moved = 0] = order.splice(from % order.length, 1);
        if (isMove) order.splice(to % (order.length + 1), 0, moved);
        const output = composeMarkdown(
          document,
          order.flatMap((index) => document.blocks[index] ?? []),
        );
        const end = document.lineEnd;
        const rest = order.map((index) => document.kept[index]?.text ?? "");
        let at = 0;
        for (const text of rest) {
          const found = output.indexOf(text, at);
          expect(
            found,
            `${JSON.stringify(text)} in ${JSON.stringify(output)} (${JSON.stringify(end)})`,
          ).toBeGreaterThanOrEqual(at);
          at = found + text.length;
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a block that is typed back to what it was has its old bytes", () => {
    const document = openLesson("*  odd   bullet\n\n__strong__ words\n");
    const [list, paragraph] = document.blocks;
    if (!list || !paragraph) throw new Error("two blocks expected");
    const same = { ...structuredClone(paragraph), attrs: { ...paragraph.attrs, extra: 1 } };
    expect(composeMarkdown(document, [list, same])).toBe("*  odd   bullet\n\n__strong__ words\n");
  });

  test("a block that went through the clipboard is written as it was", () => {
    const document = openLesson("*  odd   bullet\n\nwords\n");
    const [list, paragraph] = document.blocks;
    if (!list || !paragraph) throw new Error("two blocks expected");
    const pasted = { type: list.type, content: list.content };
    expect(composeMarkdown(document, [paragraph, pasted])).toBe("words\n\n*  odd   bullet\n");
  });

  test("a colon needs no backslash in addresses and in prose", () => {
    const link = { type: "link", attrs: { href: "lesson:hello" } };
    const content = [
      { type: "text", text: "at 3:pm see " },
      { type: "text", text: "this", marks: [link] },
      { type: "text", text: ", a:b[c] too" },
    ];
    const output = composeMarkdown(openLesson(""), [{ type: "paragraph", content }]);
    expect(output).toBe("at 3:pm see [this](lesson:hello), a\\:b\\[c] too\n");
  });

  test("new blocks take the text's own line ends and are apart", () => {
    const document = openLesson("# A\r\ntext\r\n");
    const [heading, text] = document.blocks;
    if (!heading || !text) throw new Error("two blocks expected");
    expect(composeMarkdown(document, [heading, changed("new"), text])).toBe("# A\r\n\r\nnew\r\n\r\ntext\r\n");
  });

  test("two lists that come to be together stay two", () => {
    const document = openLesson("- a\n\nbetween\n\n- b\n");
    const output = composeMarkdown(
      document,
      document.blocks.filter(({ type }) => type === "bulletList"),
    );
    expect(output).toBe("- a\n\n<!-- -->\n\n- b\n");
    expect(typesOf(output)).toEqual(["bulletList", "bulletList"]);
    const again = openLesson(output);
    expect(composeMarkdown(again, again.blocks)).toBe(output);
  });

  test("what is moved in front of others closes what it left open", () => {
    const document = openLesson("words\n\n```js\nopen");
    const output = composeMarkdown(document, [...document.blocks].reverse());
    expect(typesOf(output)).toEqual(["codeBlock", "paragraph"]);
  });

  test("a list keeps its author's bullets when one item changes", () => {
    const document = openLesson("* a\n* b\n");
    const list = structuredClone(document.blocks[0]) as BlockJson;
    const words = list.content?.[0]?.content?.[0]?.content?.[0];
    if (words) words.text = "changed";
    expect(composeMarkdown(document, [list])).toBe("* changed\n* b\n");
  });
});

/** The first text of the first block, typed over. */
function typedOver(source: string, from: string, to: string): string {
  const document = openLesson(source);
  const blocks = JSON.parse(JSON.stringify(document.blocks).replace(`"${from}"`, `"${to}"`)) as BlockJson[];
  return composeMarkdown(document, blocks);
}

describe("line breaks inside a paragraph", () => {
  test.each([
    ["two spaces", "one  \ntwo  \nthree\n", "ONE  \ntwo  \nthree\n"],
    ["backslashes", "one\\\ntwo\\\nthree\n", "ONE\\\ntwo\\\nthree\n"],
    ["both", "one  \ntwo\\\nthree\n", "ONE\\\ntwo\\\nthree\n"],
    ["a list", "- one  \n  two\n- three\n", "- ONE  \n  two\n- three\n"],
    ["a quote in a callout", ":::tip\n> one\\\n> two\n:::\n", ":::tip\n> ONE\\\n> two\n:::\n"],
    ["Windows' line ends", "one  \r\ntwo\r\n", "ONE  \r\ntwo\r\n"],
  ])("stay when its words change: %s", (_, source, expected) => {
    expect(typedOver(source, "one", "ONE")).toBe(expected);
  });

  test("two in a row stay two, however the author writes one", () => {
    const document = openLesson("a  \nb\n");
    const [paragraph] = document.blocks;
    const [first, lineBreak, last] = paragraph?.content ?? [];
    if (!first || !lineBreak || !last) throw new Error("three pieces expected");
    const output = composeMarkdown(document, [
      { ...paragraph, type: "paragraph", content: [first, lineBreak, lineBreak, last] },
    ]);
    expect(output).toBe("a  \n\\\nb\n");
    expect(openLesson(output).blocks[0]?.content?.map(({ type }) => type)).toEqual([
      "text",
      "hardBreak",
      "hardBreak",
      "text",
    ]);
  });

  test("what hangs at the end of a line while one types is not written", () => {
    const text = (value: string): BlockJson => ({ type: "text", text: value });
    const typed = [text("one "), { type: "hardBreak" }, text(" two "), { type: "hardBreak" }, text(" ")];
    expect(composeMarkdown(openLesson(""), [{ type: "paragraph", content: typed }])).toBe("one\\\ntwo\n");
  });
});

const anInline: Arbitrary<BlockJson> = fc.oneof(
  fc.record({
    type: fc.constant("text"),
    text: fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), fc.constantFrom(...pieces)),
    marks: fc.uniqueArray(
      fc.oneof(
        fc.constantFrom({ type: "bold" }, { type: "italic" }, { type: "strike" }, { type: "code" }),
        fc.record({ type: fc.constant("link"), attrs: fc.record({ href: fc.webUrl(), title: fc.string() }) }),
      ),
      { selector: ({ type }) => type },
    ),
  }),
  fc.constant({ type: "hardBreak" }),
  fc.record({ type: fc.constant("inlineMath"), attrs: fc.record({ tex: fc.string() }) }),
  fc.record({ type: fc.constant("inlineSource"), attrs: fc.record({ text: fc.string() }) }),
);

const { block: aBlock } = fc.letrec<{ block: BlockJson }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.record({ type: fc.constantFrom("paragraph", "heading", "odd"), content: fc.array(anInline, { maxLength: 4 }) }),
    fc.record({
      type: fc.constantFrom("codeBlock"),
      attrs: fc.record({ language: fc.string(), meta: fc.string() }),
      content: fc.array(anInline, { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constantFrom("source", "mathBlock"),
      attrs: fc.record({ text: fc.string(), tex: fc.string() }),
    }),
    fc.record({
      type: fc.constantFrom("figure", "file", "media"),
      attrs: fc.dictionary(
        fc.constantFrom("src", "alt", "caption", "href", "label", "kind", "attributes"),
        fc.anything(),
      ),
    }),
    fc.record({
      type: fc.constantFrom(
        "bulletList",
        "orderedList",
        "listItem",
        "blockquote",
        "callout",
        "details",
        "table",
        "tableRow",
        "tableCell",
      ),
      attrs: fc.dictionary(
        fc.constantFrom("spread", "checked", "start", "name", "title", "summary", "isAlert", "colspan", "align"),
        fc.anything(),
      ),
      content: fc.array(tie("block"), { maxLength: 3 }),
    }),
  ) as Arbitrary<BlockJson>,
}));

test("whatever the editor holds, it can be written, and what was written opens again", () => {
  fc.assert(
    fc.property(aSource, fc.array(aBlock, { maxLength: 5 }), (source, added) => {
      const document = openLesson(source);
      const output = composeMarkdown(document, [...document.blocks, ...added]);
      const again = openLesson(output);
      expect(composeMarkdown(again, again.blocks)).toBe(output);
    }),
    { numRuns: 150 },
  );
});

test("text that looks like Markdown stays the text it is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pieces), (text) => {
      const words = text.replaceAll(/\s+/g, " ").trim();
      const [block] = openLesson(composeMarkdown(openLesson(""), [changed(words)])).blocks;
      expect(block).toMatchObject({ type: "paragraph" });
      expect(block?.content?.map((node) => node.text).join("")).toBe(words);
    }),
  );
});
