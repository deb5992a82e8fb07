import type { CountedName, Period } from "@/features/statistics/analytics";

export interface AnalyticsPlace {
  courseId: string | null;
  period: Period;
}

/** Which rows are looked at: of a figure, or of a part of a chart with its lesson or assessment, or its week. */
export interface RowsAsked {
  of?: CountedName;
  about?: string;
  week?: string;
}

/** The address of the page about a course (or all) and a period, so that it can be passed on. */
export function addressOf(
  { courseId, period }: AnalyticsPlace,
  more: RowsAsked & { after?: string; video?: string; seen?: string } = {},
): string {
  const query = new URLSearchParams({ ...(courseId ? { course: courseId } : {}), period });
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return `/instructor/analytics?${query}`;
}
