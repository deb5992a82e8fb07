import "server-only";
import { type Memory, reviewMemory } from "@/features/practice/scheduling";
import type { RateCard } from "@/features/practice/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { getPractice, type Practice, type PracticeDeps } from "./get-practice";
import { markCard } from "./mark-card";

/**
 * Stores a review and when the question is asked again. The same one sent twice counts once; of two pages that review the same card at
 * once, the second finds it no longer due. Resolves to what comes next. Throws as `markCard`.
 */
export async function rateCard(deps: PracticeDeps, review: RateCard): Promise<Practice> {
  await deps.db.$transaction(async (tx) => {
    // The lock makes of two pages at once, or of one that sends twice, one after the other.
    await tx.$executeRaw`SELECT 1 FROM practice_card WHERE id = ${review.cardId}::uuid FOR UPDATE`;
    if (!(await isStored(tx, deps.actor.id, review))) await storeReview(tx, deps, review);
  });
  return getPractice(deps);
}

/** A review of someone else, or of another card, with the same id is none that could be meant. */
async function isStored(tx: Tx, userId: string, { reviewId, cardId }: RateCard): Promise<boolean> {
  const stored = await tx.practiceReview.findUnique({
    where: { id: reviewId },
    select: { cardId: true, card: { select: { userId: true } } },
  });
  if (stored && (stored.cardId !== cardId || stored.card.userId !== userId))
    throw new AppError("NOT_FOUND", "practice.no_such_card");
  return stored !== null;
}

async function storeReview(tx: Tx, { actor, now }: PracticeDeps, review: RateCard): Promise<void> {
  const { score } = await markCard({ db: tx, actor, now }, review);
  const { reviewId, cardId, questionVersionId, rating, selectedAnswers, textResponse, fields } = review;
  const before = await tx.practiceCard.findUniqueOrThrow({
    where: { id: cardId },
    select: {
      ...{ state: true, dueAt: true, stability: true, difficulty: true },
      ...{ reps: true, lapses: true, step: true, lastReviewAt: true },
    },
  });
  const at = now();
  const after = reviewMemory(before, rating, at);
  await tx.practiceReview.create({
    data: {
      ...{ id: reviewId, cardId, questionVersionId, rating, isCorrect: score.isCorrect, reviewedAt: at },
      ...{ selectedAnswers: [...selectedAnswers], textResponse, fields },
      before: toJson(before),
      after: toJson(after),
    },
  });
  await tx.practiceCard.update({ where: { id: cardId }, data: { ...after, updatedAt: at } });
}

/** As `StoredMemory` reads it. */
const toJson = ({ dueAt, lastReviewAt, ...memory }: Memory) => ({
  ...memory,
  dueAt: dueAt.toISOString(),
  lastReviewAt: lastReviewAt?.toISOString() ?? null,
});
