import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import type { Only } from "./sources/source";
import { type SourceName, sources } from "./sources/sources";

/** What a definition says, a day and value for each subject and measure. */
export const counted = (name: SourceName, only: Only): Prisma.Sql => Prisma.sql`
  SELECT source_id, subject_id, measure, (at AT TIME ZONE 'UTC')::date AS day, sum(value)::bigint AS value
    FROM (${sources[name].entries(only)}) d WHERE at IS NOT NULL AND value IS NOT NULL
   GROUP BY source_id, subject_id, measure, day`;

/** What rows of a definition look like in the ledger: a row a source row. */
export const packed = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT source_id, jsonb_agg(jsonb_build_array(subject_id, measure, day, value) ORDER BY subject_id, measure, day) AS entries
    FROM ${rows} c GROUP BY source_id`;

/** Entries of ledger rows as rows: (subject_id, measure, day, value). */
export const unpacked = (entries: Prisma.Sql): Prisma.Sql => Prisma.sql`
  LATERAL (SELECT (e->>0)::uuid AS subject_id, e->>1 AS measure, (e->>2)::date AS day, (e->>3)::bigint AS value
             FROM jsonb_array_elements(${entries}) e) u`;

/**
 * Counts these rows of a source again in the caller's transaction: what they add now takes the place of what they added when
 * they were last counted, and only the difference reaches the sums. Costs as much as the rows it is given, whatever else there
 * is. Safe to repeat and in any order: of rows that are gone, what they added is taken away. Whoever counts several sources in
 * one transaction takes them in the order of `sourceNames`. Resolves to the subjects whose sums changed.
 */
export async function recount(
  tx: Tx,
  name: SourceName,
  { ids, at }: { ids: readonly string[]; at: Date },
): Promise<string[]> {
  const sorted = [...new Set(ids)].sort();
  if (sorted.length === 0) return [];
  // A statement of its own: the one after it sees what whoever held the lock has left.
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended('stat ' || ${name} || id, 0)))::int
      FROM unnest(${sorted}::text[]) AS id`;
  const rows = await queryRows(tx, () => z.strictObject({ subjectId: z.string() }))`
    WITH asked AS (SELECT unnest(${sorted}::uuid[]) AS id),
    fresh AS MATERIALIZED (${counted(name, (id) => Prisma.sql`${id} = ANY (${sorted}::uuid[])`)}),
    packed AS MATERIALIZED (${packed(Prisma.sql`fresh`)}),
    former AS MATERIALIZED (SELECT l.source_id, l.entries FROM stat_ledger l JOIN asked ON l.source_id = asked.id WHERE l.source = ${name}),
    kept AS (
      INSERT INTO stat_ledger (source, source_id, entries, counted_at) SELECT ${name}, source_id, entries, ${at} FROM packed
      ON CONFLICT (source, source_id) DO UPDATE SET entries = EXCLUDED.entries, counted_at = EXCLUDED.counted_at
       WHERE stat_ledger.entries IS DISTINCT FROM EXCLUDED.entries),
    gone AS (
      DELETE FROM stat_ledger l USING former
       WHERE l.source = ${name} AND l.source_id = former.source_id
         AND NOT EXISTS (SELECT 1 FROM packed p WHERE p.source_id = l.source_id)),
    change AS (
      SELECT subject_id, measure, day, sum(value)::bigint AS value
        FROM (SELECT subject_id, measure, day, value FROM fresh
              UNION ALL
              SELECT u.subject_id, u.measure, u.day, -u.value FROM former, ${unpacked(Prisma.sql`former.entries`)}) d
       GROUP BY subject_id, measure, day HAVING sum(value) <> 0),
    summed AS (
      -- In one order, so that two of these never wait for each other.
      INSERT INTO stat_sum (subject_id, measure, day, value) SELECT * FROM change ORDER BY subject_id, measure, day
      ON CONFLICT (subject_id, measure, day) DO UPDATE SET value = stat_sum.value + EXCLUDED.value
      RETURNING subject_id)
    SELECT DISTINCT subject_id::text AS "subjectId" FROM summed`;
  return rows.map(({ subjectId }) => subjectId);
}
