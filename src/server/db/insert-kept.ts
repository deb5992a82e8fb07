import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "./client";
import { IdRow, queryRow, queryRows, rowSchema } from "./query-rows";

const Columns = rowSchema(() => ({ names: z.string().nullable() }));

/**
 * Inserts rows that were kept as `to_jsonb` gave them, perhaps by an older release: a column that they lack gets its default,
 * and one that the table has no longer is left out. `kept` is a query with one column, `r`, the rows of one time.
 * @returns what `returning` says of each row that was inserted, a column of ids.
 */
export async function insertKept(tx: Tx, table: string, kept: Prisma.Sql, returning = "id"): Promise<string[]> {
  const { names } = await queryRow(tx, Columns)`
    SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
     WHERE attrelid = ${table}::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
       AND attname IN (SELECT jsonb_object_keys(r) FROM (${kept}) AS k)`;
  if (names === null) return [];
  const columns = Prisma.raw(names);
  const inserted = await queryRows(tx, IdRow)`
    INSERT INTO ${Prisma.raw(table)} (${columns})
    SELECT ${columns} FROM (${kept}) AS k, jsonb_populate_record(NULL::${Prisma.raw(table)}, k.r)
    RETURNING ${Prisma.raw(returning)} AS id`;
  return inserted.map(({ id }) => id);
}
