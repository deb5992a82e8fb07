import { type Hundredths, shareOf, toHundredths } from "../../points";
import type { QuestionContent, QuestionTypeDefinition } from "../../question-type";
import { numberText } from "../../shared/number-matching";
import { isText, nothingTyped, textOf, textRows } from "../../shared/text-marking";
import { readUnits, unitsBody } from "./body";
import { markQuantity } from "./quantity";

/**
 * A number within a tolerance of the author's, compared exactly. The unit may be written or left out, unless it is asked for: then
 * a missing or wrong one costs its share of the points.
 */
export const numeric: QuestionTypeDefinition = {
  type: "NUMERIC",
  control: "number",
  partialCredit: false,
  offer: null,
  accepts: isText,
  isBlank: nothingTyped,
  score: (question, { textResponse }) => scoreOf(question, textResponse),
  unit(question) {
    const { isAsked, units } = readUnits(question.body);
    if (isAsked) return { shown: "", rule: "asked", cost: costOfUnit(question) };
    return { shown: question.numericUnit ?? "", rule: units.length > 0 ? "others" : "shown", cost: 0 };
  },
  withKeyOf(question, { numericValue, numericTolerance, numericUnit, body }) {
    // Students typed a unit or not as they were asked then.
    const seen = readUnits(question.body);
    const { units } = readUnits(body);
    const cost = seen.isAsked && readUnits(body).isAsked ? readUnits(body).cost : seen.cost;
    return {
      ...question,
      ...{ numericValue, numericTolerance, numericUnit, body: unitsBody({ ...seen, units, cost }) },
    };
  },
  rightResponse: (question) => textOf(`${question.numericValue ?? ""}${unitAsked(question)}`),
  reviewRows(question, response, shown) {
    const { earned, isCorrect } = scoreOf(question, response.textResponse);
    const rows = textRows(response, { isCorrect, feedback: "", keys: [numberText(keyOf(question))] }, shown);
    const isInPart = earned > 0 && !isCorrect;
    return isInPart ? rows.map((row) => (row.who === "you" ? { ...row, sign: null } : row)) : rows;
  },
};

function scoreOf(question: QuestionContent, text: string) {
  const units = readUnits(question.body);
  const { isNumberRight, isUnitRight } = markQuantity(keyOf(question), units, text);
  const cost = isUnitRight ? 0 : costOfUnit(question);
  const isCorrect = isNumberRight && (isUnitRight || units.cost === 0);
  return { earned: isNumberRight ? question.points - cost : 0, isCorrect };
}

const costOfUnit = ({ points, body }: QuestionContent): Hundredths =>
  shareOf(points, toHundredths(readUnits(body).cost), 10_000);

function unitAsked({ numericUnit, body }: QuestionContent): string {
  return readUnits(body).isAsked ? ` ${numericUnit ?? ""}` : "";
}

const keyOf = ({ numericValue, numericTolerance, numericUnit }: QuestionContent) => ({
  value: numericValue ?? "",
  tolerance: numericTolerance ?? "",
  unit: numericUnit ?? "",
});
