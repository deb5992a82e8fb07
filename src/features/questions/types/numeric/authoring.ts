import { parseDecimal } from "@/lib/decimal";
import { blankAnswer, noKey, type QuestionAuthoring, type QuestionProblem } from "../../question-authoring";
import { mostForeseen } from "../../shared/foreseen-number";
import { problemsOfForeseen, problemsOfNumber } from "../../shared/number-authoring";
import { emptyNumeric, type NumericBody, numericBody, readNumeric } from "./body";

export const numericAuthoring: QuestionAuthoring = {
  fit: ({ numericValue, numericTolerance, numericUnit, body, ...question }) => ({
    ...question,
    ...noKey,
    ...{ numericValue, numericTolerance, numericUnit, body: numericBody(readNumeric(body)) },
  }),
  problems: ({ numericValue: value, numericTolerance: tolerance, numericUnit, body }) => [
    ...problemsOfNumber({ value, tolerance }),
    ...problemsOfUnits(readNumeric(body), numericUnit),
    ...problemsOfForeseen(readNumeric(body).foreseen),
  ],
  toOptions({ numericValue, body }, { newId }) {
    const { foreseen, feedback } = readNumeric(body);
    const others = foreseen.map(({ value, credit, feedback: explanation }) => ({
      ...{ ...blankAnswer(newId(), value.trim()), credit, explanation },
    }));
    const key = numericValue.trim();
    return key === "" ? others : [{ ...blankAnswer(newId(), key, true), explanation: feedback }, ...others];
  },
  fromOptions(options) {
    const numbers = options.filter(({ text, isPattern }) => !isPattern && parseDecimal(text) !== null);
    const [key] = options.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern);
    const foreseen = numbers
      .filter(({ isCorrect, credit = 0, explanation }) => !isCorrect && (credit > 0 || explanation.trim() !== ""))
      .slice(0, mostForeseen)
      .map(({ text, credit = 0, explanation: feedback }) => ({ value: text.trim(), tolerance: "", credit, feedback }));
    const isNumber = key !== undefined && numbers.includes(key);
    const body = numericBody({ ...emptyNumeric, foreseen, feedback: isNumber ? key.explanation : "" });
    return { answers: [], numericValue: isNumber ? key.text.trim() : "", body };
  },
};

/** `own` is the unit of the key, where it is known. */
function problemsOfUnits({ units, isAsked }: NumericBody, own: string | undefined): QuestionProblem[] {
  const needsOwn = (isAsked || units.length > 0) && own?.trim() === "";
  const names = units.map(({ unit }) => unit.trim());
  const ofUnits = units.flatMap(({ factor }, at): QuestionProblem[] => {
    const name = names[at] ?? "";
    const isRepeated = name === own?.trim() || names.indexOf(name) < at;
    const isPositive = (parseDecimal(factor)?.digits ?? 0n) > 0n;
    return [
      ...(name === "" ? [{ code: "unit_name_missing" as const, at }] : []),
      ...(name !== "" && isRepeated ? [{ code: "unit_repeated" as const, at }] : []),
      ...(isPositive ? [] : [{ code: "factor_unreadable" as const, at }]),
    ];
  });
  return [...(needsOwn ? [{ code: "unit_missing" as const }] : []), ...ofUnits];
}
