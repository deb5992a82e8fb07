import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { readPoints } from "./rules";

test.each([
  ["5", 500],
  [" 2.5 ", 250],
  ["2,25", 225],
  [".5", 50],
  ["0", 0],
  ["5.", 500],
])("%j is %i hundredths of a point", (typed, points) => {
  expect(readPoints(typed, 500)).toBe(points);
});

test.each(["", " ", "five", "-1", "5.01", "1.234", "1e2", "6", "1,2,3", "."])(
  "%j is no number of points out of 5",
  (typed) => {
    expect(readPoints(typed, 500)).toBeNull();
  },
);

test("whatever points are shown as two decimals are read back", () => {
  fc.assert(
    fc.property(fc.nat(99_999_900), (points) => {
      expect(readPoints((points / 100).toFixed(2), points)).toBe(points);
    }),
  );
});
