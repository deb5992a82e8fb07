import { describe, expect, it } from "vitest";
import { isDecoration, markPicture, splitPicture } from "./picture-mark";

describe("an image of a text", () => {
  it("is decoration where the text says so, and by its file only where the text is silent", () => {
    const is = (address: string, alt = "", isByFile = false) => isDecoration({ address, alt }, isByFile);
    expect([is("media/a.svg#decorative"), is("media/a.svg"), is("media/a.svg#legend")]).toEqual([true, false, false]);
    expect([is("media/a.svg", "", true), is("media/a.svg#meaningful", "", true)]).toEqual([true, false]);
    expect([is("media/a.svg#decorative", "A line"), is("media/a.svg", "A line", true)]).toEqual([false, false]);
  });

  it("has one mark at most, and keeps other fragments", () => {
    expect(markPicture("media/a.svg#decorative", "meaningful")).toBe("media/a.svg#meaningful");
    expect(markPicture("media/a.svg#decorative", null)).toBe("media/a.svg");
    expect(splitPicture("media/a.svg#legend")).toEqual({ path: "media/a.svg#legend", mark: null });
  });
});
