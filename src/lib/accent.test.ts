import { expect, test } from "vitest";
import { accentStyle, accentTokens, isGray } from "./accent";
import { chromaAndHue, contrastOf, leastContrastOf, oklchLuminance, type Theme } from "./contrast";

/** #rrggbb of every hue, pale, strong and dark. */
const colors = Array.from({ length: 360 }, (_, hue) => {
  const channel = (turn: number, light: number, dark: number) => {
    const away = Math.abs(((hue / 60 + turn) % 6) - 3) - 1;
    const value = dark + (light - dark) * Math.min(1, Math.max(0, away));
    return Math.round(value).toString(16).padStart(2, "0");
  };
  return [
    [255, 0],
    [255, 150],
    [90, 0],
  ].map(([light = 0, dark = 0]) => `#${[0, 4, 2].map((turn) => channel(turn, light, dark)).join("")}`);
}).flat();

test("text in a site's color can be read on every ground of both themes, whatever hue was chosen", () => {
  for (const color of colors) {
    const { accent, "accent-ink": ink, "accent-wash": wash } = accentTokens(color);
    for (const theme of ["light", "dark"] as const satisfies Theme[]) {
      const own = oklchLuminance(accent[theme]);
      expect(leastContrastOf(own, theme), `${color} on ${theme}`).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(own, oklchLuminance(ink[theme])), `ink on ${color}, ${theme}`).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(own, oklchLuminance(wash[theme])), `${color} on its wash, ${theme}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  }
});

test("a color keeps its hue", () => {
  expect(chromaAndHue("#ff0000").hue).toBeCloseTo(29.2, 0);
  expect(chromaAndHue("#ff0000").chroma).toBeCloseTo(0.2577, 3);
  expect(accentTokens("#ff0000").accent.light[2]).toBeCloseTo(29.2, 0);
  expect(accentStyle("#ff0000")["--accent"]).toMatch(
    /^light-dark\(oklch\(0\.46 0\.145 29\.\d\), oklch\(0\.77 0\.105 29\.\d\)\)$/,
  );
});

test("greys, black and white are no colors", () => {
  for (const grey of ["#000000", "#ffffff", "#808080", "#7f8082"]) expect(isGray(grey), grey).toBe(true);
  for (const color of ["#7a1f1f", "#1f4e8c", "#2e6b3a"]) expect(isGray(color), color).toBe(false);
});
