import type { Hundredths } from "@/features/questions/points";
import { isWholeRubric, pointsOfLevels } from "@/features/questions/rubric";
import type { ChosenLevel, Rubric } from "@/features/questions/rubric-schema";

/** Those that only answers with two graders are in. */
export const filtersOfTwo = ["first", "second", "decision", "others"] as const;
/** `waiting`: for the viewer; `others`: for someone else. */
export const gradingFilters = ["waiting", ...filtersOfTwo, "graded", "all"] as const;
export type GradingFilter = (typeof gradingFilters)[number];

export const ANSWERS_A_PAGE = 25;

/** In one archive. */
export const mostFiles = 10_000;

/** In characters. */
export const longestComment = 10_000;
export const longestReason = 1000;
export const longestSavedComment = 2000;

/** Of one grader: they travel to the page whole, and are searched there. */
export const mostSavedComments = 200;

/** Points as they are typed, with a point or a comma, in hundredths; null for what is none, or more than there are. */
export function readPoints(typed: string, most: Hundredths): Hundredths | null {
  const text = typed.trim().replace(",", ".");
  if (!/^(?:\d{1,6}(?:\.\d{0,2})?|\.\d{1,2})$/.test(text)) return null;
  const points = Math.round(Number(text) * 100);
  return points <= most ? points : null;
}

/** Whether a grade has to say why: its points are others than its levels add up to, or a criterion has no level. */
export const needsReason = (rubric: Rubric | null, chosen: readonly ChosenLevel[], points: Hundredths): boolean =>
  rubric !== null && (!isWholeRubric(rubric, chosen) || pointsOfLevels(rubric, chosen) !== points);
