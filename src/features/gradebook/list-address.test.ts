import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { listQuery, readListAddress } from "./list-address";
import { gradebookSorts } from "./rules";

const asked = fc.record({
  q: fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.trim()),
  sort: fc.constantFrom(...gradebookSorts),
  below: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)),
  isMissing: fc.boolean(),
  groupId: fc.option(fc.uuid()),
});

test("an address asks for the students that it was made for", () => {
  fc.assert(
    fc.property(asked, (find) => {
      expect(readListAddress(Object.fromEntries(new URLSearchParams(listQuery(find))))).toEqual(find);
    }),
  );
});

test("what an address can't mean is left out", () => {
  const everyone = { q: "", sort: "name", below: null, isMissing: false, groupId: null };
  expect(readListAddress({ sort: "tallest", below: "many", missing: "yes", group: "mine" })).toEqual(everyone);
  expect(readListAddress({ q: ["a", "b"], below: "120" })).toEqual(everyone);
  expect(readListAddress({ below: "62,5" })).toEqual({ ...everyone, below: 62.5 });
  expect(listQuery(readListAddress({}))).toBe("");
});
