import "server-only";
import * as z from "zod";
import type { WriteReview } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { readShare } from "./read-share";
import { holdCourse, recountReviews } from "./recount-reviews";

const writes = { name: "reviews.write", points: 30, windowSeconds: 3600 };

/**
 * Writes the actor's one review of a course, or writes it again: then it waits for a moderator again, and what stood there is
 * no longer shown. The same words sent twice change nothing.
 * @throws AppError RULE_BROKEN `reviews.too_early` { progress, share }; QUOTA_EXCEEDED.
 */
export async function writeReview(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  course: CourseFacts,
  words: WriteReview,
): Promise<{ reviewId: string }> {
  const { actor } = deps;
  await spend(deps, writes, actor.id);
  return deps.db.$transaction(async (tx) => {
    await holdCourse(tx, course.id);
    const writer = await readWriter(tx, actor.id, course);
    const before = await tx.review.findUnique({
      where: { userId_courseId: { userId: actor.id, courseId: course.id } },
    });
    if (before && isSame(before, words)) return { reviewId: before.id };
    const at = deps.now();
    // Not all of the input: it names its course as well.
    const { rating, title, content } = words;
    const stored = { rating, title, content, progressWhenWritten: writer.progress, isVerified: writer.hasPaid };
    if (!before) {
      const { id } = await tx.review.create({
        data: { ...stored, userId: actor.id, courseId: course.id, createdAt: at },
      });
      await tx.userActivity.create({
        data: { userId: actor.id, kind: "REVIEW_WRITTEN", courseId: course.id, createdAt: at },
      });
      return { reviewId: id };
    }
    await tx.review.update({ where: { id: before.id }, data: { ...stored, ...undecided } });
    // They were about words that are gone.
    await tx.reviewReport.updateMany({ where: { reviewId: before.id, resolvedAt: null }, data: { resolvedAt: at } });
    if (before.state === "APPROVED") await recountReviews(tx, course.id);
    return { reviewId: before.id };
  });
}

const undecided = {
  state: "PENDING",
  reasonCode: null,
  reasonNote: "",
  decidedById: null,
  decidedAt: null,
  isFeatured: false,
} as const;

const isSame = (a: WriteReview, b: WriteReview): boolean =>
  a.rating === b.rating && a.title === b.title && a.content === b.content;

const WriterRow = rowSchema(() => ({
  progress: z.number(),
  /** Enrolled, and with a grant where the course is priced. */
  hasPaid: z.boolean(),
}));
type WriterRow = RowOf<typeof WriterRow>;

async function readWriter(tx: Tx, userId: string, course: CourseFacts): Promise<WriterRow> {
  const [row] = await queryRows(tx, WriterRow)`
    SELECT e.progress_percentage::float8 AS progress, c.price_minor = 0 OR e.grant_id IS NOT NULL AS "hasPaid"
      FROM enrollment e JOIN course c ON c.id = e.course_id
     WHERE e.id = ${course.enrollment?.enrollmentId ?? null}::uuid AND e.user_id = ${userId}::uuid`;
  if (!row) throw new AppError("FORBIDDEN", "common.forbidden", { action: "course.review" });
  const share = await readShare(tx);
  if (row.progress < share)
    throw new AppError("RULE_BROKEN", "reviews.too_early", { progress: Math.floor(row.progress), share });
  return row;
}
