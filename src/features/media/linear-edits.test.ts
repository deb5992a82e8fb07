import "./linear-edits";
import { EditMap } from "micromark-util-edit-map";
import type { Event } from "micromark-util-types";
import { expect, it } from "vitest";
import fc, { type Arbitrary } from "@/testing/fast-check";

interface Edit {
  at: number;
  removed: number;
  added: string[];
}

/** What is moved about is never looked into. */
const asEvents = (names: readonly string[]) => [...names] as unknown as Event[];
const edit: Arbitrary<Edit> = fc.record({
  at: fc.nat(12),
  removed: fc.nat(4),
  added: fc.array(fc.string({ maxLength: 2 }), { maxLength: 3 }),
});

/** From the last edit to the first; none removes what a later one has to do with. */
function edited(names: readonly string[], edits: readonly Edit[]): string[] {
  const result = [...names];
  let end = names.length;
  for (const { at, removed, added } of edits.toSorted((a, b) => b.at - a.at)) {
    result.splice(at, Math.min(removed, end - at), ...added);
    end = at;
  }
  return result;
}

it("changes each place once, whatever the order of the edits", () => {
  const edits = fc.uniqueArray(edit, { selector: ({ at }) => at, maxLength: 6 });
  fc.assert(
    fc.property(fc.nat(12), edits, (count, all) => {
      const names = Array.from({ length: count }, (_, index) => `e${index}`);
      const within = all.filter(({ at }) => at <= count);
      const map = new EditMap();
      for (const { at, removed, added } of within) map.add(at, removed, asEvents(added));
      const events = asEvents(names);
      map.consume(events);
      expect(events).toEqual(edited(names, within));
      expect([map.map, map.index.size]).toEqual([[], 0]);
    }),
  );
});

it("is what micromark calls", () => {
  expect(EditMap.prototype.consume.name).toBe("applyEdits");
});
