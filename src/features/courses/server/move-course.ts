import "server-only";
import { indexCourse } from "@/features/catalog/server/index-course";
import { courseChanged } from "@/features/courses/events";
import { courseMoves } from "@/features/courses/rules";
import type { MoveCourse } from "@/features/courses/schema";
import type { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { touchCourse } from "./touch-course";

/**
 * Takes a course off the catalog, archives it or brings it back from the archive as a draft. Students keep what they have.
 * Doing it again changes nothing.
 * @throws AppError CONFLICT `courses.cannot_move` (facts: state).
 */
export function moveCourse(
  { db, now }: Pick<Deps, "db" | "now">,
  wish: MoveCourse,
): Promise<{ courseId: string; state: CourseState }> {
  return db.$transaction(async (tx) => {
    const { state } = await moveCourseIn(tx, { ...wish, reason: null, at: now() });
    return { courseId: wish.courseId, state };
  });
}

/** `reason`: of an unpublish by someone who is not of its team. */
type MoveInTransaction = MoveCourse & { reason: string | null; at: Date };

/** As `moveCourse`, in the transaction of whoever has more to write with it. */
export async function moveCourseIn(
  tx: Tx,
  { courseId, move, reason, at }: MoveInTransaction,
): Promise<{ state: CourseState; hasMoved: boolean }> {
  const { from, to } = courseMoves[move];
  const [moved] = await tx.course.updateManyAndReturn({
    where: { id: courseId, state: { in: [...from] } },
    data: {
      state: to,
      scheduledFor: null,
      scheduleRefusedAt: null,
      archivedAt: to === "ARCHIVED" ? at : null,
      ...(move === "unpublish" ? { unpublishedAt: at, unpublishReason: reason } : {}),
      lastEditedAt: at,
      revision: { increment: 1 },
    },
    select: { id: true },
  });
  if (!moved) {
    const course = await tx.course.findUnique({ where: { id: courseId }, select: { state: true } });
    if (!course) throw new AppError("NOT_FOUND", "common.not_found");
    if (course.state === to) return { state: to, hasMoved: false };
    throw new AppError("CONFLICT", "courses.cannot_move", { state: course.state });
  }
  await indexCourse(tx, courseId, at);
  await appendEvent(tx, courseChanged({ courseId }));
  await touchCourse(tx, courseId);
  return { state: to, hasMoved: true };
}
