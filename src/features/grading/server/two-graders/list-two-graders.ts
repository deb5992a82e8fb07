import "server-only";
import * as z from "zod";
import { answersOf, isWaiting, needOf } from "@/features/grading/server/gradable";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { askedPercent } from "@/server/db/two-graders";
import type { Deps } from "@/server/trpc/context";

const TwiceGraded = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  /** Since when one grade is enough; null while it isn't. */
  endedAt: z.date().nullable(),
  first: z.number(),
  second: z.number(),
  decision: z.number(),
  /** Members of the course's team who may grade. */
  graders: z.number(),
}));
/** An assessment whose answers two people grade, and how many of them wait for what. */
export type TwiceGraded = Omit<RowOf<typeof TwiceGraded>, "graders">;

export interface TwoGraders {
  assessments: TwiceGraded[];
  /** Members of the course's team who may grade; 0 where no assessment asks for two. */
  graders: number;
}

/** Those of a course, by their latest titles; of more than 200, the first. One query. */
export async function listTwoGraders(db: Deps["db"], courseId: string): Promise<TwoGraders> {
  const rows = await queryRows(db, TwiceGraded)`
    SELECT o.id::text AS id, o."endedAt", w.first, w.second, w.decision,
           (SELECT t.title FROM assessment_version t JOIN lesson_version l ON l.id = t.lesson_version_id
              JOIN course_version v ON v.id = l.version_id WHERE t.assessment_id = o.id ORDER BY v.number DESC LIMIT 1) AS title,
           (SELECT count(*)::int FROM course_instructor i JOIN users m ON m.id = i.user_id AND m.anonymized_at IS NULL
             WHERE i.course_id = ${courseId}::uuid AND i.is_active AND (i.role = 'LEAD' OR i.can_grade)) AS graders
      FROM (SELECT e.id, e.one_grader_since AS "endedAt", ${askedPercent(Prisma.sql`e.id`)} AS percent FROM assessment e WHERE e.course_id = ${courseId}::uuid) o
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE n.need = 'first')::int AS first, count(*) FILTER (WHERE n.need = 'second')::int AS second,
               count(*) FILTER (WHERE n.need = 'decision')::int AS decision
          FROM (SELECT ${needOf} AS need FROM ${answersOf(courseId, null)} AND s.id = o.id AND ${isWaiting}) n) w
     WHERE o.percent IS NOT NULL
     ORDER BY title, id LIMIT 200`;
  return { assessments: rows.map(({ graders: _, ...row }) => row), graders: rows[0]?.graders ?? 0 };
}
