import { parseDecimal } from "@/lib/decimal";
import { blankAnswer, noKey, type QuestionAuthoring, type QuestionProblem } from "../../question-authoring";

export const numericAuthoring: QuestionAuthoring = {
  fit: ({ numericValue, numericTolerance, numericUnit, ...question }) => ({
    ...question,
    ...noKey,
    numericValue,
    numericTolerance,
    numericUnit,
  }),
  problems({ numericValue, numericTolerance }) {
    const problems: QuestionProblem[] = [];
    if (numericValue.trim() === "") problems.push({ code: "number_missing" });
    else if (!parseDecimal(numericValue)) problems.push({ code: "number_unreadable" });
    const amount = numericTolerance.trim().replace(/\s*%$/, "");
    const isReadable = amount === "" ? numericTolerance.trim() === "" : (parseDecimal(amount)?.digits ?? -1n) >= 0n;
    return isReadable ? problems : [...problems, { code: "tolerance_unreadable" }];
  },
  toOptions({ numericValue }, { newId }) {
    const key = numericValue.trim();
    return key === "" ? [] : [blankAnswer(newId(), key, true)];
  },
  fromOptions(options) {
    const [first] = options.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern);
    return { answers: [], numericValue: first && parseDecimal(first.text) ? first.text.trim() : "" };
  },
};
