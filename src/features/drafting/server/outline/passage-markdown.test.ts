import { describe, expect, it } from "vitest";
import { markdownPieces, passageTexts, spanPieces } from "./passage-markdown";

const all = [{ from: 0, until: 1_000 }];
const textOf = (title: string, markdown: string) => passageTexts(title, all, markdownPieces(markdown))[0]?.markdown;

describe("a passage of Markdown", () => {
  it("has its headings from the second level on, and not the one that is the lesson's title", () => {
    expect(textOf("Deep", "### 1. Deep\n\nOne.\n\n#### Deeper\n\nTwo.\n\n##### Deepest\n\nThree.")).toBe(
      "One.\n\n## Deeper\n\nTwo.\n\n### Deepest\n\nThree.",
    );
  });

  it("holds nothing that runs, and no images", () => {
    const hostile =
      "# A\n\n<script>alert(1)</script>\n\n[go](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n![a](https://evil.example/a.png)";
    expect(textOf("A", hostile)).toBe("go");
  });

  it("keeps a list whole, where it starts", () => {
    const piecesOf = markdownPieces("Before.\n\n- one\n- two\n- three\n\nAfter.");
    expect(passageTexts("x", [{ from: 0, until: 3 }], piecesOf).map(({ markdown }) => markdown)).toEqual([
      "Before.\n\n- one\n- two\n- three",
    ]);
    expect(passageTexts("x", [{ from: 3, until: 9 }], piecesOf).map(({ markdown }) => markdown)).toEqual(["After."]);
  });
});

it("a passage of another kind of source is its paragraphs, lists and code, with nothing that Markdown reads as something else", () => {
  const forms = [
    ["heading", "Knots"],
    ["text", "A *knot* holds."],
    ["item", "Bowline"],
    ["item", "Reef # knot"],
    ["code", "tie()\nuntie()"],
  ] as const;
  const spans = forms.map(([form, text], position) => ({ position, text, form, level: form === "heading" ? 2 : null }));
  expect(passageTexts("Knots", all, spanPieces(spans))).toEqual([
    { markdown: "A \\*knot\\* holds.\n\n- Bowline\n- Reef # knot\n\n```\ntie()\nuntie()\n```", from: 1 },
  ]);
});
