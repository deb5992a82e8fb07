/** Draws on a square of 300 by 300, taking its proportions from a stream of numbers in [0, 1). */
export type Grammar = (next: () => number, ink: string, spot: string) => string;

/** One decimal is a third of a pixel at the largest size a cover is shown. */
const r = (value: number) => Math.round(value * 10) / 10;

const tau = 6.28;

function pick(next: () => number, list: readonly [number, ...number[]]): number {
  return list[Math.floor(next() * list.length)] ?? list[0];
}

/** Mathematics: quarter turns on a grid, one of them in the spot ink. */
const tiling: Grammar = (next, ink, spot) => {
  const count = pick(next, [3, 4, 5]);
  const side = 300 / count;
  const marked = Math.floor(next() * count * count);
  let out = "";
  for (let at = 0; at < count * count; at++) {
    const x = (at % count) * side;
    const y = Math.floor(at / count) * side;
    const turn = Math.floor(next() * 4) * 90;
    if (next() < 0.16 && at !== marked) continue;
    const s = r(side);
    out += `<path transform="rotate(${turn} ${r(x + side / 2)} ${r(y + side / 2)})" fill="${at === marked ? spot : ink}" d="M${r(x)} ${r(y)}h${s}a${s} ${s} 0 0 1 ${r(-side)} ${s}z"/>`;
  }
  return out;
};

/** Computing: a trace. Bars step along rows as time runs to the right; one is in the spot ink. */
const ladder: Grammar = (next, ink, spot) => {
  const rows = pick(next, [9, 11, 13]);
  const height = 300 / rows;
  const hot = 2 + Math.floor(next() * (rows - 4));
  const bar = r(height * 0.56);
  let out = "";
  let x = 20 + next() * 40;
  for (let row = 0; row < rows; row++) {
    const width = 36 + next() * 110;
    const y = r(row * height + height * 0.22);
    out += `<path fill="${row === hot ? spot : ink}" d="M${r(x)} ${y}h${r(width)}v${bar}h${r(-width)}z"/>`;
    if (next() < 0.45) {
      const start = r(x + width + 12);
      out += `<path fill="${ink}" opacity=".45" d="M${start} ${y}h${r(18 + next() * 60)}v${bar}H${start}z"/>`;
    }
    x = (x + 22 + next() * 40) % 190;
  }
  return out;
};

/** Natural science: seeds on a golden spiral. */
const growth: Grammar = (next, ink, spot) => {
  const step = 9 + next() * 8;
  const count = Math.floor(24000 / (step * step));
  const cx = 60 + next() * 180;
  const cy = 70 + next() * 160;
  const hot = 5 + Math.floor(next() * 12);
  const isPetal = next() < 0.5;
  let out = "";
  for (let at = 1; at < count; at++) {
    const angle = at * 2.39996;
    const distance = step * Math.sqrt(at) * 1.05;
    const x = r(cx + distance * Math.cos(angle));
    const y = r(cy + distance * Math.sin(angle));
    const radius = step * (0.16 + 0.34 * Math.sqrt(at / count));
    const shape = isPetal
      ? `ellipse rx="${r(radius * 1.5)}" ry="${r(radius * 0.62)}" transform="rotate(${Math.round((angle * 57.2958) % 360)} ${x} ${y})"`
      : `circle r="${r(radius)}"`;
    out += `<${shape} cx="${x}" cy="${y}" fill="${at % hot === 0 ? spot : ink}"/>`;
  }
  return out;
};

/** History: arches in courses, like masonry or sunrises. */
const arches: Grammar = (next, ink, spot) => {
  const columns = pick(next, [2, 3]);
  const width = 300 / columns;
  const rings = pick(next, [3, 4, 5]);
  const hot = Math.floor(next() * columns * columns);
  const leg = r(width * 0.38);
  let out = "";
  for (let at = 0; at < columns * columns; at++) {
    // From the ground up, each row from the start.
    const row = columns - 1 - Math.floor(at / columns);
    const cx = (at % columns) * width + width / 2;
    const base = r((row + 1) * width - 3);
    for (let ring = rings; ring > 0; ring--) {
      const radius = ((width / 2 - 4) * ring) / rings;
      out += `<path fill="none" stroke="${at === hot ? spot : ink}" stroke-width="${r(width / rings / 5.2)}" d="M${r(cx - radius)} ${base}v${r(-width * 0.38)}a${r(radius)} ${r(radius)} 0 0 1 ${r(2 * radius)} 0v${leg}"/>`;
    }
  }
  return out;
};

/** Law and language: a set page. One line is struck in the spot ink. */
const lines: Grammar = (next, ink, spot) => {
  const count = pick(next, [10, 12, 14]);
  const height = 300 / count;
  const hot = 2 + Math.floor(next() * (count - 5));
  let out = "";
  for (let at = 0; at < count; at++) {
    const isIndented = next() < 0.22 && at !== hot;
    const x = isIndented ? 84 : 52;
    const width = (at === count - 1 || next() < 0.2 ? 90 : 176) + next() * 32 - (x - 52);
    out += `<path fill="${at === hot ? spot : ink}" d="M${x} ${r(at * height + height * 0.3)}h${r(width)}v${r(height * 0.3)}h${r(-width)}z"/>`;
  }
  return out;
};

