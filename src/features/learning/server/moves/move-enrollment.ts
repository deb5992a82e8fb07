import "server-only";
import type { MoveGroup } from "@/features/courses/schema";
import { enrollmentMoved } from "@/features/learning/events";
import { effectOfMove, type MoveEffect } from "@/features/learning/moves";
import { announceCourse } from "@/features/learning/server/complete-lesson";
import { lockEnrollment, recountEnrollment } from "@/features/learning/server/enrollment-progress";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { readCountedLessons } from "./read-counted-lessons";

export interface EnrollmentMove {
  enrollmentId: string;
  toVersionId: string;
  /** Only while the enrollment is in one of these; null for whatever it means to the student. */
  groups: readonly MoveGroup[] | null;
  byLearner: boolean;
  at: Date;
}

/**
 * Puts an enrollment on another version of its course, in the caller's transaction: the enrollment is held, what the move means to it is
 * decided then, its counts are taken again. Progress hangs on lessons that all versions share, attempts on their own snapshot:
 * neither is touched. Null where nothing moves: the enrollment is given up, on that version already, or in no group that moves.
 */
export async function moveEnrollment(
  tx: Tx,
  { enrollmentId, toVersionId, groups, byLearner, at }: EnrollmentMove,
): Promise<MoveEffect | null> {
  const enrollment = await lockEnrollment(tx, enrollmentId, at);
  if (
    !enrollment ||
    enrollment.versionId === toVersionId ||
    enrollment.status === "DROPPED" ||
    enrollment.status === "EXPIRED"
  )
    return null;
  const versions = await readCountedLessons(tx, [enrollment.versionId, toVersionId], at);
  const done = await tx.lessonProgress.findMany({
    where: { enrollmentId, completedAt: { not: null } },
    select: { lessonId: true },
  });
  const effect = effectOfMove(
    {
      status: enrollment.status,
      percentage: enrollment.progressPercentage,
      completed: new Set(done.map((row) => row.lessonId)),
    },
    { from: versions.get(enrollment.versionId) ?? [], to: versions.get(toVersionId) ?? [] },
  );
  if (groups && !groups.includes(effect.group)) return null;
  await tx.enrollment.update({ where: { id: enrollment.id }, data: { versionId: toVersionId } });
  const progress = await recountEnrollment(tx, { ...enrollment, versionId: toVersionId }, { at, isUndo: true });
  await tx.userActivity.create({
    data: {
      userId: enrollment.userId,
      kind: "VERSION_CHANGED",
      courseId: enrollment.courseId,
      createdAt: at,
      data: {
        from: enrollment.versionId,
        to: toVersionId,
        byLearner,
        percentage: [effect.percentageFrom, progress.percentage],
      },
    },
  });
  await appendEvent(
    tx,
    enrollmentMoved({
      enrollmentId,
      courseId: enrollment.courseId,
      userId: enrollment.userId,
      versionId: toVersionId,
      byLearner,
    }),
  );
  if (progress.isNewlyComplete) await announceCourse(tx, enrollment, at);
  return effect;
}
