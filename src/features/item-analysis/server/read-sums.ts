import "server-only";
import * as z from "zod";
import type { ItemSums, SetSums } from "@/features/item-analysis/item-statistics";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type CountedOf, countedSql } from "./counted-sql";

export interface ItemReading extends Omit<ItemSums, "maxPoints"> {
  answered: number;
  medianSeconds: number | null;
  isRightOrWrong: boolean;
}

const Row = rowSchema(() => ({
  attempts: z.number(),
  total: z.number(),
  totalSquares: z.number(),
  items: z.array(
    z.object({
      id: z.string(),
      points: z.number(),
      pointSquares: z.number(),
      pointsByTotal: z.number(),
      answered: z.number(),
      medianSeconds: z.number().nullable(),
      isRightOrWrong: z.boolean(),
    }),
  ),
}));

/** What the counted attempts add up to, by the id of a question's version. One query. */
export async function readSums(
  db: Deps["db"],
  of: CountedOf,
): Promise<{ set: SetSums; items: Map<string, ItemReading> }> {
  const { items, ...set } = await queryRow(db, Row)`
    WITH ${countedSql(of)}, timed AS (
      SELECT g.question_version_id, extract(epoch FROM g.answered_at - coalesce(
               lag(g.answered_at) OVER (PARTITION BY g.attempt_id ORDER BY g.answered_at, g.question_version_id), c.started_at))::float8 AS seconds
        FROM given g JOIN counted c ON c.id = g.attempt_id WHERE g.is_answered
    ), medians AS (
      SELECT question_version_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(seconds, 0)) AS seconds FROM timed GROUP BY question_version_id
    ), items AS (
      SELECT g.question_version_id, sum(g.points) AS points, sum(g.points * g.points) AS squares, sum(g.points * t.points) AS by_total,
             count(*) FILTER (WHERE g.is_answered)::int AS answered, bool_and(g.points IN (0, q.points::float8)) AS is_right_or_wrong
        FROM given g JOIN totals t ON t.id = g.attempt_id JOIN question_version q ON q.id = g.question_version_id
       GROUP BY g.question_version_id
    )
    SELECT count(*)::int AS attempts, coalesce(sum(points), 0) AS total, coalesce(sum(points * points), 0) AS "totalSquares",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.question_version_id, 'points', i.points, 'pointSquares', i.squares,
                     'pointsByTotal', i.by_total, 'answered', i.answered, 'medianSeconds', m.seconds, 'isRightOrWrong', i.is_right_or_wrong)), '[]')
              FROM items i LEFT JOIN medians m USING (question_version_id)) AS items
      FROM totals`;
  return { set, items: new Map(items.map(({ id, ...item }) => [id, item])) };
}
