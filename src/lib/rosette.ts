import { hashText } from "./seeded-numbers";

export type RosetteRing = {
  /** One wave ring, as an SVG path in a square of 200 by 200. */
  path: string;
  /** Degrees by which the ring is repeated, the first one not counted. */
  turns: readonly string[];
};

function drawWave(radius: number, depth: number, waves: number): string {
  const steps = waves * 14;
  let d = "";
  for (let at = 0; at <= steps; at++) {
    const angle = (at / steps) * Math.PI * 2;
    const reach = radius - depth / 2 + (depth / 2) * Math.cos(waves * angle);
    d += `${at ? "L" : "M"}${(100 + reach * Math.cos(angle)).toFixed(1)} ${(100 + reach * Math.sin(angle)).toFixed(1)}`;
  }
  return d;
}

/** The seal of a certificate: a guilloche of three rings, drawn from its number, so that no two are alike. */
export function drawRosette(number: string): readonly RosetteRing[] {
  const hash = hashText(number);
  const rings = [
    { radius: 92, depth: 20, waves: 14 + (hash % 9), copies: 7 },
    { radius: 70, depth: 34, waves: 9 + ((hash >>> 5) % 7), copies: 9 },
    { radius: 34, depth: 26, waves: 5 + ((hash >>> 10) % 5), copies: 11 },
  ];
  return rings.map(({ radius, depth, waves, copies }) => ({
    path: drawWave(radius, depth, waves),
    turns: Array.from({ length: copies - 1 }, (_, copy) => (((360 / waves) * (copy + 1)) / copies).toFixed(2)),
  }));
}

/** The seal as an SVG document in one color, for documents that are not pages. */
export function rosetteDocument(number: string, colour: string): string {
  const rings = drawRosette(number).map(({ path, turns }) =>
    ["0", ...turns].map((turn) => `<path transform="rotate(${turn} 100 100)" d="${path}"/>`).join(""),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" fill="none" stroke="${colour}" stroke-width=".55">${rings.join("")}</svg>`;
}
