import "server-only";
import * as z from "zod";
import type { VoteOnReview } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { queryRows } from "@/server/db/query-rows";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { findPublicReview } from "./find-public-review";
import { touchReviews } from "./recount-reviews";

const votes = { name: "reviews.vote", points: 200, windowSeconds: 3600 };

/**
 * Says that a review helped, or takes that back: one vote a person, none on one's own.
 * @throws AppError NOT_FOUND; RULE_BROKEN `reviews.own_review`; QUOTA_EXCEEDED.
 */
export async function voteOnReview(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  course: CourseFacts,
  { reviewId, isHelpful }: VoteOnReview,
): Promise<{ helpfulCount: number }> {
  const { actor } = deps;
  await spend(deps, votes, actor.id);
  return deps.db.$transaction(async (tx) => {
    const { userId } = await findPublicReview(tx, course.id, reviewId);
    if (userId === actor.id) throw new AppError("RULE_BROKEN", "reviews.own_review");
    // Holding the review makes voters come one after the other, so that each counts all before them.
    await tx.$executeRaw`SELECT 1 FROM review WHERE id = ${reviewId}::uuid FOR UPDATE`;
    if (isHelpful) await tx.reviewVote.createMany({ data: { reviewId, userId: actor.id }, skipDuplicates: true });
    else await tx.reviewVote.deleteMany({ where: { reviewId, userId: actor.id } });
    // Past Prisma, which would move updated_at: to a moderator the review is what it was.
    const [row] = await queryRows(tx, () => z.strictObject({ helpfulCount: z.number() }))`
      UPDATE review SET helpful_count = (SELECT count(*) FROM review_vote v WHERE v.review_id = review.id)
       WHERE id = ${reviewId}::uuid RETURNING helpful_count AS "helpfulCount"`;
    await touchReviews(tx, course.id);
    return { helpfulCount: row?.helpfulCount ?? 0 };
  });
}
