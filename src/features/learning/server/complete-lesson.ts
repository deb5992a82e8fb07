import "server-only";
import { courseCompleted, lessonCompleted } from "@/features/learning/events";
import {
  type CountedProgress,
  type LockedEnrollment,
  lockEnrollment,
  recountEnrollment,
} from "@/features/learning/server/enrollment-progress";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";

export interface Completion {
  enrollmentId: string;
  lessonId: string;
  cause: "MANUAL" | "VIDEO" | "ASSESSMENT";
  at: Date;
}

/**
 * Completes a lesson for an enrollment, and the course with it when that was the last required one: `course/completed` is then
 * written in the same transaction, once. A lesson that is complete already stays as it is. Runs in the caller's transaction.
 */
export async function completeLesson(
  tx: Tx,
  { enrollmentId, lessonId, cause, at }: Completion,
): Promise<CountedProgress> {
  const enrollment = await lockEnrollment(tx, enrollmentId, at);
  if (!enrollment) throw new AppError("NOT_FOUND", "common.not_found");
  const isNew = await writeCompletion(tx, { enrollmentId, lessonId, cause, at });
  const progress = await recountEnrollment(tx, enrollment, { at, isUndo: false });
  if (isNew) await announceLesson(tx, enrollment, { lessonId, cause, at });
  if (progress.isNewlyComplete) await announceCourse(tx, enrollment, at);
  return progress;
}

async function writeCompletion(tx: Tx, { enrollmentId, lessonId, cause, at }: Completion): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO lesson_progress (id, enrollment_id, lesson_id, completed_at, completion_cause, percentage, last_accessed_at, updated_at)
    VALUES (${uuidV7(at.getTime())}::uuid, ${enrollmentId}::uuid, ${lessonId}::uuid, ${at}, ${cause}::completion_cause, 100, ${at}, ${at})
    ON CONFLICT (enrollment_id, lesson_id) DO UPDATE
      SET completed_at = EXCLUDED.completed_at, completion_cause = EXCLUDED.completion_cause, percentage = 100, updated_at = ${at}
      WHERE lesson_progress.completed_at IS NULL`;
  return written > 0;
}

async function announceLesson(
  tx: Tx,
  enrollment: LockedEnrollment,
  { lessonId, cause, at }: Omit<Completion, "enrollmentId">,
): Promise<void> {
  const { id: enrollmentId, courseId, userId } = enrollment;
  await tx.userActivity.create({
    data: { userId, kind: "LESSON_COMPLETED", courseId, lessonId, data: { cause }, createdAt: at },
  });
  await appendEvent(tx, lessonCompleted({ enrollmentId, courseId, lessonId, userId }));
}

/** The course is complete: to the student's stream and to later features, in the transaction that completed it. */
export async function announceCourse(
  tx: Tx,
  { id: enrollmentId, courseId, userId }: LockedEnrollment,
  at: Date,
): Promise<void> {
  await tx.userActivity.create({ data: { userId, kind: "COURSE_COMPLETED", courseId, createdAt: at } });
  await appendEvent(tx, courseCompleted({ enrollmentId, courseId, userId }));
}
