import { expect, test } from "vitest";
import { type CopyStore, findCopy, forgetCopies, keepCopy } from "./local-copies";

function aStore(room = Number.POSITIVE_INFINITY): CopyStore {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem(name, value) {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      entries.set(name, value);
    },
    removeItem: (name) => void entries.delete(name),
  };
}

const at = (day: number) => new Date(Date.UTC(2026, 0, day));

test("the newest copy of a text is found, and no other text's", () => {
  const store = aStore();
  keepCopy(store, "lesson-1", { baseRevision: 3, value: "older", keptAt: at(1) });
  keepCopy(store, "lesson-1", { baseRevision: 4, value: "newer", keptAt: at(2) });
  keepCopy(store, "lesson-10", { baseRevision: 9, value: "another lesson", keptAt: at(3) });
  expect(findCopy(store, "lesson-1")).toEqual({ baseRevision: 4, value: "newer", keptAt: at(2) });
  expect(findCopy(store, "lesson-2")).toBeNull();
});

test("forgetting takes every revision of one text and leaves the others", () => {
  const store = aStore();
  for (const baseRevision of [1, 2]) keepCopy(store, "a", { baseRevision, value: "x", keptAt: at(1) });
  keepCopy(store, "b", { baseRevision: 1, value: "y", keptAt: at(1) });
  forgetCopies(store, "a");
  expect(findCopy(store, "a")).toBeNull();
  expect(findCopy(store, "b")?.value).toBe("y");
});

test("a full device says so, and what cannot be read is no copy", () => {
  const store = aStore(40);
  expect(keepCopy(store, "a", { baseRevision: 1, value: "x".repeat(100), keptAt: at(1) })).toBe(false);
  store.setItem("lectern.text.a.1", "{broken");
  store.setItem("lectern.text.a.2", '{"value":7}');
  expect(findCopy(store, "a")).toBeNull();
});
