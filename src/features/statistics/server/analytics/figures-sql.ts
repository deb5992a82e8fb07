import "server-only";
import * as z from "zod";
import type { Span } from "@/features/statistics/analytics";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

/** What a measure comes to: in the stretch, in the one before, at its end and at its beginning. */
export const Sums = rowSchema(() => ({ now: z.number(), before: z.number(), atEnd: z.number(), atStart: z.number() }));
export type Sums = RowOf<typeof Sums>;

/** Days as a query compares them. */
export const inSpan = (day: Prisma.Sql, { from, to }: { from: string; to: string }): Prisma.Sql =>
  Prisma.sql`${day} BETWEEN ${from}::date AND ${to}::date`;

/** Two ranges of the index, each read automatically: one condition with OR reads every sum of a course. */
const counted = (to: string, measures: readonly string[]): Prisma.Sql => {
  const sums = Prisma.sql`
    SELECT s.measure, s.day, s.value FROM stat_sum s WHERE s.subject_id IN (SELECT id FROM scope) AND s.day <= ${to}::date`;
  return Prisma.sql`
    ${sums} AND s.measure = ANY (${[...measures]}::text[])
    UNION ALL ${sums} AND s.measure LIKE 'revenue:%'`;
};

/** `{ "learners": Sums }` of what is in `scope`, of these measures and of revenue: over sums by day, whatever the number of rows behind them. */
export const figureSums = (span: Span, measures: readonly string[]): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_object_agg(m.measure, jsonb_build_object('now', m.now, 'before', m.before, 'atEnd', m.at_end, 'atStart', m.at_start)), '{}'::jsonb)
     FROM (SELECT s.measure, sum(s.value) AS at_end, COALESCE(sum(s.value) FILTER (WHERE s.day < ${span.from}::date), 0) AS at_start,
                  COALESCE(sum(s.value) FILTER (WHERE s.day >= ${span.from}::date), 0) AS now,
                  COALESCE(sum(s.value) FILTER (WHERE ${inSpan(Prisma.sql`s.day`, span.before ?? { from: "2000-01-01", to: "1999-12-31" })}), 0) AS before
             FROM (${counted(span.to, measures)}) s
            GROUP BY s.measure) m)`;

/** `[["2026-11-20", 3]]`: a measure by day, from the beginning of the stretch before. */
export const daysOfMeasure = (measure: string, span: Span): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_array(to_char(m.day, 'YYYY-MM-DD'), m.value) ORDER BY m.day), '[]'::jsonb)
     FROM (SELECT s.day, sum(s.value) AS value FROM stat_sum s
            WHERE s.subject_id IN (SELECT id FROM scope) AND s.measure = ${measure}
              AND s.day BETWEEN date_trunc('week', ${span.before?.from ?? span.from}::date)::date AND ${span.to}::date
            GROUP BY s.day HAVING sum(s.value) <> 0) m)`;
