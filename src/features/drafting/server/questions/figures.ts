import "server-only";
import { type Decimal, readDecimals } from "@/lib/decimal";
import { type Sentence, wordPattern } from "./sentences";

/** A figure that a sentence states, and where. */
export interface Figure {
  sentence: Sentence;
  start: number;
  end: number;
  /** As it is compared: "7.5". */
  value: string;
  written: string;
}

const plain =
  /(?<![\p{L}\p{N}.,:/#+\-–−×^])\p{Nd}+(?:[.,]\p{Nd}+)?(?:[  ]\p{Nd}{3}(?!\p{Nd}))*(?![\p{L}\p{N}/:×^-]|[.,]\p{Nd})/gu;

/** The figures of a sentence that can be asked for: amounts and years, not numbers of things, of versions or of chapters. */
export function statedFigures(sentence: Sentence): Figure[] {
  const { text, grammar } = sentence;
  const found = [...text.matchAll(plain)];
  if (found.length > 3) return [];
  return found.flatMap((match): Figure[] => {
    const written = match[0];
    const [start, end] = [match.index, match.index + written.length];
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const readings = readDecimals(written);
    const [value] = readings;
    if (!value || readings.length > 1 || value.digits <= 1n) return [];
    if (before.trim() === "" || before.lastIndexOf("(") > before.lastIndexOf(")")) return [];
    if (grammar && wordPattern(`⟨(?:${grammar.places})\\.?\\s*$`).test(before)) return [];
    // "Windows 10", "May 5": a name, not an amount.
    if (!grammar?.hasLargeNouns && /\s\p{Lu}[\p{L}]*\s$/u.test(before)) return [];
    const isYear = /^(?:1[0-9]|20)\d\d$/.test(written) && /\p{Ll}\s$/u.test(before);
    const hasUnit = /^\s?(?:%|°|€|\$|£|[\p{L}]{1,})/u.test(after) && !/^\s?(?:st|nd|rd|th)⟩/u.test(after);
    const isMoney = /[$€£¥]\s?$/.test(before);
    if (!isYear && !hasUnit && !isMoney) return [];
    const isRepeated = text.split(written).length > 2;
    return isRepeated ? [] : [{ sentence, start, end, value: writeDecimal(value), written }];
  });
}

function writeDecimal({ digits, scale }: Decimal): string {
  const text = digits.toString().padStart(scale + 1, "0");
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
