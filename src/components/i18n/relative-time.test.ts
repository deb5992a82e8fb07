import { expect, it } from "vitest";
import { relativeTimeSource } from "./relative-time";

const relativeTime: (at: Date, now: Date, locale?: string) => string | null = new Function(
  `return ${relativeTimeSource}`,
)();
const now = new Date("2026-11-25T12:00:00Z");
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const ago = (ms: number, locale = "en") => relativeTime(new Date(now.getTime() - ms), now, locale);

it("says how long ago something was, rounded down to a whole unit", () => {
  expect(
    [0, 1999, 59_000, minuteMs, 12.9 * minuteMs, hourMs, 23.9 * hourMs, dayMs, 6.9 * dayMs].map((ms) => ago(ms)),
  ).toEqual([
    ...[
      "1 second ago",
      "2 seconds ago",
      "59 seconds ago",
      "1 minute ago",
      "12 minutes ago",
      "1 hour ago",
      "23 hours ago",
    ],
    ...["1 day ago", "6 days ago"],
  ]);
});

it("leaves older instants, and those to come, to a date", () => {
  expect([7 * dayMs, 400 * dayMs, -2 * minuteMs].map((ms) => ago(ms))).toEqual([null, null, null]);
});

it("takes what a clock a little behind the server's puts into the future for what has just been", () => {
  expect(ago(-30_000)).toBe("1 second ago");
});

it("speaks the reader's language", () => {
  expect(ago(12 * minuteMs, "de")).toBe("vor 12 Minuten");
});
