import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { counted, packed, unpacked } from "./recount";
import type { Only } from "./sources/source";
import { type SourceName, sources } from "./sources/sources";

/** How many rows of a source are compared at a time. */
const PAGE_ROWS = 20_000;

export interface DriftPage {
  /** Rows that add something else now than what the ledger has of them, those that are gone among them. */
  ids: string[];
  /** Where the next page starts; null after the last. */
  next: string | null;
}

export interface Page {
  /** Restricts a definition, or the ledger, to the page. */
  within: Only;
  /** Where the next page starts; null after the last. */
  next: string | null;
}

/** A page of a source's rows, by id. Starts with `after` null. */
export async function findPage(db: Tx, name: SourceName, after: string | null): Promise<Page> {
  const begin = after === null ? Prisma.sql`true` : Prisma.sql`id > ${after}::uuid`;
  const [end] = await queryRows(db, IdRow)`
    SELECT id FROM ${sources[name].table} WHERE ${begin} ORDER BY id OFFSET ${PAGE_ROWS - 1} LIMIT 1`;
  const next = end?.id ?? null;
  const within = (id: Prisma.Sql) => Prisma.sql`
    ${after === null ? Prisma.sql`true` : Prisma.sql`${id} > ${after}::uuid`}
    AND ${next === null ? Prisma.sql`true` : Prisma.sql`${id} <= ${next}::uuid`}`;
  return { within, next };
}

/** Compares a page of a source with the ledger. Starts with `after` null. */
export async function findStale(db: Tx, name: SourceName, after: string | null): Promise<DriftPage> {
  const { within, next } = await findPage(db, name, after);
  const rows = await queryRows(db, IdRow)`
    WITH fresh AS (${packed(Prisma.sql`(${counted(name, within)})`)}),
    former AS (SELECT source_id, entries FROM stat_ledger WHERE source = ${name} AND ${within(Prisma.sql`source_id`)})
    SELECT source_id AS id FROM fresh FULL JOIN former USING (source_id) WHERE fresh.entries IS DISTINCT FROM former.entries
     ORDER BY source_id`;
  return { ids: rows.map(({ id }) => id), next };
}

/** All pages of a source, one after the other. */
export async function* eachStalePage(db: Tx, name: SourceName): AsyncGenerator<string[]> {
  let after: string | null = null;
  do {
    const page: DriftPage = await findStale(db, name, after);
    yield page.ids;
    after = page.next;
  } while (after !== null);
}

const WrongSum = rowSchema(() => ({
  subjectId: z.string(),
  measure: z.string(),
  /** ISO date. */
  day: z.string(),
  stored: z.bigint(),
  counted: z.bigint(),
}));
export type WrongSum = RowOf<typeof WrongSum>;

/** Sums that are not those of the ledger. One statement, so what is being counted meanwhile is on both sides or on none. */
export function findWrongSums(db: Tx): Promise<WrongSum[]> {
  return queryRows(db, WrongSum)`
    WITH right_ones AS (
      SELECT u.subject_id, u.measure, u.day, sum(u.value)::bigint AS value
        FROM stat_ledger l, ${unpacked(Prisma.sql`l.entries`)} GROUP BY u.subject_id, u.measure, u.day)
    SELECT COALESCE(r.subject_id, s.subject_id) AS "subjectId", COALESCE(r.measure, s.measure) AS measure,
           to_char(COALESCE(r.day, s.day), 'YYYY-MM-DD') AS day, COALESCE(s.value, 0) AS stored, COALESCE(r.value, 0) AS counted
      FROM right_ones r FULL JOIN stat_sum s ON s.subject_id = r.subject_id AND s.measure = r.measure AND s.day = r.day
     WHERE COALESCE(r.value, 0) <> COALESCE(s.value, 0) ORDER BY 1, 2, 3`;
}
