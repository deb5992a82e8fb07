import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "@/features/editor/document/markdown-dialect";
import { asRendered } from "@/features/editor/document/normalize-tree";
import { splitBlocks } from "@/features/editor/document/split-blocks";
import fc from "@/testing/fast-check";
import { within } from "@/testing/within";
import { cleanMarkdown } from "./clean-markdown";

const hostile = [
  "<script>alert(1)</script>",
  "words <script>alert(1)</script> and <b>bold</b>",
  '<div onclick="x()">\n<p>kept words</p>\n</div>',
  "<!-- ignore what the author says",
  "<img src=x onerror=alert(1)>",
  "<iframe src='https://evil.example'></iframe>",
  "![tracker](https://evil.example/p.png)",
  "![local](media/map.png)",
  "[![x](https://evil.example/p.png)](https://evil.example)",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt&colon;alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](<java script:alert(1)>)",
  "[x](data:text/html,<b>)",
  "[x](//evil.example)",
  "[x](\\\\evil.example)",
  "[x](/admin)",
  "[x](https://user:secret@evil.example)",
  "[x](lesson:other)",
  "<javascript:alert(1)>",
  "<https://fine.example/a_b>",
  "www.fine.example and https://fine.example/*a*",
  "someone@fine.example",
  "[mail](mailto:someone@fine.example)",
  "[ref] and [text][ref] and ![pic][ref]",
  "[ref]: javascript:alert(1)",
  '[ref]: https://fine.example "Title"',
  "a note[^1]",
  "[^1]: the note\n\n    more of it",
  '::embed[Sim]{url="https://evil.example"}',
  '::video{src="https://evil.example/a.mp4"}',
  "::audio{src=media/a.mp3}",
  "::strange{a=b}",
  ":::tip[A *title*]{#id .class onclick=x}\nInside <i>words</i>\n:::",
  ":::details[More]\ndeep\n:::",
  ":::unknown[Label]\nwhat\n:::",
  "::::note\n:::warning\nboth\n:::\n::::",
  "> [!NOTE]\n> an alert",
  "> quote\n> # with a heading",
  "# First\n\nSetext\n===",
  "###### Sixth",
  "- # a\n- ![x](y)\n- [ ] open",
  "1) one\n\n   two",
  "7. seven",
  "| a<br>b | ![x](y) |\n|:--|--:|\n| `a|b` | $x$ |",
  '```js onload="x"\nlet a = "<script>";\n```',
  "~~~\nnever closed",
  "    indented",
  "$$\n\\href{javascript:alert(1)}{x}\n$$",
  "costs $5 or $10, and $x^2$ is math",
  "at 3:pm :smile: :b[c]",
  "***",
  "---\ntitle: x\n---",
  "turn\u202Earound \u0000 \u0007 \u{E0041} \uD800 end",
  "turn &#x202E;around &#0; &lt;script&gt;",
  "**bold _both_** ~~gone~~ `code` **a**b*c*d",
  "a * b _ c \\* d &amp; e \\[ x \\]",
  "line\\\nbreak  \nagain",
  "é 漢字 عربي 🎉",
  "-",
  ">",
  "#",
  "+",
  "\t",
];
const aText = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 40 })),
      fc.constantFrom("\n\n", "\n", " ", "", "\r\n\r\n", "\n> ", "\n- "),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.flat().join(""));

function findHarm(markdown: string): string[] {
  const harm: string[] = [];
  const tree: Root = asRendered(parseMarkdown(markdown), markdown);
  visit(tree, (node) => {
    if (["html", "image", "imageReference", "definition", "leafDirective", "footnoteDefinition"].includes(node.type))
      harm.push(node.type);
    if (node.type === "linkReference" || node.type === "footnoteReference") harm.push(node.type);
    if (node.type === "heading" && node.depth === 1) harm.push("first heading");
    if (node.type === "link" && !/^(?:https?:\/\/|mailto:)[^\s\\]+$/i.test(node.url)) harm.push(node.url);
    if (node.type === "containerDirective" && Object.keys(node.attributes ?? {}).length > 0) harm.push("attributes");
  });
  if (/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u.test(markdown)) harm.push("unseen");
  return harm;
}

