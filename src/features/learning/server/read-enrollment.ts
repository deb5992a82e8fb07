import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { ask } from "@/server/db/ask";
import type { Tx } from "@/server/db/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

/** Where a student is: in the course, and in one of its lessons. */
const EnrollmentState = rowSchema(() => ({
  status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED", "DROPPED", "EXPIRED"]),
  progressPercentage: z.number(),
  enrolledAt: z.date(),
  completedAt: z.date().nullable(),
  lastLessonId: z.string().nullable(),
  /** Ids of the lessons that were ever opened. */
  begun: z.array(z.string()),
  /** Ids of the lessons that are complete. */
  completed: z.array(z.string()),
  lesson: LessonState().nullable(),
  /** Number of the valid certificate, if there is one. */
  certificateNumber: z.string().nullable(),
}));
export type EnrollmentState = RowOf<typeof EnrollmentState>;

const LessonState = rowSchema(() => ({
  completedAt: z.string().nullable(),
  cause: z.enum(["MANUAL", "VIDEO", "ASSESSMENT"]).nullable(),
  positionSeconds: z.number().nullable(),
  watchedRanges: z.array(z.tuple([z.number(), z.number()])),
  labChecksDone: z.array(z.number()),
  /** The block of the text at which its reader stopped, from 0 on. */
  readingBlock: z.number().nullable(),
}));
export type LessonState = RowOf<typeof LessonState>;

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
  const [row] = await ask(db, EnrollmentState, enrollmentOf(enrollmentId, lessonId));
  return row ?? null;
}
