import "server-only";
import type { GradeItem } from "@/features/gradebook/server/read-setup";
import { Prisma } from "@/generated/prisma/client";

/**
 * As `item` (id, at, max, category), `applies` (version_id, at: the item is in that version of the course) and `cell`
 * (enrollment_id, at, points, given, grade, waits), over `enrolled` (id, version_id). Points are hundredths. An assessment's result
 * follows the counting rule that the last attempt was told, as in the transcript; points that a person gave come before it.
 * What a student has nothing for has no cell, and where an item hides names its results have none.
 */
export const cellsSql = (items: readonly GradeItem[]): Prisma.Sql => {
  const hidden = items.filter((item) => item.hidesNames).map(({ id }) => id);
  const pairs = items.flatMap(({ versionIds }, at) => versionIds.map((versionId) => ({ versionId, at })));
  return Prisma.sql`
  item AS (
    SELECT * FROM unnest(${items.map(({ id }) => id)}::uuid[], ${items.map((_, at) => at)}::int[],
      ${items.map(({ maxPoints }) => maxPoints)}::bigint[], ${items.map(({ categoryId }) => categoryId)}::uuid[]) AS i(id, at, max, category)
  ), applies AS (
    SELECT * FROM unnest(${pairs.map(({ versionId }) => versionId)}::uuid[], ${pairs.map(({ at }) => at)}::int[]) AS p(version_id, at)
  ), tries AS (
    SELECT a.enrollment_id, a.assessment_id AS item_id, bool_or(a.state = 'GRADING') AS waits,
           (array_agg(a.rules ->> 'countingRule' ORDER BY a.attempt_number DESC))[1] AS rule,
           max(a.percentage) * 100 AS best, div(sum(a.percentage * 100), nullif(count(a.percentage), 0)) AS average,
           (array_agg(a.percentage * 100 ORDER BY a.attempt_number DESC) FILTER (WHERE a.percentage IS NOT NULL))[1] AS last
      FROM enrolled s JOIN assessment_attempt a ON a.enrollment_id = s.id AND a.state <> 'IN_PROGRESS'
       AND a.assessment_id <> ALL(${hidden}::uuid[]) GROUP BY 1, 2
  ), result AS (
    SELECT enrollment_id, item_id, waits, (CASE rule WHEN 'LAST' THEN last WHEN 'AVERAGE' THEN average ELSE best END)::bigint AS percentage FROM tries
  ), given AS (
    SELECT DISTINCT ON (g.enrollment_id, g.item_id) g.enrollment_id, g.item_id, g.number, (g.points * 100)::bigint AS points
      FROM enrolled s JOIN item_grade g ON g.enrollment_id = s.id ORDER BY g.enrollment_id, g.item_id, g.number DESC
  ), cell AS (
    SELECT enrollment_id, i.at, coalesce(g.points, (2 * i.max * r.percentage + 10000) / 20000)::int AS points, g.points IS NOT NULL AS given,
           coalesce(g.number, 0) AS grade, coalesce(r.waits, false) AS waits
      FROM result r FULL JOIN given g USING (enrollment_id, item_id) JOIN item i ON i.id = item_id
  )`;
};
