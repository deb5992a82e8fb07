import "server-only";
import {
  type CountedProgress,
  lockEnrollment,
  recountEnrollment,
} from "@/features/learning/server/enrollment-progress";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/**
 * Takes back the student's own completion of a lesson. What an assessment completed stays; a completed course stays
 * completed. Runs in the caller's transaction.
 * @throws AppError RULE_BROKEN `learning.assessment_decides`
 */
export async function reopenLesson(
  tx: Tx,
  { enrollmentId, lessonId, at }: { enrollmentId: string; lessonId: string; at: Date },
): Promise<CountedProgress> {
  const enrollment = await lockEnrollment(tx, enrollmentId, at);
  if (!enrollment) throw new AppError("NOT_FOUND", "common.not_found");
  const where = { enrollmentId, lessonId, completedAt: { not: null } };
  const passed = await tx.lessonProgress.count({ where: { ...where, completionCause: "ASSESSMENT" } });
  if (passed > 0) throw new AppError("RULE_BROKEN", "learning.assessment_decides");
  const { count } = await tx.lessonProgress.updateMany({
    where,
    data: { completedAt: null, completionCause: null, percentage: 0 },
  });
  if (count > 0) {
    await tx.userActivity.create({
      data: {
        userId: enrollment.userId,
        kind: "LESSON_REOPENED",
        courseId: enrollment.courseId,
        lessonId,
        createdAt: at,
      },
    });
  }
  return recountEnrollment(tx, enrollment, { at, isUndo: true });
}
