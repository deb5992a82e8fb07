/** The grounds on which things are drawn, in OKLCH (lightness, chroma, hue) as src/styles/tokens.css has them; a test holds the two together. */
export const grounds = {
  light: [
    [0.985, 0.0015, 100],
    [1, 0, 0],
    [0.957, 0.002, 100],
  ],
  dark: [
    [0.19, 0.006, 262],
    [0.228, 0.007, 262],
    [0.155, 0.006, 262],
  ],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;

export type Theme = keyof typeof grounds;

/** Relative luminance (WCAG 2.2) from linear channels between 0 and 1. */
const luminanceOf = (red: number, green: number, blue: number): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** By Björn Ottosson's matrices; channels outside of sRGB are clipped. */
export function oklchLuminance([lightness, chroma, hue]: readonly [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  return luminanceOf(
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  );
}

/** Linear channels of a color as a color field writes it: #rrggbb. */
function linearOf(hex: string): readonly [red: number, green: number, blue: number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

export const hexLuminance = (hex: string): number => luminanceOf(...linearOf(hex));

/** Lightness, a and b in OKLab of #rrggbb, the way back of `oklchLuminance`. */
export function oklabOf(hex: string): readonly [lightness: number, a: number, b: number] {
  const [red, green, blue] = linearOf(hex);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Chroma and hue (degrees) of #rrggbb. */
export function chromaAndHue(hex: string): { chroma: number; hue: number } {
  const [, a, b] = oklabOf(hex);
  return { chroma: Math.hypot(a, b), hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

export const contrastOf = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** The least contrast of a color with any ground of a theme, 1 to 21. */
export const leastContrast = (hex: string, theme: Theme): number => leastContrastOf(hexLuminance(hex), theme);

/** The same of a luminance. */
export const leastContrastOf = (own: number, theme: Theme): number =>
  Math.min(...grounds[theme].map((ground) => contrastOf(own, oklchLuminance(ground))));
