import { describe, expect, test } from "vitest";
import fc, { runsFactor } from "./fast-check";

/** Every value that a property is tried with. */
function triedValues(numRuns?: number): string[] {
  const tried: string[] = [];
  fc.assert(
    fc.property(fc.string(), (text) => void tried.push(text)),
    numRuns === undefined ? {} : { numRuns },
  );
  return tried;
}

describe("properties", () => {
  test("try the same values in each run", () => {
    expect(triedValues()).toEqual(triedValues());
  });

  test("try as many as they ask for, or a hundred, and in a soak as many times more", () => {
    expect(triedValues()).toHaveLength(100 * runsFactor);
    expect(triedValues(7)).toHaveLength(7 * runsFactor);
  });

  test("name their seed and path when they break", () => {
    const breaks = () => fc.assert(fc.property(fc.nat(), (number) => number < 10));
    expect(breaks).toThrow(/seed: \d+, path: "\d/);
  });
});
