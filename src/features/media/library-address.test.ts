import { expect, test } from "vitest";
import { addressOf, readLibraryView } from "./library-address";

test("an address says what its page shows, and back", () => {
  const view = readLibraryView({ q: " tide & sun ", kind: "image", unused: "1", sort: "largest", page: "3" });
  expect(view).toEqual({ query: "tide & sun", kind: "image", unused: true, order: "largest", page: 3 });
  const address = addressOf(view, { page: 3 });
  expect(readLibraryView(Object.fromEntries(new URL(address, "http://localhost").searchParams))).toEqual(view);
});

test("what makes no sense in an address is left out", () => {
  const view = readLibraryView({ kind: ["nonsense", "image"], sort: "x", page: "-1", unused: "yes" });
  expect(view).toEqual({ query: "", kind: null, unused: false, order: "newest", page: 1 });
  expect(addressOf(view, {})).toBe("/instructor/files");
});

test("another kind starts on its first page", () => {
  expect(addressOf(readLibraryView({ page: "4" }), { kind: "video" })).toBe("/instructor/files?kind=video");
});
