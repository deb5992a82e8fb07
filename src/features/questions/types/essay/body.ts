import * as z from "zod";
import type { WordLimits } from "../../question-type";
import { Rubric } from "../../rubric-schema";

/** More than an answer can hold. */
export const mostWords = 20_000;
const Limit = z.number().int().min(1).max(mostWords).nullable();

export const EssayBody = z.strictObject({
  minWords: Limit,
  maxWords: Limit,
  /** What a good answer has, as Markdown: for those who grade, never for students. */
  graderNotes: z.string().max(50_000),
  /** Left out where there is none. */
  rubric: Rubric.optional(),
});
export type EssayBody = z.infer<typeof EssayBody>;

/** As stored; without limits and notes where it can't be read. */
export function readEssay(body: unknown): EssayBody {
  const read = EssayBody.safeParse(body);
  return read.success ? read.data : { minWords: null, maxWords: null, graderNotes: "" };
}

/** How many words are asked for. A minimum above the maximum is its author's mistake, and asks nothing. */
export function limitsOf(body: unknown): WordLimits {
  const { minWords: min, maxWords: max } = readEssay(body);
  return { min: min !== null && max !== null && min > max ? null : min, max };
}
