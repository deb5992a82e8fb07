// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "navigation": { "disableChildFrameNavigation": true } } }
import { getSchema } from "@tiptap/core";
import { DOMParser as EditorParser, type Node } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";
import type { BlockJson } from "@/features/editor/document/block-json";
import { composeMarkdown, openLesson } from "@/features/editor/document/lesson-document";
import { lessonExtensions } from "../nodes/lesson-extensions";
import { cleanPastedHtml } from "./clean-html";
import { asMarkdown, fromGoogleDocs, fromWebPage, fromWord } from "./clipboard-fixtures";
import { parsePastedText } from "./pasted-text";

const schema = getSchema(lessonExtensions);

const markdownOf = (nodes: readonly Node[]): string =>
  composeMarkdown(
    openLesson(""),
    nodes.map((node) => node.toJSON() as BlockJson),
  );

function pasteHtml(html: string): string {
  const body = new DOMParser().parseFromString(cleanPastedHtml(html), "text/html").body;
  return markdownOf(EditorParser.fromSchema(schema).parse(body).children);
}

describe("pasting", () => {
  test("from Word: headings, marks, nested lists and tables, and none of its styles", () => {
    expect(pasteHtml(fromWord)).toBe(`## Reading the gauge

Water **rises** and *falls* twice a day.

- The moon pulls
  - harder when near
- The sun pulls

3. Write it down

| **Tide** | Height |
| - | - |
| Springs | 5.1 m |
`);
  });

  test("from Word: several paragraphs, or a list, of a table's cell are the lines of that cell", () => {
    const cells = (...all: string[]) => `<tr>${all.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
    const paragraphs = (...texts: string[]) => texts.map((text) => `<p class=MsoNormal>${text}</p>`).join("\n");
    const head = `<tr><th>${paragraphs("Tide", "<b>of the moon</b>")}</th><th>Height</th></tr>`;
    const springs = cells(
      paragraphs("Springs", "&nbsp;", "at full moon"),
      "<div>5.1 m</div><ul><li>high</li><li>0.4 m</li></ul>",
    );
    const neaps = cells("Neaps<p>at half moon</p>", "4.0 m<br>1.5 m");
    expect(pasteHtml(`<table>${head}${springs}${neaps}</table><p>After</p>`)).toBe(`| Tide<br>**of the moon** | Height |
| - | - |
| Springs<br>at full moon | 5.1 m<br>high<br>0.4 m |
| Neaps<br>at half moon | 4.0 m<br>1.5 m |

After
`);
  });

  test("a picture comes out of its cell, and leaves no empty line there", () => {
    const picture = '<img src="data:image/png;base64,AAAA">';
    const html = `<table><tr><td><p>Ebb</p><p>${picture}</p><p>Flood</p></td></tr></table>`;
    const upload =
      '<div data-lesson-node="upload" data-attributes="{&quot;key&quot;:&quot;k&quot;,&quot;alt&quot;:&quot;&quot;}"></div>';
    expect(cleanPastedHtml(html, () => "k")).toContain(`<td>Ebb${upload}Flood</td>`);
  });

  test("from Word: a list right after another one is a list of its own, at every level, but bullets go on", () => {
    const item = (list: string, marker: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:${list}'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>`;
    const items = [
      item("l0 level1 lfo1", "·", "Moon"),
      item("l5 level1 lfo6", "·", "Sun"),
      item("l1 level1 lfo2", "1.", "Look"),
      item("l3 level2 lfo4", "o", "at the gauge"),
      item("l4 level2 lfo5", "a.", "twice"),
      item("l1 level1 lfo2", "2.", "Write"),
      item("l2 level1 lfo3", "1.", "Rest"),
      item("l0 level1 lfo1", "·", "Wind"),
    ];
    const page = new DOMParser().parseFromString(cleanPastedHtml(items.join("\n")), "text/html");
    expect(page.body.innerHTML.replace(/\s*\n\s*/g, "")).toBe(
      "<ul><li>Moon</li><li>Sun</li></ul>" +
        "<ol><li>Look<ul><li>at the gauge</li></ul><ol><li>twice</li></ol></li><li>Write</li></ol>" +
        "<ol><li>Rest</li></ol><ul><li>Wind</li></ul>",
    );
    expect(pasteHtml(items.slice(1, 3).join("\n"))).toBe("- Sun\n\n1. Look\n");
  });

  test("from Google Docs: its wrapper means nothing, its styled spans do", () => {
    expect(pasteHtml(fromGoogleDocs)).toBe(`# A tide is a sum

**Bold** and *slanted* with a [link](https://example.org/tides)

- First
  - Inside

[A gauge](https://lh7.example.com/docsz/AD_4nXe)
`);
  });

  test("from a page: what can be said stays, what could run or is hidden goes", () => {
    expect(pasteHtml(fromWebPage)).toBe(`### Low water

First line\\
second line

Go to nowhere or [somewhere](https://example.org).

\`\`\`python
print(1)
print(2)
\`\`\`

::embed[The harbour]{url="https://www.youtube.com/embed/dQw4w9WgXcQ"}

| A |
| -: |
| 1 |
`);
  });

  test("a block of the editor comes back from the clipboard as it was", () => {
    const html = `<div data-pm-slice="0 0 []" data-lesson-node="figure" data-attributes='{"src":"media/a.png","alt":"A","caption":7}'></div>`;
    expect(pasteHtml(html)).toBe("![A](media/a.png)\n");
  });

  test("Markdown as text becomes the blocks that it says", () => {
    const context = schema.node("doc", null, [schema.node("paragraph")]).resolve(1);
    const { content } = parsePastedText(asMarkdown, context, false, schema);
    expect(content.content.map(({ type }) => type.name)).toEqual([
      "heading",
      "bulletList",
      "table",
      "mathBlock",
      "source",
    ]);
  });

  test("one line of text joins the paragraph; with Shift nothing in it means anything", () => {
    const context = schema.node("doc", null, [schema.node("paragraph")]).resolve(1);
    expect(parsePastedText("a *word*", context, false, schema)).toMatchObject({ openStart: 1, openEnd: 1 });
    const plain = parsePastedText("# a *word*\n- b", context, true, schema);
    expect(plain.content.textBetween(0, plain.content.size, "\n")).toBe("# a *word*\n- b");
  });
});
