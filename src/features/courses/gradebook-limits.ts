import type { Hundredths } from "@/features/questions/points";

/** What the gradebook of a course holds at most; course files keep to it too. */
export const mostItems = 500;
export const mostCategories = 50;
/** Points of one item, in hundredths: as the CHECK of the database has it. */
export const mostPoints: Hundredths = 1_000_000;
/** Of an item or a category, in characters. */
export const longestName = 120;
