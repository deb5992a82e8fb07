import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { compareTexts, diffTexts } from "./text-diff";

describe("the difference of two texts", () => {
  it("is told word by word, with a little of what stayed around it", () => {
    const [place] = diffTexts("The sun pulls a little under half.", "The sun pulls 46% of it.") ?? [];
    expect(place?.filter(({ kind }) => kind === "removed").map(({ text }) => text.trim())).not.toEqual([]);
    expect(place?.[0]).toEqual({ kind: "same", text: "The sun pulls " });
  });

  it("leaves out what is far from any change", () => {
    const far = "It stays. ".repeat(100);
    const places = diffTexts(`one\n${far}\ntwo`, `eins\n${far}\nzwei`) ?? [];
    expect(places).toHaveLength(2);
    expect(places.flat().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(200);
  });

  it("is nothing between equal texts, and otherwise holds something that changed", () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const places = diffTexts(before, after) ?? [];
        expect(places.every((place) => place.some(({ kind }) => kind !== "same"))).toBe(true);
        expect(places.length > 0).toBe(before !== after);
      }),
    );
  });

  it("shows words that changed one after another as one change", () => {
    const parts = compareTexts("It is a little under half as strong.", "It is 46% as strong.");
    expect(parts).toEqual([
      { kind: "same", text: "It is " },
      { kind: "removed", text: "a little under half" },
      { kind: "added", text: "46%" },
      { kind: "same", text: " as strong." },
    ]);
  });

  it("loses nothing of either text", () => {
    const text = fc.array(fc.constantFrom("a", "the", " ", "\n", "sea", "tide", ".")).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareTexts(before, after) ?? [];
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text);
        expect(without("added").join("")).toBe(before);
        expect(without("removed").join("")).toBe(after);
      }),
    );
  });
});
