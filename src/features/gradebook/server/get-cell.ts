import "server-only";
import * as z from "zod";
import type { CellRef } from "@/features/gradebook/schema";
import { type Hundredths, toHundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

export interface CellHistory {
  /** The assessment hides names: attempts are left out. */
  isHidden: boolean;
  /** Ended attempts at the assessment, the latest first; null where one waits to be graded. */
  attempts: { id: string; number: number; percentage: Hundredths | null; endedAt: string }[];
  /** What people gave, the latest first; null points took earlier ones back. */
  grades: { number: number; points: Hundredths | null; reason: string; by: string | null; at: string }[];
  /** The lesson of the attempts. */
  lesson: { slug: string; id: string } | null;
}

const Row = rowSchema(() => ({
  slug: z.string(),
  lessonId: z.string().nullable(),
  hidesNames: z.boolean(),
  attempts: z.array(
    z.strictObject({ id: z.string(), number: z.number(), percentage: z.number().nullable(), endedAt: z.string() }),
  ),
  grades: z.array(
    z.strictObject({
      number: z.number(),
      points: z.number().nullable(),
      reason: z.string(),
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
}));

/** How one student's field came about. One query. @throws AppError NOT_FOUND `gradebook.no_such_cell` */
export async function getCell(
  { db }: Pick<Deps, "db">,
  courseId: string,
  { enrollmentId, itemId }: CellRef,
): Promise<CellHistory> {
  const [row] = await queryRows(db, Row)`
    SELECT c.slug, s.lesson_id::text AS "lessonId",
           ${hidesNames(Prisma.sql`i.assessment_id`)} AS "hidesNames",
           (SELECT coalesce(json_agg(json_build_object('id', a.id, 'number', a.attempt_number, 'percentage', a.percentage, 'endedAt', a.ended_at)
                   ORDER BY a.attempt_number DESC), '[]')
              FROM assessment_attempt a WHERE a.enrollment_id = e.id AND a.assessment_id = i.assessment_id AND a.state <> 'IN_PROGRESS') AS attempts,
           (SELECT coalesce(json_agg(json_build_object('number', g.number, 'points', g.points, 'reason', g.reason, 'by', p.name, 'at', g.created_at)
                   ORDER BY g.number DESC), '[]')
              FROM item_grade g LEFT JOIN users p ON p.id = g.graded_by_id AND p.anonymized_at IS NULL
             WHERE g.enrollment_id = e.id AND g.item_id = i.id) AS grades
      FROM enrollment e JOIN course c ON c.id = e.course_id JOIN grade_item i ON i.course_id = c.id AND i.id = ${itemId}::uuid
      LEFT JOIN assessment s ON s.id = i.assessment_id
     WHERE e.id = ${enrollmentId}::uuid AND c.id = ${courseId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "gradebook.no_such_cell");
  const { slug, lessonId, hidesNames: isHidden } = row;
  return {
    lesson: lessonId === null ? null : { slug, id: lessonId },
    isHidden,
    attempts: (isHidden ? [] : row.attempts).map(({ percentage, ...attempt }) => {
      return { ...attempt, percentage: percentage === null ? null : toHundredths(percentage) };
    }),
    grades: row.grades.map(({ points, ...grade }) => {
      return { ...grade, points: points === null ? null : toHundredths(points) };
    }),
  };
}
