import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/**
 * A review that everybody sees, of this course. One that waits or was rejected is not known to exist.
 * @throws AppError NOT_FOUND
 */
export async function findPublicReview(tx: Tx, courseId: string, reviewId: string): Promise<{ userId: string }> {
  const review = await tx.review.findFirst({
    where: { id: reviewId, courseId, state: "APPROVED" },
    select: { userId: true },
  });
  if (!review) throw new AppError("NOT_FOUND", "common.not_found");
  return review;
}
