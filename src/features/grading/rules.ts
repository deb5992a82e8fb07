import type { Hundredths } from "@/features/questions/points";

export const gradingFilters = ["waiting", "graded", "all"] as const;
export type GradingFilter = (typeof gradingFilters)[number];

export const ANSWERS_A_PAGE = 25;

/** In characters. */
export const longestComment = 10_000;

/** Points as they are typed, with a point or a comma, in hundredths; null for what is none, or more than there are. */
export function readPoints(typed: string, most: Hundredths): Hundredths | null {
  const text = typed.trim().replace(",", ".");
  if (!/^(?:\d{1,6}(?:\.\d{0,2})?|\.\d{1,2})$/.test(text)) return null;
  const points = Math.round(Number(text) * 100);
  return points <= most ? points : null;
}
