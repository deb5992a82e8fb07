import { expect, test } from "vitest";
import { lastDigestAt, windowStart } from "./rules";

const at = (time: string) => new Date(time);
const daily = (now: string, zone: string) => lastDigestAt(at(now), zone, "daily").toISOString();
const weekly = (now: string, zone: string) => lastDigestAt(at(now), zone, "weekly").toISOString();

test("a daily digest belongs to the last seven o'clock where the person lives", () => {
  expect(daily("2026-03-02T09:00:00Z", "UTC")).toBe("2026-03-02T07:00:00.000Z");
  expect(daily("2026-03-02T06:59:59Z", "UTC")).toBe("2026-03-01T07:00:00.000Z");
  expect(daily("2026-03-02T09:00:00Z", "Asia/Kolkata")).toBe("2026-03-02T01:30:00.000Z");
  expect(daily("2026-03-02T09:00:00Z", "America/New_York")).toBe("2026-03-01T12:00:00.000Z");
  expect(daily("2026-03-02T07:00:00Z", "UTC")).toBe("2026-03-02T07:00:00.000Z");
});

test("it keeps its hour across a change of the clocks", () => {
  expect(daily("2026-03-29T12:00:00Z", "Europe/Berlin")).toBe("2026-03-29T05:00:00.000Z");
  expect(daily("2026-03-28T12:00:00Z", "Europe/Berlin")).toBe("2026-03-28T06:00:00.000Z");
  expect(weekly("2026-03-30T04:00:00Z", "Europe/Berlin")).toBe("2026-03-27T06:00:00.000Z");
});

test("a weekly one belongs to the last Friday", () => {
  expect(weekly("2026-03-02T09:00:00Z", "UTC")).toBe("2026-02-27T07:00:00.000Z");
  expect(weekly("2026-03-06T07:00:00Z", "UTC")).toBe("2026-03-06T07:00:00.000Z");
  expect(weekly("2026-03-06T06:00:00Z", "UTC")).toBe("2026-02-27T07:00:00.000Z");
});

test("a zone that no one knows is that of the clock itself", () => {
  expect(daily("2026-03-02T09:00:00Z", "Mars/Olympus")).toBe("2026-03-02T07:00:00.000Z");
});

test("stretches follow each other without a gap", () => {
  expect(windowStart(at("2026-03-02T09:59:59.999Z"), 60)).toEqual(at("2026-03-02T09:00:00Z"));
  expect(windowStart(at("2026-03-02T10:00:00Z"), 60)).toEqual(at("2026-03-02T10:00:00Z"));
});
