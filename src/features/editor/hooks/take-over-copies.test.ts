import { openDB } from "idb";
import { expect, test } from "vitest";
import { KeptStore } from "@/lib/kept/kept-store";
import { withBrowserStorage } from "@/testing/browser-storage";
import { keptCaptions, keptQuestion } from "./kept-changes";
import { keptText } from "./kept-texts";
import { takeOverCopies } from "./take-over-copies";

withBrowserStorage();

const now = Date.UTC(2026, 0, 9);
const copy = (value: string, at: number, baseRevision: number | string = 1) =>
  JSON.stringify({ baseRevision, value, keptAt: new Date(at) });
const change = JSON.stringify({ base: null, value: { text: "Which knot?" }, sent: null });

async function aJournal(rows: { name: string; value: string | null; at: number }[]): Promise<void> {
  const journal = await openDB("lectern-copies", 1, {
    upgrade: (database) => void database.createObjectStore("copies", { keyPath: "name" }),
  });
  for (const row of rows) await journal.put("copies", row);
  journal.close();
}

const moved = async () => {
  const store = new KeptStore();
  await takeOverCopies(store);
  return store;
};

test("what an earlier release kept of texts, questions and captions is found under its person, and nowhere else anymore", async () => {
  localStorage.setItem("lectern.text.lesson L content ada.3", copy("older", now - 9000, 3));
  localStorage.setItem("lectern.text.lesson L content ada.4", copy("newer", now - 5000, 4));
  localStorage.setItem("lectern.text.questions L ada.Q", copy(change, now, "Q"));
  localStorage.setItem("lectern.text.captions L a film.mp4 bob.de", copy(change, now, "de"));
  localStorage.setItem("lectern.text.broken", "{");
  const store = await moved();
  expect(await store.of("ada", keptText).read(["L", "content"])).toEqual({
    id: ["L", "content"],
    value: { baseRevision: 4, value: "newer", seen: [] },
    keptAt: new Date(now - 5000),
  });
  expect((await store.of("ada", keptQuestion).list(["L"])).map(({ id }) => id)).toEqual([["L", "Q"]]);
  expect((await store.of("bob", keptCaptions).list(["L"])).map(({ id }) => id)).toEqual([["L", "a film.mp4", "de"]]);
  expect(Object.keys(localStorage)).toEqual([]);
});

test("what a killed browser had not written comes from the journal, and what was sent does not come back", async () => {
  const name = (text: string) => `lectern.text.lesson L ${text} ada.1`;
  localStorage.setItem(name("content"), copy("First", now - 5000));
  localStorage.setItem(name("guestContent"), copy("Sent", now - 5000));
  localStorage.setItem(name("registeredContent"), copy("Last words", now - 10));
  await aJournal([
    { name: name("content"), value: copy("First words", now - 100), at: now - 99 },
    { name: name("guestContent"), value: null, at: now - 4000 },
    { name: name("registeredContent"), value: copy("Last", now - 100), at: now - 99 },
  ]);
  const found = await (await moved()).of("ada", keptText).list(["L"]);
  expect(Object.fromEntries(found.map(({ id, value }) => [id[1], value.value]))).toEqual({
    content: "First words",
    registeredContent: "Last words",
  });
  expect(await indexedDB.databases()).not.toContainEqual(expect.objectContaining({ name: "lectern-copies" }));
});
