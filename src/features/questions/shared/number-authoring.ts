import { parseDecimal } from "@/lib/decimal";
import type { QuestionProblem } from "../question-authoring";

/** What is wrong with a number that is foreseen, by what is wrong with any. */
const ofForeseen: Partial<Record<QuestionProblem["code"], QuestionProblem["code"]>> = {
  number_missing: "foreseen_missing",
  number_unreadable: "foreseen_unreadable",
  tolerance_unreadable: "foreseen_tolerance",
};

/** The same of numbers beside the right one; `at` counts them. */
export const problemsOfForeseen = (foreseen: readonly { value: string; tolerance: string }[]): QuestionProblem[] =>
  foreseen.flatMap((number, at) =>
    problemsOfNumber(number).map(({ code }) => ({ code: ofForeseen[code] ?? code, at })),
  );

/** What keeps a number and its tolerance, as they were typed, from being marked by. */
export function problemsOfNumber({ value, tolerance }: { value: string; tolerance: string }): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  if (value.trim() === "") problems.push({ code: "number_missing" });
  else if (!parseDecimal(value)) problems.push({ code: "number_unreadable" });
  const amount = tolerance.trim().replace(/\s*%$/, "");
  const isReadable = amount === "" ? tolerance.trim() === "" : (parseDecimal(amount)?.digits ?? -1n) >= 0n;
  return isReadable ? problems : [...problems, { code: "tolerance_unreadable" }];
}
