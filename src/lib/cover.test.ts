import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Cloth, clothNames, clothOf, coverFigure } from "./cover";

/** Covers that readers already know by sight; their bytes must not change under them. */
const known: readonly [seed: string, cloth: Cloth, digest: string][] = [
  ["a-year-of-lichens", "natural-science", "ad12164f66c90e35"],
  ["birds-of-the-estuary", "natural-science", "4fb2219730c2560a"],
  ["bread-as-chemistry", "natural-science", "22fc5c50d058678c"],
  ["clocks-before-railways", "history", "704c413882eb7f21"],
  ["concurrency-drawn", "computing", "86bb7acaab76738f"],
  ["estimation-without-fear", "mathematics", "62461df56b850d98"],
  ["harbour-arithmetic", "mathematics", "ded4e56485daddfa"],
  ["hearing-counterpoint", "music", "aec1bfe865c49085"],
  ["letterforms-slowly", "craft", "6bc26f2a6c99b1b7"],
  ["plain-contracts", "law-language", "2e1cf159be4f04be"],
  ["proof-by-picture", "mathematics", "719e486cc75003ba"],
  ["reading-a-tide-table", "earth-ocean", "42e9b83398a2528a"],
  ["reading-a-weather-chart", "earth-ocean", "572d2af5faef7e40"],
  ["sql-for-people-who-count", "computing", "de5a23a03f71d6e3"],
  ["standard-time", "history", "38cee1527954dd46"],
  ["swell-and-shore", "earth-ocean", "3b838387ebd5d789"],
  ["the-grammar-of-maps", "craft", "eac1ecfd34ede7bc"],
];

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

describe("covers", () => {
  test.each(known)("%s is drawn as it always was", (seed, cloth, digest) => {
    expect(digestOf(coverFigure(seed, cloth))).toBe(digest);
  });

  test("another seed gives another cover in every cloth", () => {
    for (const cloth of clothNames) expect(coverFigure("one", cloth)).not.toBe(coverFigure("two", cloth));
  });

  test("a category outside the eight always falls on the same cloth", () => {
    expect(clothOf("cookery", "one")).toBe(clothOf("cookery", "two"));
    expect(clothOf("history", "one")).toBe("history");
    expect(clothOf("arches", "one")).toBe("history");
  });

  test("courses without a category differ in cloth, each keeping its own when it is published without one", () => {
    const drafts = Array.from({ length: 40 }, (_, at) => `untitled-course-${at + 1}`);
    const found = drafts.map((slug) => clothOf(null, slug));
    expect(new Set(found)).toEqual(new Set(clothNames));
    expect(drafts.map((slug) => clothOf("general", slug))).toEqual(found);
    expect(drafts.map((slug) => clothOf("music", slug))).not.toEqual(found);
  });

  test("a seed never becomes markup", () => {
    expect(coverFigure('"><script>', "history")).not.toContain("script");
  });
});
