import "server-only";
import { type CountedAttempts, mostAttempts } from "@/features/item-analysis/rules";
import { Prisma } from "@/generated/prisma/client";

/** Which attempts are meant: those that ended at these versions of one assessment, with all of their points. */
export interface CountedOf {
  assessmentVersionIds: readonly string[];
  count: CountedAttempts;
}

const oneEach: Record<CountedAttempts, Prisma.Sql> = {
  first: Prisma.sql`SELECT DISTINCT ON (a.user_id) a.id, a.started_at, a.ended_at`,
  last: Prisma.sql`SELECT DISTINCT ON (a.user_id) a.id, a.started_at, a.ended_at`,
  all: Prisma.sql`SELECT a.id, a.started_at, a.ended_at`,
};
const orders: Record<CountedAttempts, Prisma.Sql> = {
  first: Prisma.sql`ORDER BY a.user_id, a.started_at, a.id`,
  last: Prisma.sql`ORDER BY a.user_id, a.started_at DESC, a.id`,
  all: Prisma.empty,
};

/**
 * As `counted` (id, started_at), `given` (a row for each answer that is stored: attempt_id, question_version_id, points, is_answered,
 * answered_at, selected_answers, text_response, fields) and `totals` (a row for each counted attempt: id, points). A question that was never
 * opened has no row: it counts as 0 points. Attempts that wait for a person have no points yet and are left out.
 */
export const countedSql = ({ assessmentVersionIds, count }: CountedOf): Prisma.Sql => Prisma.sql`
  counted AS (
    SELECT f.id, f.started_at FROM (
      ${oneEach[count]} FROM assessment_attempt a
       WHERE a.assessment_version_id = ANY(${[...assessmentVersionIds]}::uuid[]) AND a.state IN ('SUBMITTED', 'EXPIRED') ${orders[count]}) f
     ORDER BY f.ended_at DESC, f.id LIMIT ${mostAttempts}
  ), given AS (
    SELECT g.attempt_id, g.question_version_id, coalesce(g.points_earned, 0)::float8 AS points, g.answered_at, g.selected_answers, g.text_response, g.fields,
           (cardinality(g.selected_answers) > 0 OR btrim(g.text_response) <> '' OR g.fields <> '{}') AS is_answered
      FROM counted c JOIN attempt_answer g ON g.attempt_id = c.id
  ), totals AS (
    SELECT c.id, coalesce(sum(g.points), 0) AS points FROM counted c LEFT JOIN given g ON g.attempt_id = c.id GROUP BY c.id
  )`;
