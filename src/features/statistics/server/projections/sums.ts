import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** The sum of a measure of a subject, over all days or those from `since` on; 0 where nothing was counted. */
export const total = (subjectId: Prisma.Sql, measure: string, since?: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT sum(s.value) FROM stat_sum s WHERE s.subject_id = ${subjectId} AND s.measure = ${measure}
             ${since ? Prisma.sql`AND s.day >= ${since}` : Prisma.empty}), 0)`;

/** A share in percent with two places; null where there is nothing to have a share of: never 0 / 0, never more than all. */
export const percent = (part: Prisma.Sql, whole: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`round(100.0 * ${part} / NULLIF(${whole}, 0), 2)`;

/** Revenue of subjects as `{ "USD": 1200 }`, minor units. */
export const revenue = (subjects: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_object_agg(substr(m.measure, 9), m.amount) FROM (
    SELECT s.measure, sum(s.value) AS amount FROM stat_sum s
     WHERE s.subject_id IN (${subjects}) AND s.measure LIKE 'revenue:%' GROUP BY s.measure HAVING sum(s.value) <> 0) m), '{}'::jsonb)`;

/** The same by month: `{ "2026-11": { "USD": 1200 } }`. */
export const revenueByMonth = (subjects: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_object_agg(month, amounts) FROM (
    SELECT month, jsonb_object_agg(currency, amount) AS amounts FROM (
      SELECT to_char(s.day, 'YYYY-MM') AS month, substr(s.measure, 9) AS currency, sum(s.value) AS amount
        FROM stat_sum s WHERE s.subject_id IN (${subjects}) AND s.measure LIKE 'revenue:%'
       GROUP BY 1, 2 HAVING sum(s.value) <> 0) m GROUP BY month) months), '{}'::jsonb)`;