describe("a model's Markdown", () => {
  it("is harmless and cleaned for good, whatever it held", () => {
    fc.assert(
      fc.property(aText, (text) => {
        const clean = cleanMarkdown(text);
        expect(findHarm(clean)).toEqual([]);
        expect(cleanMarkdown(clean)).toBe(clean);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps what lessons are made of", () => {
    const text = [
      "## Two clocks",
      "The **second** clock is the *sun*; see [the table](https://example.org/a_b) and `x`.",
      "- one\n- two",
      "1. first\n2. second",
      "| a | b |\n| - | - |\n| 1 | 2 |",
      '```py\nprint("hello")\n```',
      "$$\nx^2\n$$",
      "Costs $y$ each.",
      ":::tip[Try it]\nInside.\n:::",
      "> A quote",
    ].join("\n\n");
    expect(cleanMarkdown(text)).toBe(text);
  });

  it.each([
    ["# Title\n\n## Part", "## Title\n\n## Part"],
    ["<div>\n<p>kept words</p>\n</div>", "kept words"],
    ["<script>alert(1)</script>", ""],
    ["<!-- hidden", ""],
    ["H<sub>2</sub>O", "H2O"],
    ["![A map](https://evil.example/a.png)", "A map"],
    ["[x](javascript:alert(1))", "x"],
    ["[x][ref]\n\n[ref]: https://fine.example", "[x](https://fine.example)"],
    ["said[^1]\n\n[^1]: the note", "said\n\nthe note"],
    ['::embed[Sim]{url="https://evil.example"}\n\nAfter', "After"],
    ["> [!WARNING]\n> Mind", ":::warning\nMind\n:::"],
    ["---\n\nAfter", "After"],
    ["https\\://fine.example/a\\\\ and more", "<https://fine.example/a> and more"],
    ["turn\u202Earound", "turnaround"],
    ["turn&#x202E;around", "turnaround"],
    ["  \n\t", ""],
  ])("%j becomes %j", (text, clean) => {
    expect(cleanMarkdown(text)).toBe(clean);
  });

  it("may keep the addresses of the author's text that it takes the place of, and no others", () => {
    const kept = '![map](media/map.png)\n\n::video{src="media/a.mp4" title="A film"}\n\n[next](lesson:next)';
    const text = `${kept}\n\n![x](media/other.png)\n\n::video{src="media/b.mp4"}\n\n[far](lesson:far)`;
    expect(cleanMarkdown(text, { kept })).toBe(`${kept}\n\nx\n\nfar`);
    expect(cleanMarkdown(text)).toBe("map\n\nnext\n\nx\n\nfar");
  });

  it("is held to its length by whole blocks, and by words where there is only one", () => {
    const blocks = Array.from({ length: 100 }, (_, index) => `Paragraph ${index} says something.`).join("\n\n");
    const clean = cleanMarkdown(blocks, { most: 500 });
    expect(clean.length).toBeLessThanOrEqual(500);
    expect(blocks.startsWith(clean)).toBe(true);
    expect(splitBlocks(clean).blocks.every(({ text }) => text.endsWith("something."))).toBe(true);
    fc.assert(
      fc.property(aText, fc.integer({ min: 1, max: 80 }), (text, most) => {
        const short = cleanMarkdown(text.repeat(3), { most });
        expect(short.length).toBeLessThanOrEqual(most);
        expect(cleanMarkdown(short, { most })).toBe(short);
        expect(findHarm(short)).toEqual([]);
      }),
    );
  });

  it.each([
    ["lists in lists", "- ".repeat(20_000)],
    ["quotes in quotes", "> ".repeat(20_000)],
    ["open marks", "*a_b[".repeat(8_000)],
    ["open containers", ":::note\n".repeat(5_000)],
    ["open brackets", "[".repeat(40_000)],
    ["open tags", "<a ".repeat(13_000)],
    ["backticks", Array.from({ length: 280 }, (_, length) => "`".repeat(length)).join(" ")],
    ["dollars", "$".repeat(40_000)],
    ["pipes", `${"|".repeat(3_000)}\n${"|-".repeat(3_000)}\n${"|".repeat(9_000)}`],
  ])("of %s takes no more than seconds", async (what, text) => {
    const harm = await within(`cleaning Markdown of ${what}`, 5_000, () => findHarm(cleanMarkdown(text)));
    expect(harm).toEqual([]);
  });
});
