import { describe, expect, test } from "vitest";
import { type Counts, expectedOf, idleDifferences, sumOf, tally, uncountedFiles, unheldCounts } from "./counted-files";

const all = new Map<string, Counts>([
  ["questions/a.txt", { questions: 2, types: { essay: 2 } }],
  ["qti/one", { items: 3 }],
]);
const findings = { questions: () => 2, types: () => ({}) };
const difference = {
  ...{ path: "questions/a.txt", count: "questions", counted: 2, found: 1 },
  why: "One is broken on purpose.",
};

describe("counts of sample files", () => {
  test("that nothing is held against are named with their file", () => {
    expect(unheldCounts(all, { ...findings, items: () => 3 })).toEqual([]);
    expect(unheldCounts(all, findings)).toEqual(["qti/one: items"]);
    expect(unheldCounts(new Map([["questions/a.txt", { constructor: 1 }]]), findings)).toEqual([
      "questions/a.txt: constructor",
    ]);
  });

  test("are what should be found, but for the known differences of the same file", () => {
    expect(expectedOf("questions/a.txt", { questions: 2, types: {} }, [difference])).toEqual({
      questions: 1,
      types: {},
    });
    expect(expectedOf("questions/b.txt", { questions: 2 }, [difference])).toEqual({ questions: 2 });
  });

  test("have no difference that is none any more", () => {
    expect(idleDifferences(all, [difference])).toEqual([]);
    const idle = [
      { ...difference, found: 2 },
      { ...difference, counted: 3 },
      { ...difference, path: "questions/gone.txt" },
      { ...difference, count: "gone" },
      { ...difference, why: " " },
    ];
    expect(idleDifferences(all, idle)).toEqual(idle);
  });

  test("are missed for files that are in no entry", () => {
    const files = ["questions/a.txt", "qti/one/deep/item.xml", "qti/two/item.xml", "questions/b.txt"];
    expect(uncountedFiles(all, files)).toEqual(["qti/two/item.xml", "questions/b.txt"]);
  });

  test("are tallied and summed by name", () => {
    expect(tally(["b", "a", "b"])).toEqual({ a: 1, b: 2 });
    expect(sumOf([{ a: 1, b: 2 }, {}, { b: 1, c: 4 }])).toEqual({ a: 1, b: 3, c: 4 });
  });
});
