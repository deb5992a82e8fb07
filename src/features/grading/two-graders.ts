import type { Hundredths } from "@/features/questions/points";
import type { ChosenLevel } from "@/features/questions/rubric-schema";

/** What a grade of an answer is: as in the database. */
export type GradePart = "FINAL" | "FIRST" | "SECOND" | "MEAN";

/** What an answer that waits needs from a person. */
export const answerNeeds = ["grade", "first", "second", "decision"] as const;
export type AnswerNeed = (typeof answerNeeds)[number];

interface OfGrader {
  part: GradePart;
  /** Null once they are gone. */
  gradedById: string | null;
}

/** The grades of an answer that this grader may know of. The first of two is its giver's alone until the second is stored. */
export function visibleGrades<Grade extends OfGrader>(grades: readonly Grade[], graderId: string): Grade[] {
  const isOpen = grades.some(({ part }) => part !== "FIRST");
  return isOpen ? [...grades] : grades.filter(({ gradedById }) => gradedById === graderId);
}

/**
 * What this grader's next grade of an answer would be. Null where they can give none: two people have graded it, and the rest is for
 * someone who may decide.
 */
export function partFor(
  grades: readonly OfGrader[],
  { graderId, mayDecide, asksTwo }: { graderId: string; mayDecide: boolean; asksTwo: boolean },
): Exclude<GradePart, "MEAN"> | null {
  const has = (wanted: GradePart) => grades.some(({ part }) => part === wanted);
  if (has("SECOND")) return mayDecide ? "FINAL" : null;
  if (has("FINAL")) return "FINAL";
  const first = grades.find(({ part }) => part === "FIRST");
  if (first) return first.gradedById === graderId ? "FIRST" : "SECOND";
  return asksTwo ? "FIRST" : "FINAL";
}

/** Whether two grades differ by at most `percent` of the most that the question gives. */
export const doAgree = (one: Hundredths, other: Hundredths, { percent, most }: { percent: number; most: Hundredths }) =>
  Math.abs(one - other) * 100 <= percent * most;

/** To a hundredth of a point, as points are stored; half a hundredth goes up. */
export const meanOf = (one: Hundredths, other: Hundredths): Hundredths => Math.round((one + other) / 2);

/** The levels that both chose. */
export const levelsOfBoth = (one: readonly ChosenLevel[], other: readonly ChosenLevel[]): ChosenLevel[] =>
  one.filter(({ criterionId, levelId }) =>
    other.some((chosen) => chosen.criterionId === criterionId && chosen.levelId === levelId),
  );

interface Words {
  comment: string;
  reason: string;
}

/** What both wrote, for the student: why the points are others than those of the levels, and the comment. What is the same is said once. */
export function wordsOfBoth(one: Words, other: Words): string {
  const said = [one.reason, one.comment, other.reason, other.comment].map((text) => text.trim());
  return [...new Set(said.filter((text) => text !== ""))].join("\n\n");
}
