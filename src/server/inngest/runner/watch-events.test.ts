import { expect, test } from "vitest";
import { standingOf } from "./watch-events";

const now = new Date("2026-05-04T12:00:00.000Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const receipt = (functionId: string, calledAt: Date, endedAt: Date | null) => ({ functionId, calledAt, endedAt });

test.each([
  ["nothing is expected", [], [], "answered"],
  ["the function has ended", ["a"], [receipt("a", hoursAgo(30), hoursAgo(30))], "answered"],
  ["the function was never called", ["a"], [], "lost"],
  ["the function was called and is not done", ["a"], [receipt("a", hoursAgo(23), null)], "under way"],
  ["its run broke off a day ago", ["a"], [receipt("a", hoursAgo(25), null)], "lost"],
  ["one of two was never called", ["a", "b"], [receipt("a", hoursAgo(1), hoursAgo(1))], "lost"],
  [
    "one of two is under way",
    ["a", "b"],
    [receipt("a", hoursAgo(1), hoursAgo(1)), receipt("b", hoursAgo(1), null)],
    "under way",
  ],
  ["a receipt is of another function", ["a"], [receipt("b", hoursAgo(1), hoursAgo(1))], "lost"],
] as const)("an event is judged when %s", (_, expected, receipts, standing) => {
  expect(standingOf(expected, receipts, now)).toBe(standing);
});
