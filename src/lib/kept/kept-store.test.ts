import { beforeEach, describe, expect, test, vi } from "vitest";
import { withBrowserStorage } from "@/testing/browser-storage";
import { type KeptKind, KeptStore } from "./kept-store";
import { takeOver } from "./take-over";

const word: KeptKind<string> = { name: "word", parse: (kept) => (typeof kept === "string" ? kept : null) };
const other: KeptKind<string> = { ...word, name: "other" };

withBrowserStorage();
let store = new KeptStore();
beforeEach(() => {
  store = new KeptStore();
});

describe("what was written", () => {
  test("is found again by a later page, with the time, under its own id and in what it belongs to", async () => {
    const before = Date.now();
    expect(await store.of("ada", word).write(["lesson", "one"], "tide")).toBe(true);
    await store.of("ada", word).write(["lesson", "two"], "ebb");
    await store.of("ada", word).write(["lesson-2", "one"], "flow");
    const later = new KeptStore().of("ada", word);
    const found = await later.read(["lesson", "one"]);
    expect(found).toMatchObject({ id: ["lesson", "one"], value: "tide" });
    expect(found?.keptAt.getTime()).toBeGreaterThanOrEqual(before);
    expect((await later.list(["lesson"])).map(({ value }) => value)).toEqual(["tide", "ebb"]);
    expect(await later.read(["lesson"])).toBeNull();
  });

  test("is found by no one else, and as nothing else", async () => {
    await store.of("ada", word).write(["one"], "tide");
    expect(await store.of("bob", word).list([])).toEqual([]);
    expect(await store.of("ad", word).list([])).toEqual([]);
    expect(await store.of("ada", other).list([])).toEqual([]);
  });

  test("is written over and removed in the order of the calls", async () => {
    const kept = store.of("ada", word);
    void kept.write(["one"], "first");
    void kept.remove(["one"]);
    void kept.write(["one"], "second");
    expect((await kept.read(["one"]))?.value).toBe("second");
    void kept.remove(["one"]);
    expect(await kept.read(["one"])).toBeNull();
  });

  test("stays where only something older was sent", async () => {
    const kept = store.of("ada", word);
    await kept.write(["one"], "newer");
    await kept.remove(["one"], (value) => value === "older");
    expect((await kept.read(["one"]))?.value).toBe("newer");
    await kept.remove(["one"], (value) => value === "newer");
    expect(await kept.read(["one"])).toBeNull();
  });

  test("is not used where it is not what it should be", async () => {
    await store.of("ada", { name: "word", parse: (kept) => kept }).write(["one"], { text: 7 });
    expect(await store.of("ada", word).read(["one"])).toBeNull();
    expect(await store.of("ada", word).list([])).toEqual([]);
  });
});

test("signing out leaves what was not sent, and no trace of what was", async () => {
  const kept = store.of("ada", word);
  await kept.write(["sent"], "tide");
  await kept.write(["unsent"], "ebb");
  await kept.remove(["sent"]);
  expect(await store.removedSince("ada", ["word"], 0)).toEqual([["sent"]]);
  expect(await store.removedSince("ada", ["other"], 0)).toEqual([]);
  expect(await store.removedSince("bob", ["word"], 0)).toEqual([]);
  await store.forgetSent(Number.POSITIVE_INFINITY);
  expect(await store.removedSince("ada", ["word"], 0)).toEqual([]);
  expect((await kept.list([])).map(({ value }) => value)).toEqual(["ebb"]);
});

test("what was sent more than a day ago is forgotten when the store is opened", async () => {
  const before = Date.now();
  vi.spyOn(Date, "now").mockReturnValueOnce(before - 25 * 60 * 60 * 1000);
  const kept = store.of("ada", word);
  await kept.remove(["old"]);
  vi.restoreAllMocks();
  await kept.remove(["new"]);
  const later = new KeptStore();
  await later.of("ada", word).list([]);
  expect(await later.removedSince("ada", ["word"], 0)).toEqual([["new"]]);
});

test("a browser that refuses storage keeps nothing and says so", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("no", "SecurityError");
    },
  });
  const kept = store.of("ada", word);
  expect(await kept.write(["one"], "tide")).toBe(false);
  expect(await kept.adopt(["one"], "tide")).toBe(false);
  await kept.remove(["one"]);
  expect(await kept.read(["one"])).toBeNull();
  expect(await kept.list([])).toEqual([]);
});

