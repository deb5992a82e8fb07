import { parseDecimal } from "@/lib/decimal";
import { blankAnswer, noKey, type QuestionAuthoring, type QuestionProblem } from "../../question-authoring";
import { problemsOfNumber } from "../../shared/number-authoring";
import { readUnits, type UnitsBody, unitsBody } from "./body";

export const numericAuthoring: QuestionAuthoring = {
  fit: ({ numericValue, numericTolerance, numericUnit, body, ...question }) => ({
    ...question,
    ...noKey,
    ...{ numericValue, numericTolerance, numericUnit, body: unitsBody(readUnits(body)) },
  }),
  problems: ({ numericValue: value, numericTolerance: tolerance, numericUnit, body }) => [
    ...problemsOfNumber({ value, tolerance }),
    ...problemsOfUnits(readUnits(body), numericUnit),
  ],
  toOptions({ numericValue }, { newId }) {
    const key = numericValue.trim();
    return key === "" ? [] : [blankAnswer(newId(), key, true)];
  },
  fromOptions(options) {
    const [first] = options.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern);
    return { answers: [], numericValue: first && parseDecimal(first.text) ? first.text.trim() : "" };
  },
};

/** `own` is the unit of the key, where it is known. */
function problemsOfUnits({ units, isAsked }: UnitsBody, own: string | undefined): QuestionProblem[] {
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
