import { compareDecimals, type Decimal, distance, parseDecimal, percentOf, readDecimals } from "@/lib/decimal";
import type { QuestionContent, QuestionTypeDefinition } from "../../question-type";
import { isText, nothingTyped, textOf, textRows } from "../../shared/text-marking";

/** A number within a tolerance of the author's, compared exactly. The unit may be written or left out, not another one. */
export const numeric: QuestionTypeDefinition = {
  type: "NUMERIC",
  control: "number",
  partialCredit: false,
  offer: null,
  accepts: isText,
  isBlank: nothingTyped,
  score(question, { textResponse }) {
    const isCorrect = isWithinTolerance(question, textResponse);
    return { earned: isCorrect ? question.points : 0, isCorrect };
  },
  rightResponse: ({ numericValue }) => textOf(numericValue ?? ""),
  reviewRows(question, response, shown) {
    const isCorrect = isWithinTolerance(question, response.textResponse);
    return textRows(response, { isCorrect, feedback: "", keys: [keyText(question)] }, shown);
  },
};

function isWithinTolerance(question: QuestionContent, text: string): boolean {
  const key = parseDecimal(question.numericValue ?? "");
  if (!key) return false;
  const tolerance = toleranceOf(key, question.numericTolerance ?? "");
  return readDecimals(text, question.numericUnit ?? "").some(
    (value) => compareDecimals(distance(value, key), tolerance) <= 0,
  );
}

function toleranceOf(key: Decimal, tolerance: string): Decimal {
  const [, amount = "0", percent] = /^\s*(.*?)\s*(%?)\s*$/.exec(tolerance) ?? [];
  const value = parseDecimal(amount === "" ? "0" : amount) ?? { digits: 0n, scale: 0 };
  return percent === "%" ? percentOf(key, value) : value;
}

function keyText(question: QuestionContent): string {
  const tolerance = question.numericTolerance?.trim() ?? "";
  const isExact = tolerance === "" || /^[0.]+%?$/.test(tolerance);
  const unit = question.numericUnit ? ` ${question.numericUnit}` : "";
  return `${question.numericValue ?? ""}${unit}${isExact ? "" : ` ± ${tolerance}`}`;
}
