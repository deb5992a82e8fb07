import { expect, it } from "vitest";
import { lockedUntil, lockSeconds } from "./lockout";

it("costs nothing at first, then a minute, doubled each time, an hour at most", () => {
  expect([0, 1, 4, 5, 6, 7, 10, 11, 12, 1000].map(lockSeconds)).toEqual([
    0, 0, 0, 60, 120, 240, 1920, 3600, 3600, 3600,
  ]);
});

it("ends automatically, counted from the last wrong password", () => {
  const at = new Date("2026-03-02T09:00:00.000Z");
  expect(lockedUntil(4, at)).toBeNull();
  expect(lockedUntil(5, at)).toEqual(new Date("2026-03-02T09:01:00.000Z"));
});
