/** An exact decimal: digits / 10^scale. Floats would call 0.1 + 0.2 wrong, and a student would pay for it. */
export interface Decimal {
  digits: bigint;
  /** Places after the point, never negative. */
  scale: number;
}

const MAX_LENGTH = 120;
const MAX_EXPONENT = 400;

/** Decimal zeros of the scripts whose digits people type (Unicode Nd); the nine that follow each are 1 to 9. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10];
const SUPERSCRIPTS = new Map([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit) => [sign, String(digit)]));
const SUPERSCRIPT_RUN = /[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu;

/**
 * Every value that `text` may mean, none when it is not a number. Point and comma both mark decimals; digits may be
 * grouped by spaces, apostrophes, or the other mark; "3e8", "3×10^8" and "3×10⁸" are read; `unit` may be before or
 * behind. "1,234" has two readings (1.234 and 1234) because both ways of writing are right somewhere.
 */
export function readDecimals(text: string, unit = ""): Decimal[] {
  if (text.length > MAX_LENGTH) return [];
  const plain = withoutUnit(toAscii(text), toAscii(unit));
  const power = /^([+-]?)10\^([+-]?\d{1,4})$/.exec(plain);
  if (power) return scaled("1", power[1] === "-", Number(power[2]));
  const parts = /^([+-]?)(.*?)(?:[eE]([+-]?\d{1,4})|[x*]10\^([+-]?\d{1,4}))?$/.exec(plain);
  if (!parts) return [];
  const exponent = Number(parts[3] ?? parts[4] ?? 0);
  return mantissas(parts[2] ?? "").flatMap((mantissa) => scaled(mantissa, parts[1] === "-", exponent));
}

/** Reads one plain number as authors and the database write it ("-1.50", "2e-3"), or null. */
export function parseDecimal(text: string): Decimal | null {
  const plain = /^\s*([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,4}))?\s*$/.exec(text);
  if (!plain || text.length > MAX_LENGTH) return null;
  return scaled(plain[2] ?? "", plain[1] === "-", Number(plain[3] ?? 0))[0] ?? null;
}

/** Below zero when a < b, zero when equal, above when a > b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** |a - b| */
export function distance(a: Decimal, b: Decimal): Decimal {
  const [left, right] = aligned(a, b);
  return { digits: left > right ? left - right : right - left, scale: Math.max(a.scale, b.scale) };
}

/** |value| × percent / 100 */
export function percentOf(value: Decimal, percent: Decimal): Decimal {
  const digits = value.digits * percent.digits;
  return { digits: digits < 0n ? -digits : digits, scale: value.scale + percent.scale + 2 };
}

/** a × b */
export function timesDecimal(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale)];
}

/** One number from digits with at most one point, as a list so that what cannot be read simply adds nothing. */
function scaled(mantissa: string, negative: boolean, exponent: number): Decimal[] {
  if (Math.abs(exponent) > MAX_EXPONENT) return [];
  const [whole = "", fraction = ""] = mantissa.split(".");
  let digits = BigInt(whole + fraction);
  let scale = fraction.length - exponent;
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  return [{ digits: negative ? -digits : digits, scale }];
}

/** The ways to read digits with marks, each rewritten with a point at most. */
function mantissas(text: string): string[] {
  const ungrouped = /^\d{1,3}([ '])\d{3}(?:\1\d{3})*(?=$|[.,])/.test(text) ? text.replace(/[ ']/g, "") : text;
  if (/^\d+$/.test(ungrouped) || /^(?:\d+\.\d*|\.\d+)$/.test(ungrouped)) return [ungrouped];
  const readings: string[] = [];
  if (/^(?:\d+,\d*|,\d+)$/.test(ungrouped)) readings.push(ungrouped.replace(",", "."));
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/.test(ungrouped)) readings.push(ungrouped.replaceAll(",", ""));
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(ungrouped)) readings.push(ungrouped.replaceAll(".", ""));
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d*$/.test(ungrouped)) readings.push(ungrouped.replaceAll(".", "").replace(",", "."));
  return readings;
}

/** Digits, signs and marks of other scripts in their plain form; superscripts as "^n"; spaces only between digits. */
function toAscii(text: string): string {
  const digits = text.normalize("NFC").replace(/\p{Nd}/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? sign : String(code - zero);
  });
  return digits
    .replace(/(?<=10)[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (run) => `^${run}`)
    .replace(SUPERSCRIPT_RUN, (run) =>
      [...run].map((sign) => (sign === "⁻" ? "-" : sign === "⁺" ? "+" : (SUPERSCRIPTS.get(sign) ?? ""))).join(""),
    )
    .replace(/[−–﹣－]/gu, "-")
    .replace(/[＋﹢]/gu, "+")
    .replace(/[٫．]/gu, ".")
    .replace(/[٬，]/gu, ",")
    .replace(/[×·⋅∙]/gu, "x")
    .replace(/[’ʼ]/gu, "'")
    .replace(/[µ]/gu, "μ")
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/(?<!\d) | (?!\d)/gu, "")
    .replace(/\^\{([+-]?\d+)\}/u, "^$1")
    .replace(/(?<=\d)[X](?=10\^)/u, "x");
}

function withoutUnit(text: string, unit: string): string {
  if (unit === "") return text;
  if (text.endsWith(unit)) return text.slice(0, -unit.length).trim();
  if (text.startsWith(unit)) return text.slice(unit.length).trim();
  return text;
}

/** What is in the middle between two numbers, and how far each is from it. */
export function middleOf(a: Decimal, b: Decimal): { middle: Decimal; reach: Decimal } {
  const [left, right] = aligned(a, b);
  const scale = Math.max(a.scale, b.scale) + 1;
  const apart = left > right ? left - right : right - left;
  return { middle: { digits: (left + right) * 5n, scale }, reach: { digits: apart * 5n, scale } };
}

/** "-1.5": with a point and without zeros that say nothing. */
export function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? "-" : "";
  const plain = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  const whole = plain.slice(0, plain.length - scale);
  const places = plain.slice(plain.length - scale).replace(/0+$/, "");
  return `${sign}${whole}${places === "" ? "" : `.${places}`}`;
}
