import "server-only";
import type { CourseChanged } from "@/features/authoring/events";
import { courseMoves } from "@/features/authoring/rules";
import type { MoveCourse } from "@/features/authoring/schema";
import { indexCourse } from "@/features/catalog/server/index-course";
import type { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { touchCourse } from "./touch-course";

/**
 * Takes a course off the catalogue, archives it or brings it back from the archive as a draft. Learners keep what they have.
 * Doing it again changes nothing.
 * @throws AppError CONFLICT `authoring.cannot_move` (facts: state).
 */
export function moveCourse(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, move }: MoveCourse,
): Promise<{ courseId: string; state: CourseState }> {
  const { from, to } = courseMoves[move];
  return db.$transaction(async (tx) => {
    const at = now();
    const [moved] = await tx.course.updateManyAndReturn({
      where: { id: courseId, state: { in: [...from] } },
      data: {
        state: to,
        scheduledFor: null,
        scheduleRefusedAt: null,
        archivedAt: to === "ARCHIVED" ? at : null,
        ...(move === "unpublish" ? { unpublishedAt: at } : {}),
        lastEditedAt: at,
        revision: { increment: 1 },
      },
      select: { id: true },
    });
    if (!moved) {
      const course = await tx.course.findUnique({ where: { id: courseId }, select: { state: true } });
      if (!course) throw new AppError("NOT_FOUND", "common.not_found");
      if (course.state === to) return { courseId, state: to };
      throw new AppError("CONFLICT", "authoring.cannot_move", { state: course.state });
    }
    await indexCourse(tx, courseId, at);
    const event: CourseChanged = { name: "course/changed", data: { courseId } };
    await appendEvent(tx, event);
    await touchCourse(tx, courseId);
    return { courseId, state: to };
  });
}
