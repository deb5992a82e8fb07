import type { EditedQuestion } from "@/features/questions/edited-question";
import type { AssessmentRules } from "./schema";

/** Fields that are kept or lost together: the key makes sense only as a whole. */
export const questionGroups = [
  ["text"],
  ["points"],
  ["penalty"],
  ["explanation"],
  ["feedback"],
  ["readAgain"],
  ["type", "answers", "numericValue", "numericTolerance", "numericUnit", "body"],
] as const satisfies readonly (readonly (keyof EditedQuestion)[])[];

export const ruleGroups = [
  ["title"],
  ["description"],
  ["passingScore"],
  ["maxAttempts"],
  ["timeLimitMinutes"],
  ["opensAt", "closesAt"],
  ["cooldownMinutes"],
  ["randomizeQuestions"],
  ["randomizeAnswers"],
  ["review"],
  ["countingRule"],
  ["feedbackBands"],
  ["recordsSignals"],
  ["hidesNames"],
  ["twoGraders"],
  ["agreementPercent"],
  ["sections"],
  ["paging"],
] as const satisfies readonly (readonly (keyof AssessmentRules)[])[];

/** The list with one thing moved before another one, or to the end. */
export function movedBefore(ids: readonly string[], id: string, beforeId: string | null): string[] {
  if (!ids.includes(id) || id === beforeId) return [...ids];
  const others = ids.filter((each) => each !== id);
  const at = beforeId === null ? -1 : others.indexOf(beforeId);
  return at === -1 ? [...others, id] : others.toSpliced(at, 0, id);
}
