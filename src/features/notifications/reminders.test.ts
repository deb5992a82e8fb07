import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { dueReminder, hasStudiedSince } from "./reminders";

const dayAt = (now: string, time: string, timeZone = "Europe/Berlin", frequency: "DAILY" | "WEEKLY" = "DAILY") =>
  dueReminder(new Date(now), { frequency, time, timeZone })?.day ?? null;

describe("a reminder", () => {
  test("is due from its time on the person's clock, and three hours late at most", () => {
    expect(dayAt("2026-11-20T17:29:59Z", "18:30")).toBeNull();
    expect(dayAt("2026-11-20T17:30:00Z", "18:30")).toBe("2026-11-20");
    expect(dayAt("2026-11-20T20:30:00Z", "18:30")).toBe("2026-11-20");
    expect(dayAt("2026-11-20T20:31:00Z", "18:30")).toBeNull();
    expect(dayAt("2026-11-20T23:10:00Z", "23:55")).toBe("2026-11-20");
    expect(dayAt("2026-11-20T18:30:00Z", "18:30", "Mars/Olympus")).toBe("2026-11-20");
  });

  test("of an hour that clocks leave out comes with the next one; of one that comes twice, once", () => {
    expect(dayAt("2026-03-29T00:59:00Z", "02:30")).toBeNull();
    expect(dayAt("2026-03-29T01:00:00Z", "02:30")).toBe("2026-03-29");
    expect(dayAt("2026-10-25T00:30:00Z", "02:30")).toBe("2026-10-25");
    expect(dayAt("2026-10-25T01:30:00Z", "02:30")).toBe("2026-10-25");
  });

  test("once a week is due on Mondays", () => {
    expect(dayAt("2026-11-23T18:00:00Z", "18:30", "Europe/Berlin", "WEEKLY")).toBe("2026-11-23");
    expect(dayAt("2026-11-24T18:00:00Z", "18:30", "Europe/Berlin", "WEEKLY")).toBeNull();
  });

  test("comes on each day, also when the clocks change, for whoever asks every ten minutes", () => {
    const zones = fc.constantFrom("Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "UTC");
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 1439 }), (timeZone, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const days = new Set<string>();
        // Around a change of the clocks of each of these zones.
        for (const start of [
          "2026-03-05T00:00:00Z",
          "2026-03-27T00:00:00Z",
          "2026-10-02T00:00:00Z",
          "2026-10-23T00:00:00Z",
        ])
          for (let at = Date.parse(start), end = at + 6 * 86_400_000; at < end; at += 600_000) {
            const due = dueReminder(new Date(at), { frequency: "DAILY", time, timeZone });
            if (due) days.add(due.day);
          }
        // Six days each; at the borders one may be of a day that is half outside.
        expect(days.size).toBeGreaterThanOrEqual(4 * 5);
        expect(days.size).toBeLessThanOrEqual(4 * 7);
        for (const day of ["03-08", "03-29", "10-04", "10-25"]) expect(days).toContain(`2026-${day}`);
      }),
      { numRuns: 20 },
    );
  });

  test("is needless for who studied on its day, or in the week before a weekly one", () => {
    const daily = { day: "2026-11-20", days: 1 };
    const at = (time: string) => new Date(time);
    expect(hasStudiedSince(daily, null, "UTC")).toBe(false);
    expect(hasStudiedSince(daily, at("2026-11-19T23:30:00Z"), "UTC")).toBe(false);
    expect(hasStudiedSince(daily, at("2026-11-19T23:30:00Z"), "Europe/Berlin")).toBe(true);
    expect(hasStudiedSince({ day: "2026-11-23", days: 7 }, at("2026-11-17T10:00:00Z"), "UTC")).toBe(true);
    expect(hasStudiedSince({ day: "2026-11-23", days: 7 }, at("2026-11-16T10:00:00Z"), "UTC")).toBe(false);
  });
});
