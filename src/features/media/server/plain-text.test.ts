import { describe, expect, it } from "vitest";
import { plainShort, readingMinutes } from "./plain-text";

describe("plain text", () => {
  it("is what a reader reads", () => {
    const source =
      "# Tides\n\nThe *moon* and\n![the sun](a.png) pull.\n\n```js\nlet a\nlet b\n```\n\n<script>x</script><p>End</p>\n\n:::note\nAside\n:::";
    expect(plainShort(source)).toBe("Tides\nThe moon and the sun pull.\nlet a\nlet b\nEnd\nAside");
  });

  it("counts reading time at 200 words a minute, and characters where words have no spaces", () => {
    expect(readingMinutes("")).toBe(0);
    expect(readingMinutes("word ".repeat(200))).toBe(1);
    expect(readingMinutes("word ".repeat(201))).toBe(2);
    expect(readingMinutes("海".repeat(800))).toBe(2);
  });
});
