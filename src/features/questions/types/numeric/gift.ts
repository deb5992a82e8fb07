import { decimalText, middleOf, parseDecimal } from "@/lib/decimal";
import { absoluteTolerance } from "../../formats/absolute-tolerance";
import { fullWeight, type GiftKind, readAnswer } from "../../formats/gift/gift-kind";
import { showEscaped } from "../../formats/gift/gift-text";

export const numericGift: GiftKind = {
  /** "3.14:0.005", "3.1..3.2", or several of these behind "="; what is behind "~" is said of all other numbers. */
  read(key) {
    if (!key.startsWith("#")) return null;
    const written = key.slice(1);
    const [numbers = ""] = written.split("~");
    const [, ...parts] = numbers.includes("=") ? numbers.split("=") : ["", numbers];
    const answers = parts.map((part) => readAnswer(part, fullWeight));
    const right = answers.find(({ weight }) => weight === fullWeight) ?? { text: "" };
    return {
      type: "NUMERIC",
      answers: [],
      ...rangeOf(showEscaped(right.text)),
      issues: answers.length > 1 || written.includes("~") ? ["other_numbers"] : [],
    };
  },
  write({ numericValue, numericTolerance, numericUnit, body }, tell) {
    if (numericUnit.trim() !== "") tell("unit");
    if (body) tell("units");
    const tolerance = absoluteTolerance(numericValue, numericTolerance);
    return `#${numericValue.trim()}${tolerance === "" ? "" : `:${tolerance}`}`;
  },
  blank: {
    of: ({ numericValue: value = "", numericTolerance: tolerance = "" }, shared) => ({
      ...{ kind: "number", ...shared, value, tolerance },
    }),
    from: (blank) =>
      blank.kind === "number"
        ? { type: "NUMERIC", numericValue: blank.value, numericTolerance: blank.tolerance }
        : null,
  },
};

function rangeOf(text: string): { numericValue: string; numericTolerance: string } {
  const [from, to] = text.split("..").map((part) => parseDecimal(part));
  if (text.includes("..") && from && to) {
    const { middle, reach } = middleOf(from, to);
    return { numericValue: decimalText(middle), numericTolerance: decimalText(reach) };
  }
  const [value = "", tolerance = ""] = text.split(":").map((part) => part.trim());
  const isExact = /^0*\.?0*$/.test(tolerance);
  return { numericValue: value, numericTolerance: isExact ? "" : tolerance };
}
