import "server-only";
import * as z from "zod";
import type { SetSums } from "@/features/item-analysis/item-statistics";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type CountedOf, countedSql } from "./counted-sql";

const Row = rowSchema(() => ({
  id: z.string(),
  attempts: z.number(),
  total: z.number(),
  totalSquares: z.number(),
}));

/** What the counted attempts that had a question add up to, by the id of its version, where attempts draw their questions. One query. */
export async function readSeen(db: Deps["db"], of: CountedOf): Promise<Map<string, SetSums>> {
  const rows = await queryRows(db, Row)`
    WITH ${countedSql(of)}
    SELECT i.item ->> 'questionVersionId' AS id, count(*)::int AS attempts, sum(t.points) AS total, sum(t.points * t.points) AS "totalSquares"
      FROM totals t JOIN assessment_attempt a ON a.id = t.id CROSS JOIN LATERAL jsonb_array_elements(a.question_order) AS i (item)
     GROUP BY 1`;
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}
