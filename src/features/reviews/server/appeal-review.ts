import "server-only";
import { mayAppeal } from "@/features/reviews/rules";
import type { AppealReview } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

/**
 * Asks once for a second look at a rejected review of one's own. The same words sent twice change nothing.
 * @throws AppError NOT_FOUND; CONFLICT `reviews.not_rejected`, `reviews.appealed_already`.
 */
export async function appealReview(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  { reviewId, text }: AppealReview,
): Promise<void> {
  const { count } = await db.review.updateMany({
    where: { id: reviewId, userId: actor.id, state: "REJECTED", appealedAt: null },
    data: { appealText: text, appealedAt: now() },
  });
  if (count > 0) return;
  const review = await db.review.findFirst({
    where: { id: reviewId, userId: actor.id },
    select: { state: true, appealText: true, appealedAt: true },
  });
  if (!review) throw new AppError("NOT_FOUND", "common.not_found");
  if (review.appealText === text) return;
  throw new AppError(
    "CONFLICT",
    mayAppeal({ ...review, state: "REJECTED" }) ? "reviews.not_rejected" : "reviews.appealed_already",
  );
}
