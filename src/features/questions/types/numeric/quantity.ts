import { type Decimal, parseDecimal, readDecimals, timesDecimal } from "@/lib/decimal";
import { isNear, type NumberKey } from "../../shared/number-matching";
import type { NumericBody } from "./body";

/** A sign or a word, with a small power at its end: "km", "m²", "m/s2", "°". Digits with a space before them are another number. */
const word = String.raw`[\p{L}\p{Sc}\p{So}°%′″'"](?:[^\d.,]*[^\d.,\s])?[\d²³⁻¹]{0,2}`;
const behind = new RegExp(String.raw`^(.*\d[.,]?)\s*${word}$`, "u");
const before = /^([+−-]?)\s*[\p{Sc}%°]\s*(.+)$/u;

/** The number of a text that may have any unit, known or not; none where there is no number. */
export function numberWithAnyUnit(text: string): Decimal[] {
  const trimmed = text.trim();
  const bare = readDecimals(trimmed);
  if (bare.length > 0) return bare;
  const [, sign = "", rest] = before.exec(trimmed) ?? [];
  const [, number = ""] = rest === undefined ? (behind.exec(trimmed) ?? []) : ["", `${sign}${rest}`];
  return number === "" ? [] : readDecimals(number);
}

export interface QuantityMark {
  /** The number is right, in its own unit or, where that is missing or wrong, in the key's. */
  isNumberRight: boolean;
  isUnitRight: boolean;
}

/** What a typed number with a unit is worth. Numbers are converted and compared exactly. */
export function markQuantity(key: NumberKey, { units, isAsked }: NumericBody, text: string): QuantityMark {
  const bare = readDecimals(text);
  if (bare.length > 0) return { isNumberRight: isNear(key, bare), isUnitRight: !isAsked };
  const known = [{ unit: key.unit, factor: "1" }, ...units].filter(({ unit }) => unit.trim() !== "");
  const isConverted = known.some(({ unit, factor }) => {
    const times = parseDecimal(factor);
    return (
      times !== null &&
      isNear(
        key,
        readDecimals(text, unit.trim()).map((number) => timesDecimal(number, times)),
      )
    );
  });
  if (isConverted) return { isNumberRight: true, isUnitRight: true };
  return { isNumberRight: isAsked && isNear(key, numberWithAnyUnit(text)), isUnitRight: false };
}
