import { compareDecimals, type Decimal, distance, parseDecimal, percentOf, readDecimals } from "@/lib/decimal";

export interface NumberKey {
  value: string;
  /** Absolute, or a share of the value ("5%"). */
  tolerance: string;
  unit: string;
}

/** Whether what was typed is a number no further from the right one than its tolerance, compared exactly. */
export const isWithinTolerance = (key: NumberKey, text: string): boolean => isNear(key, readDecimals(text, key.unit));

/** The same of what a text may be read as. */
export function isNear({ value, tolerance }: NumberKey, readings: readonly Decimal[]): boolean {
  const key = parseDecimal(value);
  if (!key) return false;
  const most = toleranceOf(key, tolerance);
  return readings.some((given) => compareDecimals(distance(given, key), most) <= 0);
}

function toleranceOf(key: Decimal, tolerance: string): Decimal {
  const [, amount = "0", percent] = /^\s*(.*?)\s*(%?)\s*$/.exec(tolerance) ?? [];
  const value = parseDecimal(amount === "" ? "0" : amount) ?? { digits: 0n, scale: 0 };
  return percent === "%" ? percentOf(key, value) : value;
}

/** The right number as a review shows it. */
export function numberText({ value, tolerance, unit }: NumberKey): string {
  const isExact = tolerance.trim() === "" || /^[0.]+%?$/.test(tolerance.trim());
  return `${value}${unit && ` ${unit}`}${isExact ? "" : ` ± ${tolerance.trim()}`}`;
}
