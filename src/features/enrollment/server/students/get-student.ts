import "server-only";
import * as z from "zod";
import type { StudentRef } from "@/features/enrollment/students-schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { ListedStudent, studentColumns, studentJoins } from "./list-students";

const StudentLesson = rowSchema(() => ({
  id: z.string(),
  /** "3.2", among the shown modules. */
  place: z.string(),
  title: z.string(),
  isRequired: z.boolean(),
  hasAssessment: z.boolean(),
  openedAt: z.string().nullable(),
  /** Its assessment hides names: neither a score nor when the lesson was completed is told. */
  hidesNames: z.boolean(),
  completedAt: z.string().nullable(),
  /** Best percentage of the assessment's finished tries. */
  bestScore: z.number().nullable(),
}));
export type StudentLesson = RowOf<typeof StudentLesson>;

const StudentAttempt = rowSchema(() => ({
  id: z.string(),
  lessonId: z.string(),
  title: z.string(),
  number: z.number(),
  state: z.string(),
  startedAt: z.string(),
  percentage: z.number().nullable(),
  isPassed: z.boolean().nullable(),
}));
export type StudentAttempt = RowOf<typeof StudentAttempt>;

const Student = () =>
  ListedStudent().extend({
    timeSpentSeconds: z.number(),
    versionNumber: z.number(),
    courseSlug: z.string(),
    courseTitle: z.string(),
    language: z.string(),
    certificateNumber: z.string().nullable(),
    resetAt: z.date().nullable(),
    lessons: z.array(StudentLesson()),
    /** Newest first, at most 100; without those whose assessment hides names. */
    attempts: z.array(StudentAttempt()),
    formerEnrollments: z.number(),
  });
export type Student = RowOf<typeof Student>;

const isHidden = hidesNames(Prisma.sql`av.assessment_id`);

/** One student's enrollment with all that was done on it. One query. @throws AppError NOT_FOUND */
export async function getStudent(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, enrollmentId }: StudentRef,
): Promise<Student> {
  const at = now();
  const [row] = await queryRows(db, Student)`
    SELECT ${studentColumns(at)}, e.time_spent_seconds::float8 AS "timeSpentSeconds", v.number AS "versionNumber", c.slug AS "courseSlug",
           v.title AS "courseTitle", v.language, e.reset_at AS "resetAt",
           (SELECT t.number FROM certificate t WHERE t.enrollment_id = e.id AND t.superseded_at IS NULL AND t.is_valid) AS "certificateNumber",
           (SELECT count(*)::int FROM enrollment f WHERE f.user_id = e.user_id AND f.course_id = e.course_id AND f.id <> e.id) AS "formerEnrollments",
           COALESCE((SELECT jsonb_agg(to_jsonb(s) - 'm' - 'l' ORDER BY s.m, s.l) FROM (
             SELECT l.lesson_id AS id, m.position AS m, l.position AS l, l.title, l.is_required AS "isRequired", av.id IS NOT NULL AS "hasAssessment",
                    dense_rank() OVER (ORDER BY m.position) || '.' || (l.position + 1) AS place,
                    p.created_at AS "openedAt", ${isHidden} AS "hidesNames", CASE WHEN NOT ${isHidden} THEN p.completed_at END AS "completedAt",
                    (SELECT max(t.percentage)::float8 FROM assessment_attempt t WHERE t.enrollment_id = e.id AND t.assessment_id = av.assessment_id AND NOT ${isHidden}) AS "bestScore"
               FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id
               LEFT JOIN assessment_version av ON av.lesson_version_id = l.id
               LEFT JOIN lesson_progress p ON p.enrollment_id = e.id AND p.lesson_id = l.lesson_id
              WHERE l.version_id = e.version_id AND m.published_at <= ${at}) s), '[]') AS lessons,
           COALESCE((SELECT jsonb_agg(to_jsonb(t)) FROM (
             SELECT t.id, s.lesson_id AS "lessonId", av.title, t.attempt_number AS number, t.state, t.started_at AS "startedAt",
                    t.percentage::float8 AS percentage, t.is_passed AS "isPassed"
               FROM assessment_attempt t JOIN assessment_version av ON av.id = t.assessment_version_id JOIN assessment s ON s.id = t.assessment_id
              WHERE t.enrollment_id = e.id AND NOT ${hidesNames(Prisma.sql`t.assessment_id`)} ORDER BY t.started_at DESC LIMIT 100) t), '[]') AS attempts
      FROM enrollment e ${studentJoins(at)} JOIN course c ON c.id = e.course_id
     WHERE e.id = ${enrollmentId}::uuid AND e.course_id = ${courseId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return row;
}
