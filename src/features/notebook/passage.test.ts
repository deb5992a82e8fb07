import { describe, expect, it } from "vitest";
import { findPassage, passageAt } from "./passage";

const text = "The moon pulls. The sun pulls less. The moon pulls again, and the water follows.";
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { from: start, to: start + words.length };
};
const passageOf = (words: string, from = 0) => passageAt(text, at(words, from)) ?? { quote: "", before: "", after: "" };

describe("a passage", () => {
  it("is the marked words without the space around them, with what is beside", () => {
    expect(passageAt(text, at(" The sun pulls "))).toEqual({
      quote: "The sun pulls",
      before: "The moon pulls. ",
      after: " less. The moon pulls again, and the wat",
    });
  });

  it("is none where only space is marked, and never longer than what is stored", () => {
    expect(passageAt("a   b", { from: 1, to: 4 })).toBeNull();
    expect(passageAt("x".repeat(5_000), { from: 0, to: 5_000 })?.quote).toHaveLength(1_000);
  });

  it("never holds half of a character", () => {
    const waves = "🌊".repeat(700);
    const passage = passageAt(waves, { from: 1, to: 1_400 });
    expect(passage && Object.values(passage).every((part) => !/\p{Surrogate}/u.test(part))).toBe(true);
  });
});

describe("finding a passage again", () => {
  it("takes the place with the same surroundings among equal words", () => {
    const second = at("The moon pulls", 20);
    expect(findPassage(text, passageOf("The moon pulls", 20))).toEqual(second);
    expect(findPassage(text, passageOf("The moon pulls"))).toEqual(at("The moon pulls"));
  });

  it("finds it in a text that was changed before and behind it", () => {
    const changed = `A new opening. ${text.replace("again, and the water follows", "once more")}`;
    expect(findPassage(changed, passageOf("The sun pulls less"))?.from).toBe(changed.indexOf("The sun"));
    expect(findPassage(changed, passageOf("The moon pulls", 20))?.from).toBe(changed.lastIndexOf("The moon"));
  });

  it("says so when its words are gone", () => {
    expect(findPassage(text.replace("less", "more"), passageOf("The sun pulls less"))).toBeNull();
    expect(findPassage("", passageOf("The sun pulls less"))).toBeNull();
  });
});
