import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { grounds, hexLuminance, leastContrast, oklchLuminance } from "./contrast";

const sheet = readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8");

describe("contrast", () => {
  test("the grounds are those of the style sheet", () => {
    for (const [at, name] of ["paper", "raised", "sunken"].entries()) {
      const found = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(sheet);
      const [light, dark] = [found?.[1], found?.[2]].map((text) => (text ?? "").split(" ").map(Number));
      expect([light, dark], name).toEqual([grounds.light[at], grounds.dark[at]]);
    }
  });

  test("black and white are 21 to 1, in both ways of writing a color", () => {
    expect(hexLuminance("#ffffff")).toBeCloseTo(1, 4);
    expect(oklchLuminance([1, 0, 0])).toBeCloseTo(1, 3);
    expect(hexLuminance("#000000")).toBe(0);
    expect(leastContrast("#000000", "light")).toBeGreaterThan(18);
  });

  test("a color is judged on the ground on which it is seen worst", () => {
    expect(leastContrast("#767676", "light")).toBeLessThan(4.5);
    expect(leastContrast("#767676", "light")).toBeGreaterThan(4);
    expect(leastContrast("#ffff00", "light")).toBeLessThan(3);
    expect(leastContrast("#ffff00", "dark")).toBeGreaterThan(10);
  });
});
