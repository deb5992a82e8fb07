import "server-only";

/** Where each mathematical alphabet starts in Unicode: capital A, small a, digit 0, capital Alpha, small alpha. */
const alphabets: Readonly<Record<string, readonly [number, number, number?, number?, number?]>> = {
  bold: [0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2],
  italic: [0x1d434, 0x1d44e, undefined, 0x1d6e2, 0x1d6fc],
  "bold-italic": [0x1d468, 0x1d482, undefined, 0x1d71c, 0x1d736],
  script: [0x1d49c, 0x1d4b6],
  "bold-script": [0x1d4d0, 0x1d4ea],
  fraktur: [0x1d504, 0x1d51e],
  "bold-fraktur": [0x1d56c, 0x1d586],
  "double-struck": [0x1d538, 0x1d552, 0x1d7d8],
  "sans-serif": [0x1d5a0, 0x1d5ba, 0x1d7e2],
  "bold-sans-serif": [0x1d5d4, 0x1d5ee, 0x1d7ec, 0x1d756, 0x1d770],
  "sans-serif-italic": [0x1d608, 0x1d622],
  "sans-serif-bold-italic": [0x1d63c, 0x1d656, undefined, 0x1d790, 0x1d7aa],
  monospace: [0x1d670, 0x1d68a, 0x1d7f6],
};

/** Letters that Unicode had before it added the alphabets, and left where they were. */
const older: Readonly<Record<string, string>> = {
  "italic h": "ℎ",
  "script B": "ℬ",
  "script E": "ℰ",
  "script F": "ℱ",
  "script H": "ℋ",
  "script I": "ℐ",
  "script L": "ℒ",
  "script M": "ℳ",
  "script R": "ℛ",
  "script e": "ℯ",
  "script g": "ℊ",
  "script o": "ℴ",
  "fraktur C": "ℭ",
  "fraktur H": "ℌ",
  "fraktur I": "ℑ",
  "fraktur R": "ℜ",
  "fraktur Z": "ℨ",
  "double-struck C": "ℂ",
  "double-struck H": "ℍ",
  "double-struck N": "ℕ",
  "double-struck P": "ℙ",
  "double-struck Q": "ℚ",
  "double-struck R": "ℝ",
  "double-struck Z": "ℤ",
};

const ranges = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0x30, 0x39],
  [0x391, 0x3a9],
  [0x3b1, 0x3c9],
] as const;

function styledLetter(letter: string, variant: string): string {
  const known = older[`${variant} ${letter}`];
  if (known) return known;
  const code = letter.codePointAt(0) ?? 0;
  const range = ranges.findIndex(([from, to]) => code >= from && code <= to);
  const start = alphabets[variant]?.[range];
  const first = ranges[range]?.[0];
  return start === undefined || first === undefined ? letter : String.fromCodePoint(start + code - first);
}

/** The letters of a MathML `mathvariant` as the Unicode characters that MathML Core knows instead. */
export function styledLetters(value: string, variant: string): string {
  return [...value].map((letter) => styledLetter(letter, variant)).join("");
}
