import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sheet = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** The light and the dark value of a token. */
function valuesOf(token: string): readonly [Oklch, Oklch] {
  const found = new RegExp(`--${token}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(sheet);
  const [light, dark] = [found?.[1], found?.[2]].map((text) => (text ?? "").split(" ").map(Number));
  if (light?.length !== 3 || dark?.length !== 3) throw new Error(`tokens.css has no colour named ${token}`);
  return [light as unknown as Oklch, dark as unknown as Oklch];
}

/** Relative luminance (WCAG 2.2) of a color in OKLCH, by Björn Ottosson's matrices; out-of-gamut channels are clipped. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ["paper", "raised", "sunken"];
const texts = ["ink", "ink-muted", "ink-faint", "accent", "positive", "caution", "negative"];

/** Text on a ground, with the least contrast WCAG 2.2 AA asks for: 4.5 for text, 3 for what must be seen to be used. */
const pairs: (readonly [text: string, ground: string, least: number])[] = [
  ...texts.flatMap((text) => surfaces.map((ground) => [text, ground, 4.5] as const)),
  ...surfaces.map((ground) => ["edge", ground, 3] as const),
  ...["positive", "caution", "negative", "accent"].flatMap((tone) => [
    [tone, `${tone}-wash`, 4.5] as const,
    ["ink", `${tone}-wash`, 4.5] as const,
  ]),
  ["solid-ink", "solid", 4.5],
  ["accent-ink", "accent", 4.5],
  ["ink", "highlight", 4.5],
];

test.each(pairs)("%s can be read on %s in both themes", (text, ground, least) => {
  const [lightText, darkText] = valuesOf(text);
  const [lightGround, darkGround] = valuesOf(ground);
  expect(contrast(lightText, lightGround)).toBeGreaterThanOrEqual(least);
  expect(contrast(darkText, darkGround)).toBeGreaterThanOrEqual(least);
});
