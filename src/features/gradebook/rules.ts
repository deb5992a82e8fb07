import type { Hundredths } from "@/features/questions/points";

/** Rows that are fetched at a time. */
export const ROWS_A_PAGE = 50;

/** More students of one course than this are found by searching, not by scrolling. */
export const mostListed = 20_000;
/** In characters. */
export const longestReason = 2_000;

export const gradebookSorts = ["name", "highest", "lowest"] as const;

/** Points or a percentage as typed, with a point or a comma, in hundredths; null for what is none, or more than `most`. */
export function readHundredths(typed: string, most: Hundredths): Hundredths | null {
  const text = typed.trim().replace(",", ".");
  if (!/^(?:\d{1,6}(?:\.\d{0,2})?|\.\d{1,2})$/.test(text)) return null;
  const value = Math.round(Number(text) * 100);
  return value <= most ? value : null;
}
