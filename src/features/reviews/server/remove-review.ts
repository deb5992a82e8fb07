import "server-only";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { holdCourse, recountReviews } from "./recount-reviews";

/** Takes the actor's own review away, with its votes, reports and reply. One that is gone already is no error. */
export async function removeReview(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { reviewId }: { reviewId: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const known = await tx.review.findUnique({ where: { id: reviewId }, select: { userId: true, courseId: true } });
    if (!known) return;
    if (known.userId !== actor.id) throw new AppError("NOT_FOUND", "common.not_found");
    await holdCourse(tx, known.courseId);
    await tx.review.deleteMany({ where: { id: reviewId, userId: actor.id } });
    await recountReviews(tx, known.courseId);
  });
}
