import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { isAdmin, type Person } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  courseId: z.string(),
  courseTitle: z.string(),
  lessonId: z.string(),
  title: z.string(),
}));
export type BankUse = RowOf<typeof Row>;

const mostUses = 200;

/**
 * Assessments of the newest or live versions of courses that draw from a bank, or that have one question of it. Only of courses
 * on whose team the asker is; an admin gets all.
 */
export function readUses(
  db: Tx,
  actor: Person,
  { bankId, questionId }: { bankId: string; questionId?: string },
): Promise<BankUse[]> {
  const ofQuestion = Prisma.sql`EXISTS (
    SELECT 1 FROM assessment_question p JOIN question_version q ON q.id = p.question_version_id
      JOIN bank_question_version b ON b.id = q.bank_question_version_id
     WHERE p.assessment_version_id = a.id AND b.bank_question_id = ${questionId ?? null}::uuid)`;
  const ofBank = Prisma.sql`EXISTS (SELECT 1 FROM assessment_draw d WHERE d.assessment_version_id = a.id AND d.bank_id = ${bankId}::uuid)`;
  return queryRows(db, Row)`
    SELECT f.* FROM (
      SELECT DISTINCT ON (l.lesson_id) c.id AS "courseId", v.title AS "courseTitle", l.lesson_id AS "lessonId", a.title
        FROM course c JOIN course_version v ON v.course_id = c.id
        JOIN lesson_version l ON l.version_id = v.id JOIN assessment_version a ON a.lesson_version_id = l.id
       WHERE (v.id = c.live_version_id OR v.number = (SELECT max(n.number) FROM course_version n WHERE n.course_id = c.id))
         AND (${isAdmin(actor)} OR EXISTS (SELECT 1 FROM course_instructor i
                WHERE i.course_id = c.id AND i.user_id = ${actor.id}::uuid AND i.is_active))
         AND ${questionId === undefined ? ofBank : ofQuestion}
       ORDER BY l.lesson_id, v.number DESC) f
     ORDER BY f."courseTitle", f.title, f."lessonId" LIMIT ${mostUses}`;
}
