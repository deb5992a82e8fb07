import { expect, test } from "vitest";
import { mayWorkLater, retryDelayMs } from "./retry";

test("waits double up to half a minute, or less where time is short, and differ between browsers", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 12].map((failures) => retryDelayMs(failures, { random: () => 0.5 }));
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(retryDelayMs(9, { most: 15_000, random: () => 0.5 })).toBe(15_000);
  expect(retryDelayMs(3, { first: 500, random: () => 0.5 })).toBe(2_000);
  expect(retryDelayMs(9, { random: () => 1 })).toBe(37_500);
  expect(retryDelayMs(9, { random: () => 0 })).toBe(22_500);
});

test("what was not answered, or only not now, may work later; what was refused would be refused again", () => {
  const reason = "common.something";
  for (const httpStatus of [null, 408, 500, 502, 503]) expect(mayWorkLater({ httpStatus, reason })).toBe(true);
  for (const httpStatus of [400, 401, 403, 404, 409, 413, 422, 429])
    expect(mayWorkLater({ httpStatus, reason })).toBe(false);
  expect(mayWorkLater({ httpStatus: 429, reason: "common.quota" })).toBe(true);
});
