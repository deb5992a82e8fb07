import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrastOf, hexLuminance, oklabOf, oklchLuminance } from "@/lib/contrast";
import { clothNames, cloths } from "@/lib/cover";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const tokens = read("tokens.css");

type Oklch = readonly [lightness: number, chroma: number, hue: number];

const radians = Math.PI / 180;

/** Luminance of so much cloth in a ground, mixed in OKLab as the style sheet does. */
function mixedLuminance(cloth: string, [lightness, chroma, hue]: Oklch, share: number): number {
  const ground = [lightness, chroma * Math.cos(hue * radians), chroma * Math.sin(hue * radians)];
  const [light = 0, a = 0, b = 0] = oklabOf(cloth).map((value, at) => value * share + (ground[at] ?? 0) * (1 - share));
  return oklchLuminance([light, Math.hypot(a, b), Math.atan2(b, a) / radians]);
}

/** A token in both themes. */
function tokenOf(name: string): { light: Oklch; dark: Oklch } {
  const found = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(tokens);
  const [light, dark] = [found?.[1], found?.[2]].map((text) => {
    const [lightness = 0, chroma = 0, hue = 0] = (text ?? "").split(" ").map(Number);
    return [lightness, chroma, hue] as const;
  });
  if (!light || !dark) throw new Error(`no token ${name}`);
  return { light, dark };
}

/** Per cent of cloth in the paper, in both themes. */
function sharesOf(cloth: string): { light: number; dark: number } {
  const rule = tokens
    .split("}")
    .find((one) => one.includes("--cloth-wash") && new RegExp(`\\.cloth-${cloth}\\b`).test(one));
  const [light = Number.NaN, dark = Number.NaN] = [...(rule ?? "").matchAll(/var\(--cloth\) (\d+)%/g)].map((hit) =>
    Number(hit[1]),
  );
  return { light, dark };
}

describe.each(clothNames)("the cloth %s", (name) => {
  test("has the colors of its covers", () => {
    const rule = new RegExp(`\\.cloth-${name} \\{[^}]+\\}`).exec(tokens)?.[0] ?? "";
    expect(rule).toContain(`--cloth: ${cloths[name].cloth};`);
    expect(rule).toContain(`--cloth-ink: ${cloths[name].ink};`);
    expect(contrastOf(hexLuminance(cloths[name].cloth), hexLuminance(cloths[name].ink))).toBeGreaterThan(7);
  });

  test.each(["light", "dark"] as const)("leaves every text on its wash legible in the %s theme", (theme) => {
    const share = sharesOf(name)[theme] / 100;
    const ground = mixedLuminance(cloths[name].cloth, tokenOf("paper")[theme], share);
    for (const text of ["ink", "ink-muted", "accent"])
      expect(contrastOf(ground, oklchLuminance(tokenOf(text)[theme])), text).toBeGreaterThanOrEqual(4.5);
  });
});
