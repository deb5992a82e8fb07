import { describe, expect, test } from "vitest";
import { lineAt } from "./plain-text";

const text = `# Tides

The moon pulls at the **sea**, and the sea follows
half a day later.

| a | b |
| --- | --- |
| 1 | 2 |

1. Take low water at 08:30 and high water at 14:30.
2. Step the height up.

:::details[The answer]
Nine twelfths have come in by then, which is the answer.
:::

The height is $3.5$ m, as the formula says it should be.

> A rule that fails where the tide is not regular.

![A gauge](media/gauge.svg)
`;

describe("the line at which a reader stopped", () => {
  test.each([
    [
      "the heading of a paragraph: the paragraph",
      0,
      "The moon pulls at the sea, and the sea follows half a day later.",
    ],
    ["a paragraph, without its markup", 1, "The moon pulls at the sea, and the sea follows half a day later."],
    ["a table: what is below it, the first item of a list", 2, "Take low water at 08:30 and high water at 14:30."],
    [
      "an answer that is folded away, and a formula: what is below",
      4,
      "A rule that fails where the tide is not regular.",
    ],
    ["a formula: what is below", 5, "A rule that fails where the tide is not regular."],
    ["a figure at the end: what is above it", 7, "A rule that fails where the tide is not regular."],
    ["a block that the text no longer has: its last line", 900, "A rule that fails where the tide is not regular."],
  ])("is at %s", async (_, block, line) => {
    expect(await lineAt(text, block, "en")).toBe(line);
  });

  test("is cut between two words, and inside one where there are no spaces", async () => {
    expect(await lineAt(`${"twelfths and ".repeat(20)}`, 0, "en")).toMatch(
      /^(twelfths and )+(twelfths|twelfths and)…$/,
    );
    expect([...((await lineAt("潮".repeat(400), 0, "en")) ?? "")]).toHaveLength(161);
  });

  test("is nothing where no line would say anything", async () => {
    for (const source of [
      "",
      "# Only a heading of some length",
      "```js\nlet tide = 'a line of code';\n```",
      "Too short.",
    ])
      expect(await lineAt(source, 0, "en"), source).toBeNull();
  });

  test("is the same of a text that is read beside the event loop", async () => {
    const long = `${text}\n\n${"And then it turns, slowly at first. ".repeat(400)}`;
    expect(await lineAt(long, 2, "en")).toBe("Take low water at 08:30 and high water at 14:30.");
  });
});
