import { describe, expect, it } from "vitest";
import { zoneClock } from "@/lib/zone-clock";
import fc from "@/testing/fast-check";
import {
  addDays,
  daysBetween,
  goalProgress,
  habitOf,
  lastDays,
  type StudyQuarter,
  secondsByDay,
  streakOf,
} from "./study-days";

const zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"];
const quarterMs = 15 * 60_000;
const from = Date.parse("2026-03-01T00:00:00Z");
const quarters = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 * 96 }), { maxLength: 120 })
  .chain((slots) =>
    fc.tuple(
      ...slots.map((slot) =>
        fc.record({ startsAt: fc.constant(from + slot * quarterMs), seconds: fc.integer({ min: 1, max: 900 }) }),
      ),
    ),
  );
const sum = (all: Iterable<number>) => [...all].reduce((total, each) => total + each, 0);
const studied = (...days: string[]) => new Map(days.map((day) => [day, 600]));

describe("days of study", () => {
  it("hold the same time in every zone", () => {
    fc.assert(
      fc.property(quarters, fc.constantFrom(...zones), (all: StudyQuarter[], zone) => {
        expect(sum(secondsByDay(all, zone).values())).toBe(sum(all.map(({ seconds }) => seconds)));
      }),
    );
  });

  it("end at midnight on the person's clock, also when clocks change", () => {
    // Clocks in Berlin go from 02:00 to 03:00 on 29 March and back on 25 October 2026.
    const at = (time: string) => ({ startsAt: Date.parse(time), seconds: 900 });
    const spring = [
      at("2026-03-28T22:45:00Z"),
      at("2026-03-28T23:00:00Z"),
      at("2026-03-29T21:45:00Z"),
      at("2026-03-29T22:00:00Z"),
    ];
    expect([...secondsByDay(spring, "Europe/Berlin")]).toEqual([
      ["2026-03-28", 900],
      ["2026-03-29", 1800],
      ["2026-03-30", 900],
    ]);
    const autumn = [at("2026-10-24T22:00:00Z"), at("2026-10-25T22:45:00Z"), at("2026-10-25T23:00:00Z")];
    expect([...secondsByDay(autumn, "Europe/Berlin")]).toEqual([
      ["2026-10-25", 1800],
      ["2026-10-26", 900],
    ]);
    expect(zoneClock("no/such zone")(Date.parse("2026-10-24T22:00:00Z"))).toEqual({
      day: "2026-10-24",
      hour: 22,
      minute: 0,
    });
  });
});

describe("a streak", () => {
  it("forgives one day off, names it, and ends at two", () => {
    const today = "2026-11-20";
    expect(streakOf(studied("2026-11-17", "2026-11-19", "2026-11-20"), today)).toEqual({
      days: 3,
      graceDays: ["2026-11-18"],
    });
    expect(streakOf(studied("2026-11-16", "2026-11-19", "2026-11-20"), today)).toEqual({ days: 2, graceDays: [] });
    expect(streakOf(studied("2026-11-17", "2026-11-18"), today)).toEqual({ days: 2, graceDays: ["2026-11-19"] });
    expect(streakOf(studied("2026-11-16", "2026-11-17"), today)).toEqual({ days: 0, graceDays: [] });
    expect(streakOf(new Map([[today, 59]]), today)).toEqual({ days: 0, graceDays: [] });
  });

  it("is what walking back day by day finds", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 40 });
    fc.assert(
      fc.property(days, (offsets) => {
        const today = "2026-11-20";
        const known = new Set(offsets.map((offset) => addDays(today, -offset)));
        let count = 0;
        let missed = 0;
        for (let day = today; missed < 2 && daysBetween(day, today) < 60; day = addDays(day, -1)) {
          if (known.has(day)) {
            count += 1;
            missed = 0;
          } else if (day !== today) missed += 1;
        }
        expect(streakOf(studied(...known), today).days).toBe(count);
      }),
    );
  });

  it("is counted again from the same rows when the person moves to another zone", () => {
    const late = [19, 20].map((day) => ({ startsAt: Date.parse(`2026-11-${day}T23:30:00Z`), seconds: 900 }));
    expect([...secondsByDay(late, "UTC").keys()]).toEqual(["2026-11-19", "2026-11-20"]);
    expect([...secondsByDay(late, "Asia/Kathmandu").keys()]).toEqual(["2026-11-20", "2026-11-21"]);
    expect(streakOf(secondsByDay(late, "Asia/Kathmandu"), "2026-11-21").days).toBe(2);
  });
});

describe("a goal and a habit", () => {
  it("counts the last seven days, in whole minutes or in days", () => {
    const week = lastDays(
      new Map([
        ["2026-11-13", 999],
        ["2026-11-14", 119],
        ["2026-11-20", 3600],
      ]),
      "2026-11-20",
      7,
    );
    expect(week.map(({ minutes }) => minutes)).toEqual([1, 0, 0, 0, 0, 0, 60]);
    expect(goalProgress(week, { unit: "minutes", amount: 60 })).toEqual({ done: 61, isReached: true });
    expect(goalProgress(week, { unit: "days", amount: 3 })).toEqual({ done: 2, isReached: false });
  });

  it("finds the hour with the most time on the person's clock, after three days of study", () => {
    const now = new Date("2026-11-20T12:00:00Z");
    const evening = (day: number) => ({ startsAt: Date.parse(`2026-11-${day}T18:15:00Z`), seconds: 600 });
    const morning = { startsAt: Date.parse("2026-11-16T06:00:00Z"), seconds: 900 };
    expect(habitOf([evening(16), morning, evening(17)], "Europe/Berlin", now)).toBeNull();
    expect(habitOf([evening(16), morning, evening(17), evening(18)], "Europe/Berlin", now)).toEqual({
      hour: 19,
      minutesInHour: 30,
      minutes: 45,
      days: 3,
    });
    const old = [1, 2, 3].map((day) => ({ startsAt: Date.parse(`2026-09-0${day}T18:00:00Z`), seconds: 900 }));
    expect(habitOf(old, "UTC", now)).toBeNull();
  });
});
