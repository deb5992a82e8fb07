import { parseDecimal } from "@/lib/decimal";
import { blankAnswer, noKey, type QuestionAuthoring } from "../../question-authoring";
import { problemsOfNumber } from "../../shared/number-authoring";

export const numericAuthoring: QuestionAuthoring = {
  fit: ({ numericValue, numericTolerance, numericUnit, ...question }) => ({
    ...question,
    ...noKey,
    numericValue,
    numericTolerance,
    numericUnit,
  }),
  problems: ({ numericValue: value, numericTolerance: tolerance }) => problemsOfNumber({ value, tolerance }),
  toOptions({ numericValue }, { newId }) {
    const key = numericValue.trim();
    return key === "" ? [] : [blankAnswer(newId(), key, true)];
  },
  fromOptions(options) {
    const [first] = options.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern);
    return { answers: [], numericValue: first && parseDecimal(first.text) ? first.text.trim() : "" };
  },
};