/** Music: five lines that bend together, and a voice moving against them. */
const staves: Grammar = (next, ink, spot) => {
  const frequency = 1 + next() * 1.4;
  const phase = next() * tau;
  const swing = 16 + next() * 26;
  const wave = (y: number, height: number, turns: number, shift: number) => {
    let d = `M-5 ${r(y + height * Math.sin(phase + shift))}`;
    for (let x = 10; x <= 310; x += 15)
      d += `L${x} ${r(y + height * Math.sin(phase + shift + (turns * x * tau) / 300))}`;
    return d;
  };
  let out = "";
  for (let staff = 0; staff < 3; staff++) {
    for (let line = 0; line < 5; line++) {
      const d = wave(34 + staff * 98 + line * 11, swing * (1 - line * 0.1), frequency, staff);
      out += `<path fill="none" stroke="${ink}" stroke-width="2.2" d="${d}"/>`;
    }
  }
  return `${out}<path fill="none" stroke="${spot}" stroke-width="9" d="${wave(150, 96, frequency * 0.72, 2.1)}"/>`;
};

type Form = (size: { a: number; b: number; x: number; y: number }, ink: string, spot: string) => string;

const disc = (cx: number, cy: number, radius: number, fill: string) =>
  `<circle cx="${r(cx)}" cy="${r(cy)}" r="${r(radius)}" fill="${fill}"/>`;

const forms: readonly Form[] = [
  ({ a, b, x, y }, ink, spot) =>
    `${disc(x, y, a, ink)}${disc(x + a * 0.18, y, a * 0.52, spot)}<circle cx="${r(x + a + b)}" cy="${r(y - a)}" r="${r(b)}" fill="none" stroke="${ink}" stroke-width="13"/>`,
  ({ a, x, y }, ink, spot) =>
    `<path d="M${r(x - a)} ${r(y - a)}h${r(a * 0.62)}V300H${r(x - a)}z" fill="${ink}"/><path d="M${r(x - a * 0.38)} ${r(y - a * 0.5)}a${r(a * 0.8)} ${r(a * 0.8)} 0 0 1 0 ${r(a * 1.6)}z" fill="${spot}"/>`,
  ({ a, b, x, y }, ink, spot) =>
    `<path d="M${r(x - a)} ${r(y + a)}a${r(a)} ${r(a)} 0 0 1 ${r(2 * a)} 0z" fill="${ink}"/>${disc(x + a * 0.5, y - a * 0.45, b, spot)}<path d="M${r(x + a)} ${r(y + a)}V300h-${r(a * 0.5)}V${r(y + a)}z" fill="${ink}"/>`,
  ({ a, x, y }, ink, spot) =>
    `<path d="M${r(x - a)} ${r(y + a)}A${r(2 * a)} ${r(2 * a)} 0 0 1 ${r(x + a)} ${r(y - a)}A${r(2 * a)} ${r(2 * a)} 0 0 1 ${r(x - a)} ${r(y + a)}z" fill="${ink}"/>${disc(x, y, a * 0.26, spot)}`,
];

/** Craft and design: a form and the rules it was built on. Four forms: disc, bowl, stem and leaf. */
const construction: Grammar = (next, ink, spot) => {
  const form = forms[Math.floor(next() * forms.length)] ?? (() => "");
  const a = 56 + next() * 40;
  const x = 110 + next() * 50;
  const y = 130 + next() * 50;
  const b = 24 + next() * 30;
  const rule = (d: string) => `<path d="${d}" stroke="${ink}" stroke-width="1.4" fill="none"/>`;
  return [
    form({ a, b, x, y }, ink, spot),
    rule(`M0 ${r(y + a)}H300M0 ${r(y - a)}H300M0 ${r(y)}H300`),
    rule(`M${r(x - a)} 0V300M${r(x + a)} 0V300`),
    rule(`M${r(x - 180)} ${r(y + 180)}L${r(x + 220)} ${r(y - 220)}`),
  ].join("");
};

/** Earth and ocean: a swell in bands, the moon over it. */
const swell: Grammar = (next, ink, spot) => {
  const bands = pick(next, [5, 6, 7]);
  const frequency = 0.8 + next() * 0.9;
  let out = `<circle cx="${r(90 + next() * 120)}" cy="${r(62 + next() * 20)}" r="${r(24 + next() * 14)}" fill="${spot}"/>`;
  for (let band = 0; band < bands; band++) {
    const y = 110 + (band * 200) / bands;
    const height = 20 - band * 1.8;
    const phase = next() * tau;
    let d = "";
    for (let x = -10; x <= 310; x += 12) {
      d += `${d ? "L" : "M"}${x} ${r(y + height * Math.sin(phase + (frequency * x * tau) / 300))}`;
    }
    out += `<path fill="none" stroke="${ink}" stroke-width="${r(3 + band * 2.2)}" d="${d}"/>`;
  }
  return out;
};

export const grammars = { tiling, ladder, growth, arches, lines, staves, construction, swell } as const;
