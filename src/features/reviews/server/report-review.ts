import "server-only";
import type { ReportReview } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { findPublicReview } from "./find-public-review";

const reports = { name: "reviews.report", points: 20, windowSeconds: 86_400 };

/**
 * Brings a review that is to the moderators once more, with a reason. Once a person; nothing is hidden by it.
 * @throws AppError NOT_FOUND; RULE_BROKEN `reviews.own_review`; QUOTA_EXCEEDED.
 */
export async function reportReview(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  course: CourseFacts,
  { reviewId, reason, note }: ReportReview,
): Promise<void> {
  const { actor, db } = deps;
  await spend(deps, reports, actor.id);
  const { userId } = await findPublicReview(db, course.id, reviewId);
  if (userId === actor.id) throw new AppError("RULE_BROKEN", "reviews.own_review");
  await db.reviewReport.createMany({
    data: { reviewId, userId: actor.id, reasonCode: reason, note, createdAt: deps.now() },
    skipDuplicates: true,
  });
}
