import { expect, test } from "vitest";
import { day, exactMoment, moment } from "./moment";

test("takes the moments that the database gives back as they were, wherever on earth they are told", () => {
  const taken = ["0001-01-01T00:00:00Z", "2026-11-29T12:00:00+05:45", "9999-12-31T23:59:59.999Z"];
  for (const time of taken) expect(moment().safeParse(time).success, time).toBe(true);
  const refused = [
    "0000-12-31T00:00:00Z",
    "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "2026-02-30T00:00:00Z",
  ];
  for (const time of refused) expect(moment().safeParse(time).success, time).toBe(false);
  expect(exactMoment().safeParse("0000-12-31T00:00:00.000Z").success).toBe(false);
  expect(exactMoment().safeParse("2026-11-29T12:00:00.000Z").success).toBe(true);
  expect(day().safeParse("0000-12-31").success).toBe(false);
  expect(day().safeParse("2026-11-29").success).toBe(true);
});
