import { expect, test } from "vitest";
import { dailyName, supersededBackups, upgradeName } from "./kept-backups";

const daily = (at: string) => ({ name: dailyName(new Date(at)), kind: "daily" as const, takenAt: new Date(at) });
const upgrade = (migration: string, at: string) => ({
  name: upgradeName(migration, new Date(at)),
  kind: "upgrade" as const,
  takenAt: new Date(at),
});
const day = 86_400_000;

test("names say when, and are those that a file may have", () => {
  expect(dailyName(new Date("2026-11-23T03:30:05.123Z"))).toBe("lectern-20261123T033005Z.tar");
  expect(upgradeName("20261123160000_outbox search/", new Date("2026-11-23T03:30:05Z"))).toBe(
    "before-20261123160000_outbox-search--20261123T033005Z.tar",
  );
});

test("after a year of days there are seven days and the weeks before them", () => {
  const from = Date.parse("2026-11-23T03:30:00Z");
  const year = Array.from({ length: 365 }, (_, ago) => daily(new Date(from - ago * day).toISOString()));
  const gone = new Set(supersededBackups(year));
  // 23 November 2026 is a Monday: its week, and the Sundays of the three before it.
  expect(year.filter(({ name }) => !gone.has(name)).map(({ takenAt }) => takenAt.toISOString().slice(0, 10))).toEqual([
    "2026-11-23",
    "2026-11-22",
    "2026-11-21",
    "2026-11-20",
    "2026-11-19",
    "2026-11-18",
    "2026-11-17",
    "2026-11-15",
    "2026-11-08",
  ]);
});

test("of several on a day the newest stays, and nothing is deleted because none was taken for long", () => {
  const [early, late] = [daily("2026-11-23T01:00:00Z"), daily("2026-11-23T22:00:00Z")];
  const old = daily("2025-01-01T03:30:00Z");
  expect(supersededBackups([old, early, late])).toEqual([early.name]);
});

test("of those before an upgrade the last three stay, beside the others", () => {
  const upgrades = ["a", "b", "c", "d"].map((name, at) => upgrade(name, `2026-0${at + 1}-01T00:00:00Z`));
  const old = daily("2024-01-01T00:00:00Z");
  expect(supersededBackups([...upgrades, old])).toEqual(["before-a-20260101T000000Z.tar"]);
});

test("of an upgrade that was tried again and again stay the one before the first try and the one before the last", () => {
  const tries = [1, 2, 3, 4].map((minute) => upgrade("b", `2026-03-01T00:0${minute}:00Z`));
  const [first, second, third, last] = tries.map(({ name }) => name);
  const earlier = upgrade("a", "2026-02-01T00:00:00Z");
  const gone = supersededBackups([earlier, ...tries]);
  expect(gone.sort()).toEqual([second, third]);
  expect(gone).not.toContain(first);
  expect(gone).not.toContain(last);
});
