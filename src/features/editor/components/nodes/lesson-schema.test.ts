import { getSchema } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import type { BlockJson } from "@/features/editor/document/block-json";
import { composeMarkdown, fingerprintOf, openLesson } from "@/features/editor/document/lesson-document";
import fc from "@/testing/fast-check";
import { lessonExtensions } from "./lesson-extensions";

const schema = getSchema(lessonExtensions);

/** What becomes of blocks in the editor before anyone has touched them. */
function throughTheEditor(blocks: readonly BlockJson[]): BlockJson[] {
  const node = schema.nodeFromJSON({ type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] });
  node.check();
  return node.children.map((child) => child.toJSON() as BlockJson);
}

const samples = [
  '# A\n\ntext with **bold _both_**, `code`, ~~gone~~, [a *link*](media/a.pdf "T") and a\\\nbreak\n',
  "- a\n  - b\n\n    more\n- [x] done\n\n1. one\n2. ```js\n   code\n   ```\n-\n",
  "> quote\n>\n> - list\n\n> [!WARNING]\n> careful\n\n:::tip[T]\n- x\n:::\n\n:::details[S]\n> deep\n:::\n",
  "| a | b |\n|:--|--:|\n| $x$ | <br> |\n| 1 |\n",
  '$$\nx\n$$\n\n![a](b.png "c")\n\n[F](media/f.pdf)\n\n::video{src="a.mp4"}\n\n---\n\n<div>\n',
  "#\n\n>\n\n:::note\n:::\n\n```\n```\n\n**`code` in bold** and ![x](y.png) here[^1]\n\n[^1]: z\n",
  "",
];

describe("the editor's schema", () => {
  test.each(samples)("takes %j and gives it back the same", (source) => {
    const document = openLesson(source);
    const blocks = throughTheEditor(document.blocks);
    if (source) expect(blocks.map(fingerprintOf)).toEqual(document.blocks.map(fingerprintOf));
    expect(composeMarkdown(document, blocks)).toBe(source);
  });

  test("takes any mixture of them", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...samples), { maxLength: 4 }), fc.boolean(), (parts, isQuoted) => {
        const text = parts.join("\n");
        const source = isQuoted ? text.replaceAll(/^/gm, "> ") : text;
        const document = openLesson(source);
        expect(composeMarkdown(document, throughTheEditor(document.blocks))).toBe(source);
      }),
      { numRuns: 60 },
    );
  });
});
