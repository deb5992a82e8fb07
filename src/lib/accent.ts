import { chromaAndHue, type Theme } from "./contrast";

type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** The colors that follow from a site's own one, each as the style sheet's token of that name. */
export type AccentTokens = Record<"accent" | "accent-ink" | "accent-wash", Record<Theme, Oklch>>;

/** Below this a color is a gray: it would say nothing that ink does not say. */
const leastChroma = 0.03;

export const isGray = (hex: string): boolean => chromaAndHue(hex).chroma < leastChroma;

/**
 * A site's color as both themes need it. Only its hue and how strong it is are taken over; how light each is stays as
 * in src/styles/tokens.css, so that text in it can be read on every ground, whatever was chosen (a test goes round all hues).
 */
export function accentTokens(hex: string): AccentTokens {
  const { chroma, hue } = chromaAndHue(hex);
  const h = Math.round(hue * 10) / 10;
  const strength = (most: number) => Math.round(Math.min(1, chroma / 0.145) * most * 1000) / 1000;
  return {
    accent: { light: [0.46, strength(0.145), h], dark: [0.77, strength(0.105), h] },
    "accent-ink": { light: [0.99, 0, 0], dark: [0.17, 0.02, h] },
    "accent-wash": { light: [0.955, strength(0.018), h], dark: [0.275, strength(0.045), h] },
  };
}

const written = (color: Oklch): string => `oklch(${color.join(" ")})`;

/** The tokens as properties for a style attribute. */
export function accentStyle(hex: string): Record<`--${keyof AccentTokens}`, string> {
  const tokens = accentTokens(hex);
  const of = (name: keyof AccentTokens) => `light-dark(${written(tokens[name].light)}, ${written(tokens[name].dark)})`;
  return { "--accent": of("accent"), "--accent-ink": of("accent-ink"), "--accent-wash": of("accent-wash") };
}
