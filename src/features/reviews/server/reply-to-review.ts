import "server-only";
import type { ReplyToReview } from "@/features/reviews/schema";
import type { CourseFacts } from "@/policy/course";
import type { PersonDeps } from "@/server/trpc/context";
import { findPublicReview } from "./find-public-review";
import { touchReviews } from "./recount-reviews";

/**
 * The team's one answer to a review, or another wording of it, under the name of who wrote last; no words take it back.
 * @throws AppError NOT_FOUND
 */
export async function replyToReview(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  course: CourseFacts,
  { reviewId, content }: ReplyToReview,
): Promise<void> {
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
