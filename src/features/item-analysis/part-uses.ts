import type { CountedAnswers, CountedPart } from "@/features/questions/question-type";
import type { OptionUse } from "./rules";

/** What was given in a part of answers, a text or the id of an option, and how often: of all and in the two groups. */
export interface PartCount extends Pick<OptionUse, "chosen" | "upper" | "lower"> {
  value: string;
}

/** An option of a part, and how often it was given there. */
export interface PartUse extends Omit<OptionUse, "credit"> {
  /** As Markdown. */
  text: string;
}

/** What was typed, and how often. */
export interface TextCount {
  text: string;
  count: number;
}

/** So many wrong answers of a question, or of one of its parts, are listed at most. */
export const mostWrong = 5;

/** The longest text that is listed whole. */
const longestText = 200;

/** Of what was typed in a part: what earned nothing and was given more than once, the most frequent first. */
export function wrongTextsOf({ wrongAs }: CountedPart, given: readonly PartCount[]): TextCount[] {
  const counts = new Map<string, number>();
  for (const { value, chosen } of given) {
    const listed = wrongAs?.(value)?.slice(0, longestText) ?? "";
    if (listed !== "") counts.set(listed, (counts.get(listed) ?? 0) + chosen);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([text, count]) => ({ text, count }))
    .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
    .slice(0, mostWrong);
}

/**
 * How often each option of a part was given there. The choices of a field are all listed, also those that nobody chose. Where all parts
 * have the same options, most of which hardly anyone gives: the right one first, then the wrong ones that were given, the most frequent first.
 */
export function usesOf(
  { options = [] }: CountedPart,
  by: CountedAnswers["by"],
  given: readonly PartCount[],
): PartUse[] {
  const counts = new Map(given.map(({ value, ...count }) => [value, count]));
  const uses = options.map(({ id, text, isRight }) => ({
    ...{ id, text, isCorrect: isRight, chosen: 0, upper: 0, lower: 0 },
    ...counts.get(id),
  }));
  if (by === "fields") return uses;
  const wrong = uses.filter(({ isCorrect, chosen }) => !isCorrect && chosen > 0);
  return [
    ...uses.filter(({ isCorrect }) => isCorrect),
    ...wrong.sort((one, other) => other.chosen - one.chosen).slice(0, mostWrong),
  ];
}
