import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { endOfDayInZone, readInZone, writeInZone } from "./zone-time";

const read = (text: string, zone: string) => readInZone(text, zone)?.toISOString() ?? null;

describe("a time as clocks in a zone show it", () => {
  it("is the instant at which they show it, summer and winter", () => {
    expect(read("2026-07-01T09:00", "Europe/Berlin")).toBe("2026-07-01T07:00:00.000Z");
    expect(read("2026-12-01T09:00", "Europe/Berlin")).toBe("2026-12-01T08:00:00.000Z");
    expect(read("2026-12-01T09:00", "Asia/Kathmandu")).toBe("2026-12-01T03:15:00.000Z");
    expect(read("2026-12-01T09:00", "America/New_York")).toBe("2026-12-01T14:00:00.000Z");
    expect(read("2026-12-01T09:00", "No/Where")).toBe("2026-12-01T09:00:00.000Z");
  });

  it("of an hour that comes twice is the first", () => {
    expect(read("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(read("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
    // Half an hour comes twice there.
    expect(read("2026-04-05T01:45", "Australia/Lord_Howe")).toBe("2026-04-04T14:45:00.000Z");
  });

  it("that is skipped is as late after the change as it says", () => {
    const at = readInZone("2026-03-29T02:30", "Europe/Berlin");
    expect(at?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(at && writeInZone(at, "Europe/Berlin")).toBe("2026-03-29T03:30");
    expect(read("2026-03-08T02:00", "America/New_York")).toBe("2026-03-08T07:00:00.000Z");
    expect(read("2026-10-04T02:15", "Australia/Lord_Howe")).toBe("2026-10-03T15:45:00.000Z");
  });

  it("right before and after a change is its own", () => {
    expect(read("2026-03-29T01:59", "Europe/Berlin")).toBe("2026-03-29T00:59:00.000Z");
    expect(read("2026-03-29T03:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(read("2026-10-25T01:59", "Europe/Berlin")).toBe("2026-10-24T23:59:00.000Z");
    expect(read("2026-10-25T03:00", "Europe/Berlin")).toBe("2026-10-25T02:00:00.000Z");
  });

  it("is none where nothing whole is typed", () => {
    for (const text of ["", "2026-04-01", "2026-13-01T00:00", "tomorrow", "2026-04-01T10:30Z"])
      expect(read(text, "Europe/Berlin")).toBeNull();
  });

  it("comes back from its text, except the second of two that are shown alike", () => {
    const zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"];
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const text = writeInZone(minute * 60_000, zone);
        const back = readInZone(text, zone);
        expect(back && writeInZone(back, zone)).toBe(text);
        const early = (minute * 60_000 - (back?.getTime() ?? 0)) / 60_000;
        expect([0, 30, 60]).toContain(early);
      }),
    );
  });
});

describe("the end of a day in a zone", () => {
  it("is the last moment before the next one starts there", () => {
    const end = (day: string, zone: string) => endOfDayInZone(day, zone)?.toISOString() ?? null;
    expect(end("2026-12-31", "UTC")).toBe("2026-12-31T23:59:59.999Z");
    expect(end("2026-12-31", "America/New_York")).toBe("2027-01-01T04:59:59.999Z");
    expect(end("2026-12-31", "Pacific/Auckland")).toBe("2026-12-31T10:59:59.999Z");
    // Midnight itself is skipped there, as the next day starts at one.
    expect(end("2026-03-28", "Asia/Beirut")).toBe("2026-03-28T21:59:59.999Z");
    expect(end("", "UTC")).toBeNull();
  });
});
