import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { heirsOf, inSections } from "./sections";

const sections = [{ key: "a" }, { key: "b" }, { key: "c" }];
const own = (key: string | null) => key;

describe("items by section", () => {
  test("keep their order within the sections, and what names no section is in the first", () => {
    const items = ["b", "x", "a", null, "b"];
    expect(inSections(sections, items, own).map(({ section, items: of }) => [section?.key, of])).toEqual([
      ["a", ["x", "a", null]],
      ["b", ["b", "b"]],
      ["c", []],
    ]);
  });

  test("are one group where there are no sections", () => {
    expect(inSections([], ["b", null], own)).toEqual([{ section: null, items: ["b", null] }]);
  });

  test("are all there, each once, whatever they name", () => {
    const keys = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
    fc.assert(
      fc.property(keys, fc.array(fc.constantFrom("a", "b", "c", "d", null)), (named, items) => {
        const grouped = inSections(
          named.map((key) => ({ key })),
          items.map((key, at) => ({ key, at })),
          ({ key }) => key,
        );
        const places = grouped.flatMap(({ items: of }) => of.map(({ at }) => at));
        expect([...places].sort((a, b) => a - b)).toEqual(items.map((_, at) => at));
      }),
    );
  });
});

describe("the questions of a section that was deleted", () => {
  test.each([
    ["go to the one before", ["a", "c"], { b: "a" }],
    ["go to the one that is now first where there was none before", ["b", "c"], { a: "b" }],
    ["pass over one that was deleted too", ["a"], { b: "a", c: "a" }],
    ["are in none where none is left", [], { a: null, b: null, c: null }],
  ])("%s", (_, left, heirs) => {
    expect(
      Object.fromEntries(
        heirsOf(
          sections,
          left.map((key) => ({ key })),
        ),
      ),
    ).toEqual(heirs);
  });
});
