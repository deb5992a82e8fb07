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
 * Assessments of the newest or live versions of courses that draw from a bank or have a copy of a question of it; or those that have
 * one question of it, drawn or copied. Only of courses on whose team the asker is; an admin gets all.
 */
export function readUses(
  db: Tx,
  actor: Person,
  { bankId, questionId }: { bankId: string; questionId?: string },
): Promise<BankUse[]> {
  const drawn = Prisma.sql`JOIN bank_question_version w ON w.id = q.bank_question_version_id JOIN bank_question b ON b.id = w.bank_question_id`;
  const copied = Prisma.sql`JOIN question n ON n.id = q.question_id JOIN bank_question b ON b.id = n.bank_question_id`;
  const has = (way: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM assessment_question p JOIN question_version q ON q.id = p.question_version_id ${way}
     WHERE p.assessment_version_id = a.id AND ${condition})`;
  const isQuestion = Prisma.sql`b.id = ${questionId ?? null}::uuid`;
  const isOfBank = Prisma.sql`b.bank_id = ${bankId}::uuid`;
  const draws = Prisma.sql`EXISTS (SELECT 1 FROM assessment_draw d WHERE d.assessment_version_id = a.id AND d.bank_id = ${bankId}::uuid)`;
  const isUse =
    questionId === undefined
      ? Prisma.sql`(${draws} OR ${has(copied, isOfBank)})`
      : Prisma.sql`(${has(drawn, isQuestion)} OR ${has(copied, isQuestion)})`;
  return queryRows(db, Row)`
    SELECT f.* FROM (
      SELECT DISTINCT ON (l.lesson_id) c.id AS "courseId", v.title AS "courseTitle", l.lesson_id AS "lessonId", a.title
        FROM course c JOIN course_version v ON v.course_id = c.id
        JOIN lesson_version l ON l.version_id = v.id JOIN assessment_version a ON a.lesson_version_id = l.id
       WHERE (v.id = c.live_version_id OR v.number = (SELECT max(n.number) FROM course_version n WHERE n.course_id = c.id))
         AND (${isAdmin(actor)} OR EXISTS (SELECT 1 FROM course_instructor i
                WHERE i.course_id = c.id AND i.user_id = ${actor.id}::uuid AND i.is_active))
         AND ${isUse}
       ORDER BY l.lesson_id, v.number DESC) f
     ORDER BY f."courseTitle", f.title, f."lessonId" LIMIT ${mostUses}`;
}
