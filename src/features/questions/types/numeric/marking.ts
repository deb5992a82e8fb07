import type { QuestionContent, QuestionTypeDefinition } from "../../question-type";
import { isWithinTolerance, numberText } from "../../shared/number-matching";
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
    const isCorrect = isWithinTolerance(keyOf(question), textResponse);
    return { earned: isCorrect ? question.points : 0, isCorrect };
  },
  withKeyOf: (question, { numericValue, numericTolerance, numericUnit }) => ({
    ...question,
    ...{ numericValue, numericTolerance, numericUnit },
  }),
  rightResponse: ({ numericValue }) => textOf(numericValue ?? ""),
  reviewRows(question, response, shown) {
    const isCorrect = isWithinTolerance(keyOf(question), response.textResponse);
    return textRows(response, { isCorrect, feedback: "", keys: [numberText(keyOf(question))] }, shown);
  },
};

const keyOf = ({ numericValue, numericTolerance, numericUnit }: QuestionContent) => ({
  value: numericValue ?? "",
  tolerance: numericTolerance ?? "",
  unit: numericUnit ?? "",
});
