import "server-only";
import type { WatchedRange } from "@/features/learning/rules";
import { Prisma } from "@/generated/prisma/client";
import { ask } from "@/server/db/ask";
import type { Tx } from "@/server/db/client";

/** Where a student is: in the course, and in one of its lessons. */
export interface EnrollmentState {
  status: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "DROPPED" | "EXPIRED";
  progressPercentage: number;
  enrolledAt: Date;
  completedAt: Date | null;
  lastLessonId: string | null;
  /** Ids of the lessons that were ever opened. */
  begun: string[];
  /** Ids of the lessons that are complete. */
  completed: string[];
  lesson: LessonState | null;
  /** Number of the valid certificate, if there is one. */
  certificateNumber: string | null;
}

export interface LessonState {
  completedAt: string | null;
  cause: "MANUAL" | "VIDEO" | "ASSESSMENT" | null;
  positionSeconds: number | null;
  watchedRanges: WatchedRange[];
  labChecksDone: number[];
  /** The block of the text at which its reader stopped, from 0 on. */
  readingBlock: number | null;
}

const enrollmentOf = (enrollmentId: string, lessonId: string | null): Prisma.Sql => Prisma.sql`
  SELECT e.status::text AS status, e.progress_percentage::float8 AS "progressPercentage", e.completed_at AS "completedAt", e.enrolled_at AS "enrolledAt",
         e.last_lesson_id AS "lastLessonId",
         COALESCE((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id), '[]'::jsonb) AS begun,
         COALESCE((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id AND p.completed_at IS NOT NULL), '[]'::jsonb) AS completed,
         (SELECT jsonb_build_object('completedAt', p.completed_at, 'cause', p.completion_cause, 'positionSeconds', p.position_seconds,
                 'watchedRanges', p.watched_ranges, 'labChecksDone', COALESCE(p.lab_checks_done, '{}'), 'readingBlock', p.reading_block)
            FROM lesson_progress p WHERE p.enrollment_id = e.id AND p.lesson_id = ${lessonId}::uuid) AS lesson,
         (SELECT t.number FROM certificate t WHERE t.enrollment_id = e.id AND t.superseded_at IS NULL AND t.is_valid) AS "certificateNumber"
    FROM enrollment e WHERE e.id = ${enrollmentId}::uuid`;

/** One query. */
export async function readEnrollment(
  db: Tx,
  { enrollmentId, lessonId }: { enrollmentId: string; lessonId: string | null },
): Promise<EnrollmentState | null> {
  const [row] = await ask<EnrollmentState>(db, enrollmentOf(enrollmentId, lessonId));
  return row ?? null;
}
