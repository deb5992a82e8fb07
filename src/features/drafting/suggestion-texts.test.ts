import { describe, expect, it } from "vitest";
import type { SuggestionBody, SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { isPlain, textsOf, wordsIn } from "./suggestion-texts";

const suggestionOf = (body: SuggestionBody) => ({ body }) as SuggestionView;

describe("texts of suggestions", () => {
  it("go to the renderer only where it would make something of them", () => {
    for (const text of ["Force 5", "How close is strong?", "Über Land: nein".replace(":", ",")])
      expect(isPlain(text)).toBe(true);
    for (const text of ["**bold**", "- one", "1. one", "$x$", "a\n\nb", "<b>", "https://example.org", "`x`", "a_b_"])
      expect(isPlain(text), text).toBe(false);
  });

  it("are each given once", () => {
    const block = suggestionOf({ kind: "block", title: "t", markdown: "**a**", replaces: "**old**" });
    const landing = suggestionOf({ kind: "landing", field: "description", value: "*b*", replaces: null });
    const list = suggestionOf({ kind: "landing", field: "objectives", value: ["*c*"], replaces: null });
    expect(textsOf([block, block, landing, list])).toEqual(["**a**", "*b*"]);
  });

  it("have as many words as a reader counts", () => {
    expect(wordsIn("Four lines, in **two** degrees – no more.")).toBe(7);
    expect(wordsIn(" \n")).toBe(0);
  });
});
