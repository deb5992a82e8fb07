import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * By how many percent of a question's points two grades of an answer in the assessment may differ and still agree, as the latest published
 * version that asks for two says; null where none asks. A draft asks for nothing, and a later version that asks for one alone changes nothing.
 */
export const askedPercent = (assessmentId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT tv.agreement_percent FROM assessment_version tv JOIN lesson_version tl ON tl.id = tv.lesson_version_id
    JOIN course_version tw ON tw.id = tl.version_id
   WHERE tv.assessment_id = ${assessmentId} AND tv.two_graders AND tw.published_at IS NOT NULL AND tw.discarded_at IS NULL
   ORDER BY tw.number DESC LIMIT 1)`;

/** The same over `assessment s`, and null as well while someone has made one grade enough. */
export const agreementPercent: Prisma.Sql = Prisma.sql`(CASE WHEN s.one_grader_since IS NULL THEN ${askedPercent(Prisma.sql`s.id`)} END)`;

/** Over `attempt_answer g`: the first of two people has graded it. */
export const hasFirst = Prisma.sql`EXISTS (SELECT 1 FROM answer_grade h1 WHERE h1.attempt_answer_id = g.id AND h1.part = 'FIRST')`;
/** The second has, too. */
export const hasSecond = Prisma.sql`EXISTS (SELECT 1 FROM answer_grade h2 WHERE h2.attempt_answer_id = g.id AND h2.part = 'SECOND')`;

/** Who grades, and whether they decide where two grades differ: values, or columns that hold them. */
export interface Grader {
  id: string | Prisma.Sql;
  mayDecide: boolean | Prisma.Sql;
}

/**
 * Over `attempt_answer g` that waits for a person: that person is someone else. It has this grader's grade and needs another person's, or
 * two that differ and someone who may decide.
 */
export const isForOthers = ({
  id,
  mayDecide,
}: Grader): Prisma.Sql => Prisma.sql`(CASE WHEN ${hasSecond} THEN NOT ${mayDecide}::boolean
  ELSE EXISTS (SELECT 1 FROM answer_grade h3 WHERE h3.attempt_answer_id = g.id AND h3.part = 'FIRST' AND h3.graded_by_id = ${id}::uuid) END)`;
