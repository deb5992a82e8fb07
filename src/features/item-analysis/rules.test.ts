import { expect, test } from "vitest";
import { flagsOf, type MeasuredItem, reliabilityOf } from "./rules";

const option = (isCorrect: boolean, chosen: number, upper = 0, lower = 0) => ({
  id: `${isCorrect}${chosen}`,
  isCorrect,
  credit: 0,
  chosen,
  upper,
  lower,
});
const sound: MeasuredItem = {
  ...{ facility: 0.6, discrimination: 0.4, alphaWithout: 0.7, penalty: 0, skipped: 0 },
  options: [option(true, 60, 25, 8), option(false, 20, 1, 9), option(false, 20, 1, 10)],
};
const flagged = (change: Partial<MeasuredItem>, attempts = 100) =>
  flagsOf({ ...sound, ...change }, { attempts, alpha: 0.75 });

test("a question that does its work is not flagged, and none is of a few attempts", () => {
  expect(flagged({})).toEqual([]);
  expect(flagged({ discrimination: -0.5 }, 9)).toEqual([]);
  expect(flagged({ facility: null })).toEqual([]);
});

test("each flag has its sign", () => {
  expect(flagged({ discrimination: -0.01 })).toEqual(["key_suspected"]);
  expect(flagged({ options: [option(true, 50, 10, 9), option(false, 30, 12, 6), option(false, 20, 5, 12)] })).toEqual([
    "wrong_option_attracts",
  ]);
  expect(flagged({ discrimination: 0.19 })).toEqual(["barely_separates"]);
  expect(flagged({ discrimination: 0.19, facility: 0.93 })).toEqual([]);
  expect(flagged({ facility: 0.33 })).toEqual(["guessing"]);
  // By chance one of three earns all, and two cost half: nothing is left of the points.
  expect(flagged({ facility: 0.3, penalty: 0.5 })).toEqual([]);
  expect(flagged({ facility: 0, penalty: 0.5 })).toEqual(["guessing"]);
  expect(flagged({ facility: 0.1, options: [] })).toEqual(["too_hard"]);
  expect(flagged({ facility: 0.96 })).toEqual(["too_easy"]);
  expect(flagged({ alphaWithout: 0.77 })).toEqual(["lowers_reliability"]);
  expect(flagged({ alphaWithout: 0.77, discrimination: null })).toEqual([]);
  expect(flagged({ skipped: 21 })).toEqual(["often_skipped"]);
  expect(flagged({ options: [option(true, 60, 25, 8), option(false, 36, 1, 18), option(false, 4)] })).toEqual([
    "option_unused",
  ]);
});

test("an option that earns a part of the points may attract, and is counted in what chance earns", () => {
  const nearly = { ...option(false, 30, 12, 6), credit: 0.5 };
  expect(flagged({ options: [option(true, 50, 10, 9), nearly, option(false, 20, 5, 12)] })).toEqual([]);
  expect(flagged({ facility: 0.5, options: [option(true, 50, 10, 9), nearly, option(false, 20, 5, 12)] })).toEqual([
    "guessing",
  ]);
});

test("a negative one isn't told twice that it separates badly", () => {
  expect(flagged({ discrimination: -0.3, alphaWithout: 0.8 })).toEqual(["key_suspected"]);
});

test("an alpha has its word", () => {
  expect([0.9, 0.89, 0.695, 0.69, -0.2].map(reliabilityOf)).toEqual(["high", "good", "fair", "low", "low"]);
});
