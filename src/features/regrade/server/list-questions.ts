import "server-only";
import * as z from "zod";
import type { RegradeWay } from "@/features/assessment/regrading";
import { plainText } from "@/features/media/server/plain-text";
import { questionTypes } from "@/features/questions/question-type";
import { textWithoutFields } from "@/features/questions/registry";
import type { RegradableOf } from "@/features/regrade/schema";
import { RegradeWay as Ways } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { queryRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { mendedVersion } from "./find-question";

const LessonRow = rowSchema(() => ({ title: z.string(), place: z.string() }));

const RegradeJson = () =>
  z.strictObject({
    way: z.enum(Ways),
    at: z.string(),
    by: z.string().nullable(),
    reason: z.string(),
    students: z.number(),
  });

const Row = rowSchema(() => ({
  questionVersionId: z.string(),
  number: z.number(),
  type: z.enum(questionTypes),
  text: z.string(),
  attempts: z.number(),
  isMended: z.boolean(),
  regrades: z.array(RegradeJson()),
}));

export interface MadeRegrade {
  way: RegradeWay;
  at: Date;
  /** Null once who it was has left. */
  by: string | null;
  reason: string;
  students: number;
}

export interface AnsweredQuestion extends Omit<RowOf<typeof Row>, "regrades"> {
  /** The latest first. */
  regrades: MadeRegrade[];
}

export interface RegradableQuestions {
  /** Of the lesson's latest version. */
  title: string;
  place: string;
  /** Each version that ended attempts have, on its own; those that were corrected since and never regraded first. */
  questions: AnsweredQuestion[];
}

const mostQuestions = 500;

/** @throws AppError NOT_FOUND where the course has no such lesson with an assessment. */
export async function listQuestions(
  { db }: Pick<Deps, "db">,
  courseId: string,
  { lessonId }: RegradableOf,
): Promise<RegradableQuestions> {
  const assessment = await db.assessment.findFirst({ where: { courseId, lessonId }, select: { id: true } });
  if (!assessment) throw new AppError("NOT_FOUND", "common.not_found");
  const [lesson, rows] = await Promise.all([readLesson(db, lessonId), readQuestions(db, assessment.id)]);
  const questions = await Promise.all(
    rows.map(async ({ text, regrades, ...question }) => ({
      ...question,
      text: (await plainText(textWithoutFields({ type: question.type, text }, "…"))).replaceAll(/\s+/g, " ").trim(),
      regrades: regrades.map(({ at, ...regrade }) => ({ ...regrade, at: new Date(at) })),
    })),
  );
  return { ...lesson, questions };
}

const readLesson = (db: Deps["db"], lessonId: string) => queryRow(db, LessonRow)`
  SELECT s.title, (m.position + 1) || '.' || (l.position + 1) AS place
    FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id JOIN course_version v ON v.id = l.version_id
    JOIN assessment_version s ON s.lesson_version_id = l.id
   WHERE l.lesson_id = ${lessonId}::uuid ORDER BY v.number DESC LIMIT 1`;

const readQuestions = (db: Deps["db"], assessmentId: string) => queryRows(db, Row)`
  SELECT f."questionVersionId", f.number, f.type, f.text, f.attempts, f."isMended", f.regrades FROM (
    SELECT q.id::text AS "questionVersionId", q.number, q.type::text AS type, left(q.text, 2000) AS text, h.attempts, ${mendedVersion} IS NOT NULL AS "isMended",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('way', r.way, 'at', r.created_at, 'reason', r.reason, 'students', r.student_count,
                     'by', (SELECT u.name FROM users u WHERE u.id = r.regraded_by_id AND u.anonymized_at IS NULL)) ORDER BY r.created_at DESC, r.id DESC), '[]')
              FROM regrade r WHERE r.question_version_id = q.id) AS regrades,
           (SELECT p.position FROM assessment_question p JOIN assessment_version v ON v.id = p.assessment_version_id
             WHERE p.question_version_id = q.id ORDER BY v.created_at DESC, v.id DESC LIMIT 1) AS position
      FROM (SELECT i.item ->> 'questionVersionId' AS id, count(*)::int AS attempts
              FROM assessment_attempt a CROSS JOIN LATERAL jsonb_array_elements(a.question_order) AS i (item)
             WHERE a.assessment_id = ${assessmentId}::uuid AND a.state <> 'IN_PROGRESS' GROUP BY 1) h
      JOIN question_version q ON q.id = h.id::uuid) f
   ORDER BY f."isMended" AND f.regrades = '[]' DESC, f.position, f."questionVersionId" LIMIT ${mostQuestions}`;
