import { expect, it } from "vitest";
import { dueWarning } from "./use-countdown";

it.each([
  ["the tenth minute from the end begins", 601, 600, 10],
  ["the fifth", 301, 300, 5],
  ["the last", 61, 60, 1],
  ["a second was left out", 602, 599, 10],
  ["a device slept past ten minutes and five", 700, 200, 4],
  ["a device slept until the last minute", 700, 20, 1],
])("the clock speaks when %s", (_, before, left, minutes) => {
  expect(dueWarning(before, left)).toBe(minutes);
});

it.each([
  ["between two of the moments", 600, 599],
  ["where more time was given", 500, 900],
  ["when the page has just been opened", 0, 600],
  ["at the end, which is told otherwise", 61, 0],
])("the clock is silent %s", (_, before, left) => {
  expect(dueWarning(before, left)).toBeNull();
});
