import * as z from "zod";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";

/** An answer that was given and not rated, with the id that its review will have: sent twice it counts once. */
const KeptAnswer = z.object({
  reviewId: z.string(),
  selectedAnswers: z.array(z.string()),
  textResponse: z.string(),
  fields: z.record(z.string(), z.string()),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** Whose answer to which question; one that is asked again after a review is another. */
export interface AnswerOf {
  personId: string;
  cardId: string;
  questionVersionId: string;
  reps: number;
}

const practice: KeptKind<KeptAnswer> = { name: "practice", parse: (kept) => KeptAnswer.safeParse(kept).data ?? null };

const idOf = ({ cardId, questionVersionId, reps }: AnswerOf) => [cardId, questionVersionId, String(reps)];

export const readKeptAnswer = async (of: AnswerOf): Promise<KeptAnswer | null> =>
  (await keptStore.of(of.personId, practice).read(idOf(of)))?.value ?? null;

/** Null forgets it. */
export function keepAnswer(of: AnswerOf, answer: KeptAnswer | null): void {
  const kept = keptStore.of(of.personId, practice);
  void (answer ? kept.write(idOf(of), answer) : kept.remove(idOf(of)));
}
