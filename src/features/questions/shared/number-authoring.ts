import { parseDecimal } from "@/lib/decimal";
import type { QuestionProblem } from "../question-authoring";

/** What keeps a number and its tolerance, as they were typed, from being marked by. */
export function problemsOfNumber({ value, tolerance }: { value: string; tolerance: string }): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  if (value.trim() === "") problems.push({ code: "number_missing" });
  else if (!parseDecimal(value)) problems.push({ code: "number_unreadable" });
  const amount = tolerance.trim().replace(/\s*%$/, "");
  const isReadable = amount === "" ? tolerance.trim() === "" : (parseDecimal(amount)?.digits ?? -1n) >= 0n;
  return isReadable ? problems : [...problems, { code: "tolerance_unreadable" }];
}
