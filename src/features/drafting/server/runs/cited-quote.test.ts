import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { citedQuote } from "./cited-quote";

const passage = "Four lines in two\n  degrees – “a fresh breeze” – and the sea’s own slope.";

describe("words that a model quotes", () => {
  it("come out as they are in the passage, whatever white space and marks the copy has", () => {
    expect(citedQuote(passage, '"two degrees - "a fresh breeze""')).toBe("two\n  degrees – “a fresh breeze");
    expect(citedQuote(passage, "the sea's own slope.")).toBe("the sea’s own slope.");
  });

  it("are none where a letter differs, or where they are too few", () => {
    expect(citedQuote(passage, "five lines in two degrees")).toBeNull();
    expect(citedQuote(passage, "Four")).toBeNull();
    expect(citedQuote(passage, "          ")).toBeNull();
    expect(citedQuote("", "anything at all")).toBeNull();
  });

  it("are always an exact part of the passage, and every long enough part is found", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: "binary" }),
        fc.string({ maxLength: 40, unit: "binary" }),
        (text, quote) => {
          const found = citedQuote(text, quote);
          if (found !== null) expect(text).toContain(found);
        },
      ),
    );
    const words = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.nat(), (all, at) => {
        const start = at % (all.length - 1);
        const part = all.slice(start, start + 2).join("\n");
        expect(citedQuote(all.join(" "), part)).not.toBeNull();
      }),
    );
  });
});
