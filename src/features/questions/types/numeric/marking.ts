import { type Hundredths, shareOf, toHundredths } from "../../points";
import type { QuestionContent, QuestionScore, QuestionTypeDefinition } from "../../question-type";
import { fullCredit } from "../../shared/credit";
import type { ForeseenNumber } from "../../shared/foreseen-number";
import { numberText } from "../../shared/number-matching";
import { isText, nothingTyped, textOf, textRows } from "../../shared/text-marking";
import { numericBody, readNumeric } from "./body";
import { markQuantity } from "./quantity";

/**
 * A number within a tolerance of the author's, compared exactly. Of the key and then the other numbers that are foreseen, the first that it
 * is says what it earns. The unit may be written or left out, unless it is asked for: then a missing or wrong one costs its share of that.
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
    const { isAsked, units } = readNumeric(question.body);
    if (isAsked) return { shown: "", rule: "asked", cost: costOfUnit(question) };
    return { shown: question.numericUnit ?? "", rule: units.length > 0 ? "others" : "shown", cost: 0 };
  },
  withKeyOf(question, { numericValue, numericTolerance, numericUnit, body }) {
    // Students typed a unit or not as they were asked then.
    const seen = readNumeric(question.body);
    const mended = readNumeric(body);
    const cost = seen.isAsked && mended.isAsked ? mended.cost : seen.cost;
    return {
      ...question,
      ...{ numericValue, numericTolerance, numericUnit },
      body: numericBody({ ...mended, isAsked: seen.isAsked, cost }),
    };
  },
  rightResponse: (question) => textOf(`${question.numericValue ?? ""}${unitAsked(question)}`),
  reviewRows(question, response, shown) {
    const { credit: whole, cost, feedback } = foundIn(question, response.textResponse);
    const credit = whole - shareOf(whole, cost, fullCredit);
    return textRows(response, { credit, feedback, keys: [numberText(keyOf(question))] }, shown);
  },
};

interface Found {
  /** Percent of the points that the number earns with its unit, in hundredths. */
  credit: Hundredths;
  /** Percent of that which its unit takes off, in hundredths. */
  cost: Hundredths;
  feedback: string;
}

/** What a typed number is of the key and those that are foreseen. */
function foundIn(question: QuestionContent, text: string): Found {
  const body = readNumeric(question.body);
  const key = keyOf(question);
  const foreseen = [{ ...key, credit: fullCredit, feedback: body.feedback }, ...body.foreseen.map(inHundredths)];
  for (const { value, tolerance, credit, feedback } of foreseen) {
    const { isNumberRight, isUnitRight } = markQuantity({ value, tolerance, unit: key.unit }, body, text);
    if (isNumberRight) return { credit, cost: isUnitRight ? 0 : toHundredths(body.cost), feedback };
  }
  return { credit: 0, cost: 0, feedback: "" };
}

function scoreOf(question: QuestionContent, text: string): QuestionScore {
  const { credit, cost } = foundIn(question, text);
  const whole = shareOf(question.points, credit, fullCredit);
  return { earned: whole - shareOf(whole, cost, fullCredit), isCorrect: credit === fullCredit && cost === 0 };
}

const inHundredths = ({ credit, ...number }: ForeseenNumber) => ({ ...number, credit: toHundredths(credit) });

const costOfUnit = ({ points, body }: QuestionContent): Hundredths =>
  shareOf(points, toHundredths(readNumeric(body).cost), 10_000);

function unitAsked({ numericUnit, body }: QuestionContent): string {
  return readNumeric(body).isAsked ? ` ${numericUnit ?? ""}` : "";
}

const keyOf = ({ numericValue, numericTolerance, numericUnit }: QuestionContent) => ({
  value: numericValue ?? "",
  tolerance: numericTolerance ?? "",
  unit: numericUnit ?? "",
});
