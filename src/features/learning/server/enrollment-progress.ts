import "server-only";
import * as z from "zod";
import { measureProgress, nextPercentage } from "@/features/learning/rules";
import type { Tx } from "@/server/db/client";
import { enrollmentStatusAt } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const LockedEnrollment = rowSchema(() => ({
  id: z.string(),
  userId: z.string(),
  courseId: z.string(),
  versionId: z.string(),
  status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED", "DROPPED", "EXPIRED"]),
  progressPercentage: z.number(),
}));
export type LockedEnrollment = RowOf<typeof LockedEnrollment>;

/**
 * Takes the enrollment for this transaction, so that of two completions the later one counts the earlier. Whoever also needs an
 * attempt takes the enrollment first. The status is the one at `at`: an enrollment whose end has passed completes nothing anymore.
 */
export async function lockEnrollment(tx: Tx, enrollmentId: string, at: Date): Promise<LockedEnrollment | null> {
  const [enrollment] = await queryRows(tx, LockedEnrollment)`
    SELECT e.id, e.user_id AS "userId", e.course_id AS "courseId", e.version_id AS "versionId",
           ${enrollmentStatusAt("e", at)} AS status, e.progress_percentage::float8 AS "progressPercentage"
      FROM enrollment e WHERE e.id = ${enrollmentId}::uuid FOR NO KEY UPDATE`;
  return enrollment ?? null;
}

export interface CountedProgress {
  done: number;
  total: number;
  percentage: number;
  isComplete: boolean;
  /** True when this very call made the course complete. */
  isNewlyComplete: boolean;
}

const LessonRow = rowSchema(() => ({
  lessonId: z.string(),
  isRequired: z.boolean(),
  isShown: z.boolean(),
  isCompleted: z.boolean(),
  isPassed: z.boolean(),
}));

/**
 * Counts the enrollment's lessons again and stores what comes out. `isUndo`: the student took a completion back. A completed
 * course stays completed.
 */
export async function recountEnrollment(
  tx: Tx,
  enrollment: LockedEnrollment,
  { at, isUndo }: { at: Date; isUndo: boolean },
): Promise<CountedProgress> {
  const lessons = await queryRows(tx, LessonRow)`
    SELECT lv.lesson_id AS "lessonId", lv.is_required AS "isRequired", COALESCE(mv.published_at <= ${at}, false) AS "isShown",
           p.completed_at IS NOT NULL AS "isCompleted",
           p.completed_at IS NOT NULL AND p.completion_cause = 'ASSESSMENT' AS "isPassed"
      FROM lesson_version lv JOIN module_version mv ON mv.id = lv.module_version_id
      LEFT JOIN lesson_progress p ON p.lesson_id = lv.lesson_id AND p.enrollment_id = ${enrollment.id}::uuid
     WHERE lv.version_id = ${enrollment.versionId}::uuid`;
  const completed = lessons.filter((lesson) => lesson.isCompleted);
  const measured = measureProgress(lessons, new Set(completed.map((lesson) => lesson.lessonId)));
  const wasComplete = enrollment.status === "COMPLETED";
  const isNewlyComplete = measured.isComplete && enrollment.status === "ACTIVE";
  const isComplete = wasComplete || isNewlyComplete;
  const percentage = nextPercentage(enrollment.progressPercentage, measured.percentage, {
    isUndo,
    isCourseComplete: isComplete,
  });
  await tx.enrollment.update({
    where: { id: enrollment.id },
    data: {
      progressPercentage: percentage,
      lessonsCompleted: completed.filter((lesson) => lesson.isShown).length,
      assessmentsPassed: completed.filter((lesson) => lesson.isShown && lesson.isPassed).length,
      ...(isNewlyComplete ? { status: "COMPLETED", completedAt: at } : {}),
    },
  });
  return { done: measured.done, total: measured.total, percentage, isComplete, isNewlyComplete };
}
