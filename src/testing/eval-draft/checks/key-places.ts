import { QuestionContent } from "@/features/drafting/suggestions";
import type { Db } from "@/server/db/client";
import { chiBound, chiSquared } from "./chi-squared";

export interface KeyPlaces {
  /** Options of a question. */
  places: number;
  /** How often the key is in each. */
  counts: number[];
  chi: number;
  bound: number;
}

/** Where the keys of single-choice questions are, for each number of options that is frequent enough to say. */
export async function countKeys(db: Db, draftIds: readonly string[]): Promise<KeyPlaces[]> {
  const rows = await db.suggestion.findMany({
    where: { draftId: { in: [...draftIds] }, targetKind: "question" },
    select: { content: true },
  });
  const byPlaces = new Map<number, number[]>();
  for (const { content } of rows) {
    const { question } = QuestionContent.parse(content);
    if (question.type !== "SINGLE_CHOICE") continue;
    const { length } = question.answers;
    const counts = byPlaces.get(length) ?? Array.from({ length }, () => 0);
    const at = question.answers.findIndex(({ isCorrect }) => isCorrect);
    counts[at] = (counts[at] ?? 0) + 1;
    byPlaces.set(length, counts);
  }
  const enough = [...byPlaces].filter(
    ([places, counts]) => counts.reduce((sum, count) => sum + count, 0) >= 5 * places,
  );
  return enough.map(([places, counts]) => ({ places, counts, chi: chiSquared(counts), bound: chiBound(places) }));
}
