import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { mergeTexts } from "./merge-texts";

const text = (...blocks: string[]) => `${blocks.join("\n\n")}\n`;

describe("two texts made from one", () => {
  it("keeps what each changed in blocks of their own, neighbours too", () => {
    const base = text("Unlay the strands.", "Marry them.", "Whip the end.");
    const mine = text("Unlay the strands.", "Marry them. Tuck.", "Whip the end.");
    const theirs = text("Unlay three strands.", "Marry them.", "Whip the end.", "Trim it.");
    expect(mergeTexts(base, mine, theirs)).toEqual({
      text: text("Unlay three strands.", "Marry them. Tuck.", "Whip the end.", "Trim it."),
      meetings: 0,
    });
  });

  it("keeps both where both wrote, theirs first, and says at how many places", () => {
    expect(mergeTexts(text("One.", "Two."), text("One, mine.", "Two."), text("One, theirs.", "Two."))).toEqual({
      text: text("One, theirs.", "One, mine.", "Two."),
      meetings: 1,
    });
  });

  it("takes a block out that one deleted, unless the other wrote in it", () => {
    const base = text("One.", "Two.", "Three.");
    expect(mergeTexts(base, text("One.", "Three."), base)).toEqual({ text: text("One.", "Three."), meetings: 0 });
    expect(mergeTexts(base, text("One.", "Three."), text("One.", "Two, more.", "Three.")).text).toBe(
      text("One.", "Two, more.", "Three."),
    );
  });

  it("leaves the bytes of untouched blocks and what is between them", () => {
    const kept = "<div>\n  raw\n</div>\n\n\n* a\n* b\n\n";
    expect(mergeTexts(`${kept}End.\n`, `${kept}End, mine.\n`, `Begin.\n\n${kept}End.\n`).text).toBe(
      `Begin.\n\n${kept}End, mine.\n`,
    );
  });

  it("keeps all of both where it is not known what they were made from", () => {
    expect(mergeTexts(null, text("Same.", "Mine."), text("Theirs.", "Same."))).toEqual({
      text: text("Theirs.", "Same.", "Mine."),
      meetings: 0,
    });
  });

  it("loses no block that either of them wrote", () => {
    const blocks = fc.array(fc.constantFrom("One.", "Two.", "Three.", "## Four", "- five"), { maxLength: 6 });
    fc.assert(
      fc.property(blocks, blocks, blocks, (base, mine, theirs) => {
        const merged = mergeTexts(text(...base), text(...mine), text(...theirs)).text;
        const written = [...mine, ...theirs].filter((block) => !base.includes(block));
        for (const block of written) expect(merged).toContain(block);
        expect(mergeTexts(text(...base), text(...mine), text(...base)).text.trim()).toBe(text(...mine).trim());
      }),
    );
  });
});
