import "server-only";
import type { ReplyToReview } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";
import { findPublicReview } from "./find-public-review";
import { touchReviews } from "./recount-reviews";

/**
 * The team's one answer to a review, or another wording of it, under the name of who wrote last; no words take it back.
 * @throws AppError NOT_FOUND
 */
export async function replyToReview(
  { db, actor, now }: Pick<Deps, "db" | "actor" | "now">,
  course: CourseFacts,
  { reviewId, content }: ReplyToReview,
): Promise<void> {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  await db.$transaction(async (tx) => {
    await findPublicReview(tx, course.id, reviewId);
    if (content === "") await tx.reviewReply.deleteMany({ where: { reviewId } });
    else
      await tx.reviewReply.upsert({
        where: { reviewId },
        create: { reviewId, userId: actor.id, content, createdAt: now() },
        update: { userId: actor.id, content },
      });
    await touchReviews(tx, course.id);
  });
}