test("a browser that refused once is asked again", async () => {
  vi.spyOn(indexedDB, "open").mockImplementationOnce(() => {
    throw new DOMException("The backing store could not be opened.", "UnknownError");
  });
  const kept = store.of("ada", word);
  expect(await kept.write(["one"], "tide")).toBe(false);
  expect(await kept.write(["one"], "tide")).toBe(true);
  expect((await kept.read(["one"]))?.value).toBe("tide");
});

test("a full device says so", async () => {
  const kept = store.of("ada", word);
  await kept.write(["one"], "tide");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await kept.write(["two"], "ebb")).toBe(false);
  vi.restoreAllMocks();
  expect((await kept.read(["one"]))?.value).toBe("tide");
});

describe("a page that goes away", () => {
  const page = new EventTarget();
  const leave = () => page.dispatchEvent(new Event("pagehide"));
  /** As in a browser: what such a page asks of the database is dropped. */
  const drop = () =>
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("gone", "AbortError");
    });

  beforeEach(() => {
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  });

  test("still writes, before it is told and after, and the next one reads it", async () => {
    const kept = store.of("ada", word);
    await kept.write(["one"], "tide");
    await kept.write(["three"], "sent meanwhile");
    drop();
    void kept.write(["four"], "neap");
    void kept.write(["one"], "tide and");
    leave();
    void kept.write(["one"], "tide and ebb");
    void kept.write(["two"], "flow");
    void kept.remove(["three"]);
    vi.restoreAllMocks();
    const found = await new KeptStore().of("ada", word).list([]);
    expect(found.map(({ value }) => value)).toEqual(["neap", "tide and ebb", "flow"]);
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]));
  });

  test("does not bring back what was written over or sent since", async () => {
    const kept = store.of("ada", word);
    await kept.write(["one"], "tide");
    await kept.write(["two"], "flow");
    // On another page, which stays.
    vi.stubGlobal("addEventListener", () => undefined);
    const other = new KeptStore().of("ada", word);
    await other.list([]);
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 10);
    leave();
    void kept.write(["one"], "late");
    void kept.write(["two"], "late");
    vi.spyOn(Date, "now").mockReturnValue(now + 20);
    await other.write(["one"], "newer");
    await other.remove(["two"]);
    vi.restoreAllMocks();
    const found = await new KeptStore().of("ada", word).list([]);
    expect(found.map(({ value }) => value)).toEqual(["newer"]);
  });

  test("and comes back, keeps as before", async () => {
    const kept = store.of("ada", word);
    await kept.write(["one"], "tide");
    leave();
    page.dispatchEvent(new Event("pageshow"));
    await kept.write(["one"], "ebb");
    expect(Object.keys(localStorage)).toEqual([]);
  });
});

describe("what an earlier release kept in localStorage", () => {
  test("is taken over once and then gone from there", async () => {
    localStorage.setItem("old.ada.map", JSON.stringify({ one: "tide", two: "ebb", three: 7 }));
    const kept = store.of("ada", word);
    takeOver(kept, "old.ada.map", { under: ["lesson"], isMap: true });
    const found = await kept.list(["lesson"]);
    expect(found.map(({ id, value }) => [id.at(-1), value])).toEqual([
      ["one", "tide"],
      ["two", "ebb"],
    ]);
    await vi.waitFor(() => expect(localStorage.getItem("old.ada.map")).toBeNull());
  });

  test("does not take the place of what was written since", async () => {
    const kept = store.of("ada", word);
    await kept.write(["lesson", "one"], "newer");
    localStorage.setItem("old.ada.map", JSON.stringify({ one: "older" }));
    takeOver(kept, "old.ada.map", { under: ["lesson"], isMap: true });
    expect((await kept.read(["lesson", "one"]))?.value).toBe("newer");
  });

  test("stays there as long as this browser refuses the database", async () => {
    localStorage.setItem("old.ada.map", JSON.stringify({ one: "tide" }));
    vi.stubGlobal("indexedDB", undefined);
    const kept = store.of("ada", word);
    takeOver(kept, "old.ada.map", { under: ["lesson"], isMap: true });
    expect(await kept.list(["lesson"])).toEqual([]);
    expect(localStorage.getItem("old.ada.map")).not.toBeNull();
  });
});
