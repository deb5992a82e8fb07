import "server-only";
import type { MoveGroup } from "@/features/authoring/schema";
import type { SeatMoved } from "@/features/learning/events";
import { effectOfMove, type MoveEffect } from "@/features/learning/moves";
import { announceCourse } from "@/features/learning/server/complete-lesson";
import { lockSeat, recountSeat } from "@/features/learning/server/seat-progress";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { readCountedLessons } from "./read-counted-lessons";

export interface SeatMove {
  enrollmentId: string;
  toVersionId: string;
  /** Only while the seat is in one of these; null for whatever it means to the learner. */
  groups: readonly MoveGroup[] | null;
  byLearner: boolean;
  at: Date;
}

/**
 * Puts a seat on another version of its course, in the caller's transaction: the seat is held, what the move means to it is
 * decided then, its counts are taken anew. Progress hangs on lessons that all versions share, attempts on their own snapshot:
 * neither is touched. Null where nothing moves: the seat is given up, on that version already, or in no group that moves.
 */
export async function moveSeat(
  tx: Tx,
  { enrollmentId, toVersionId, groups, byLearner, at }: SeatMove,
): Promise<MoveEffect | null> {
  const seat = await lockSeat(tx, enrollmentId, at);
  if (!seat || seat.versionId === toVersionId || seat.status === "DROPPED" || seat.status === "EXPIRED") return null;
  const versions = await readCountedLessons(tx, [seat.versionId, toVersionId], at);
  const done = await tx.lessonProgress.findMany({
    where: { enrollmentId, completedAt: { not: null } },
    select: { lessonId: true },
  });
  const effect = effectOfMove(
    { status: seat.status, percentage: seat.progressPercentage, completed: new Set(done.map((row) => row.lessonId)) },
    { from: versions.get(seat.versionId) ?? [], to: versions.get(toVersionId) ?? [] },
  );
  if (groups && !groups.includes(effect.group)) return null;
  await tx.enrollment.update({ where: { id: seat.id }, data: { versionId: toVersionId } });
  const progress = await recountSeat(tx, { ...seat, versionId: toVersionId }, { at, isUndo: true });
  await tx.userActivity.create({
    data: {
      userId: seat.userId,
      kind: "VERSION_CHANGED",
      courseId: seat.courseId,
      createdAt: at,
      data: {
        from: seat.versionId,
        to: toVersionId,
        byLearner,
        percentage: [effect.percentageFrom, progress.percentage],
      },
    },
  });
  const event: SeatMoved = {
    name: "enrollment/version-changed",
    data: { enrollmentId, courseId: seat.courseId, userId: seat.userId, versionId: toVersionId, byLearner },
  };
  await appendEvent(tx, event);
  if (progress.isNewlyComplete) await announceCourse(tx, seat, at);
  return effect;
}
