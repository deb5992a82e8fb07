import "server-only";
import * as z from "zod";
import type { FeatureReview } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { touchReviews } from "./recount-reviews";

/**
 * Sets a review before the others of its course, or no longer. One that waits is set there once it is approved.
 * @throws AppError NOT_FOUND; CONFLICT `reviews.rejected` for one that was rejected.
 */
export async function featureReview(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { reviewId, isFeatured }: FeatureReview,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    // Past Prisma, which would move updated_at: the words that are decided on stay the same.
    const [row] = await queryRows(tx, () => z.strictObject({ courseId: z.string() }))`
      UPDATE review SET is_featured = ${isFeatured}
       WHERE id = ${reviewId}::uuid AND state <> 'REJECTED' AND is_featured <> ${isFeatured} RETURNING course_id AS "courseId"`;
    if (!row) {
      const review = await tx.review.findUnique({ where: { id: reviewId }, select: { isFeatured: true } });
      if (!review) throw new AppError("NOT_FOUND", "common.not_found");
      if (review.isFeatured !== isFeatured) throw new AppError("CONFLICT", "reviews.rejected");
      return;
    }
    await touchReviews(tx, row.courseId);
    await appendAudit(tx, deps, {
      action: "review.feature",
      objectType: "Review",
      objectId: reviewId,
      before: { isFeatured: !isFeatured },
      values: { isFeatured },
    });
  });
}
