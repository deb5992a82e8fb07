import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { ItemReader } from "./item-reader";

const cut = (text: string, at: readonly number[]): string[] => {
  const places = [...new Set(at.map((each) => each % (text.length + 1)))].sort((a, b) => a - b);
  return [...places, text.length].map((end, index) => text.slice(places[index - 1] ?? 0, end));
};

describe("an answer that arrives in pieces", () => {
  it("gives the same items wherever it is cut, each with the character that closes it", () => {
    const items = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(items, fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), (expected, places, isIndented) => {
        const text = JSON.stringify({ items: expected }, null, isIndented ? 2 : 0);
        const reader = new ItemReader();
        const read = cut(text, places).flatMap((piece) => reader.push(piece));
        expect(read).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(reader.partial()).toBeNull();
      }),
    );
  });

  it("shows what there is of the item in progress", () => {
    const reader = new ItemReader();
    expect(reader.push('Here you are: ```json\n{"items": [{"title": "One", "list": [1]}, {"title": "Tw')).toEqual([
      { title: "One", list: [1] },
    ]);
    expect(reader.partial()).toEqual({ index: 1, value: { title: "Tw" } });
    expect(reader.push('o \\"and\\" {a half')).toEqual([]);
    expect(reader.partial()?.value).toEqual({ title: 'Two "and" {a half' });
    expect(reader.push('"}]}\n```')).toEqual([{ title: 'Two "and" {a half' }]);
  });

  it("says of an item that is no JSON that it is none, and goes on", () => {
    const reader = new ItemReader();
    expect(reader.push('{"items":[{title: 1},{"title":2}]}')).toEqual([undefined, { title: 2 }]);
  });
});
