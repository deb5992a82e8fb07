import { expect, test } from "vitest";
import { type CopyJournal, type JournalRow, recoverCopies } from "./copy-journal";
import { type CopyStore, findCopy, keepCopy } from "./local-copies";

const now = Date.UTC(2026, 0, 9);
const times = { askedAt: now - 200, now };

function aStore(): CopyStore {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
  };
}

function aJournal(rows: JournalRow[]): CopyJournal & { dropped: string[] } {
  const dropped: string[] = [];
  return { dropped, list: async () => rows, write: () => undefined, drop: (names) => void dropped.push(...names) };
}

const name = "lectern.text.a.1";
const stored = (value: string, at: number) => JSON.stringify({ baseRevision: 1, value, keptAt: new Date(at) });
const keep = (store: CopyStore, value: string, at: number) =>
  keepCopy(store, "a", { baseRevision: 1, value, keptAt: new Date(at) });

test("what the browser had not written to the disk comes back from the journal", async () => {
  const store = aStore();
  keep(store, "First", now - 5000);
  await recoverCopies(store, aJournal([{ name, value: stored("First words", now - 100), at: now - 99 }]), times);
  expect(findCopy(store, "a")?.value).toBe("First words");
});

test("a copy that a closing page wrote after the journal's stays", async () => {
  const store = aStore();
  keep(store, "Last words", now - 10);
  await recoverCopies(store, aJournal([{ name, value: stored("Last", now - 100), at: now - 99 }]), times);
  expect(findCopy(store, "a")?.value).toBe("Last words");
});

test("a copy that had been removed does not come back, and its note is dropped after a day", async () => {
  const store = aStore();
  keep(store, "Sent", now - 5000);
  const fresh = aJournal([{ name, value: null, at: now - 4000 }]);
  await recoverCopies(store, fresh, times);
  expect(findCopy(store, "a")).toBeNull();
  expect(fresh.dropped).toEqual([]);
  const old = aJournal([{ name, value: null, at: now - 25 * 60 * 60 * 1000 }]);
  await recoverCopies(store, old, times);
  expect(old.dropped).toEqual([name]);
});

test("what was stored while the page was in progress is named, so that the page is read again", async () => {
  const journal = aJournal([
    { name, value: null, at: now - 150 },
    { name: "lectern.text.b.1", value: null, at: now - 250 },
  ]);
  expect(await recoverCopies(aStore(), journal, times)).toEqual([name]);
});
