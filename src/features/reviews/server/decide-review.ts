import "server-only";
import { reviewDecided, reviewPublished } from "@/features/reviews/events";
import { hasOpenAppeal } from "@/features/reviews/rules";
import type { DecideReview, Decision } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { holdCourse, recountReviews } from "./recount-reviews";

/**
 * Approves or rejects a review as the moderator saw it. That answers its reports and its appeal, and tells the writer unless
 * nothing changed for them. One's own decision sent twice changes nothing.
 * @throws AppError NOT_FOUND; CONFLICT `reviews.changed_meanwhile` { state, by } where someone else decided or the writer
 *   has written it again.
 */
export async function decideReview(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { reviewId, seen, decision }: DecideReview,
): Promise<void> {
  const moderatorId = deps.actor.id;
  await deps.db.$transaction(async (tx) => {
    const review = await holdReview(tx, reviewId);
    const isAnswered = review._count.reports === 0 && !hasOpenAppeal(review);
    if (isAnswered && review.decidedById === moderatorId && isDecided(review, decision)) return;
    if (review.updatedAt.getTime() !== new Date(seen).getTime())
      throw new AppError("CONFLICT", "reviews.changed_meanwhile", {
        state: review.state,
        by: review.decidedBy?.name ?? "",
      });
    const decidedAt = deps.now();
    const after = outcomeOf(decision);
    await tx.review.update({
      where: { id: reviewId },
      data: {
        ...after,
        decidedAt,
        decidedById: moderatorId,
        isFeatured: review.isFeatured && after.state === "APPROVED",
      },
    });
    await tx.reviewReport.updateMany({ where: { reviewId, resolvedAt: null }, data: { resolvedAt: decidedAt } });
    const wasPublic = review.state === "APPROVED";
    const isPublic = after.state === "APPROVED";
    if (wasPublic !== isPublic) await recountReviews(tx, review.courseId);
    if (isPublic && !wasPublic) {
      await appendEvent(tx, reviewPublished({ reviewId, courseId: review.courseId }));
    }
    if (review.state !== after.state || hasOpenAppeal(review)) {
      await appendEvent(tx, reviewDecided({ reviewId, decidedAt: decidedAt.toISOString() }));
    }
    await appendAudit(tx, deps, {
      action: `review.${decision.verdict}`,
      objectType: "Review",
      objectId: reviewId,
      before: { state: review.state },
      values: {
        state: after.state,
        reason: after.reasonCode,
        note: after.reasonNote,
        appealed: hasOpenAppeal(review),
      },
    });
  });
}

const outcomeOf = (decision: Decision) =>
  decision.verdict === "approve"
    ? ({ state: "APPROVED", reasonCode: null, reasonNote: "" } as const)
    : ({ state: "REJECTED", reasonCode: decision.reason, reasonNote: decision.note } as const);

function isDecided(
  review: { state: string; reasonCode: string | null; reasonNote: string },
  decision: Decision,
): boolean {
  const after = outcomeOf(decision);
  return (
    review.state === after.state && review.reasonCode === after.reasonCode && review.reasonNote === after.reasonNote
  );
}

/** The review with its open reports, after everybody else who was at its course's reviews. */
async function holdReview(tx: Tx, reviewId: string) {
  const known = await tx.review.findUnique({ where: { id: reviewId }, select: { courseId: true } });
  if (!known) throw new AppError("NOT_FOUND", "common.not_found");
  await holdCourse(tx, known.courseId);
  const review = await tx.review.findUnique({
    where: { id: reviewId },
    select: {
      courseId: true,
      state: true,
      reasonCode: true,
      reasonNote: true,
      isFeatured: true,
      appealedAt: true,
      decidedAt: true,
      decidedById: true,
      updatedAt: true,
      decidedBy: { select: { name: true } },
      _count: { select: { reports: { where: { resolvedAt: null } } } },
    },
  });
  if (!review) throw new AppError("NOT_FOUND", "common.not_found");
  return review;
}
