import type { CountedPart } from "@/features/questions/question-type";

/** What was typed, and how often. */
export interface TextCount {
  text: string;
  count: number;
}

/** So many wrong texts of a question, or of one of its parts, are listed at most. */
export const mostTexts = 5;

/** The longest text that is listed whole. */
const longestText = 200;

/** Of what was typed in a part: what earned nothing and was given more than once, the most frequent first. */
export function wrongTextsOf({ wrongAs }: CountedPart, given: readonly TextCount[]): TextCount[] {
  const counts = new Map<string, number>();
  for (const { text, count } of given) {
    const listed = wrongAs?.(text)?.slice(0, longestText) ?? "";
    if (listed !== "") counts.set(listed, (counts.get(listed) ?? 0) + count);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([text, count]) => ({ text, count }))
    .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
    .slice(0, mostTexts);
}
