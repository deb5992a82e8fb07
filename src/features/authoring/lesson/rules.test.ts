import { describe, expect, test } from "vitest";
import { continuesEntry } from "@/features/authoring/lesson/rules";

describe("a lesson's history", () => {
  const begunAt = new Date("2026-03-01T10:00:00Z");
  const newest = { savedById: "ada", begunAt, name: "" };
  const savedAfter = (seconds: number, byId: string | null = "ada") => ({
    byId,
    at: new Date(begunAt.getTime() + seconds * 1_000),
  });

  test.each([
    ["goes on in an entry that the same person began a minute ago", newest, savedAfter(60), true],
    ["begins anew after five minutes", newest, savedAfter(300), false],
    ["begins anew for another person", newest, savedAfter(60, "jorun"), false],
    ["leaves a named entry as it was named", { ...newest, name: "before the ratio" }, savedAfter(60), false],
    ["begins with the first save", null, savedAfter(0), false],
    ["begins anew when the clock was set back", newest, savedAfter(-60), false],
  ])("%s", (_, entry, save, expected) => {
    expect(continuesEntry(entry, save)).toBe(expected);
  });
});
