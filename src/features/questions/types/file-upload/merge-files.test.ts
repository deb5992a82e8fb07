import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { mergeFiles } from "./merge-files";

test("what either device has added stays, and what either has removed is gone", () => {
  const base = ["a", "b"];
  expect(mergeFiles({ base, ours: ["a", "b", "c"], theirs: ["a", "b", "d"] })).toEqual(["a", "b", "c", "d"]);
  expect(mergeFiles({ base, ours: ["b"], theirs: ["a", "b", "d"] })).toEqual(["b", "d"]);
  expect(mergeFiles({ base, ours: ["a", "b", "c"], theirs: ["b"] })).toEqual(["b", "c"]);
  expect(mergeFiles({ base, ours: ["c", "b"], theirs: base })).toEqual(["c", "b"]);
});

test("it is what one has where the other has changed nothing, and holds no file twice", () => {
  const list = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
  fc.assert(
    fc.property(list, list, list, (base, ours, theirs) => {
      expect(mergeFiles({ base, ours, theirs: base })).toEqual(ours);
      expect(new Set(mergeFiles({ base, ours: base, theirs }))).toEqual(new Set(theirs));
      const merged = mergeFiles({ base, ours, theirs });
      expect(new Set(merged).size).toBe(merged.length);
      expect(new Set(mergeFiles({ base, ours: theirs, theirs: ours }))).toEqual(new Set(merged));
    }),
  );
});
