import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/**
 * What is shown of some subjects, a row each, from the sums. Pure: what counts a change, the night and the proof all use it.
 */
export interface Projection {
  table: Prisma.Sql;
  /** The column that names the subject. */
  key: string;
  columns: readonly string[];
  /** Over a query of (id, at), the subject and as of when: a row of the key and the columns, by these names. */
  rows: (asked: Prisma.Sql) => Prisma.Sql;
}

const list = (names: readonly string[], from = ""): Prisma.Sql =>
  Prisma.join(names.map((name) => Prisma.raw(`${from}"${name}"`)));

/** Writes the rows of these subjects as of `at`. */
export async function store(tx: Tx, projection: Projection, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const { table, key, columns } = projection;
  const asked = Prisma.sql`SELECT id, ${at}::timestamptz AS at FROM unnest(${[...ids]}::uuid[]) AS id`;
  const set = Prisma.join(columns.map((name) => Prisma.raw(`"${name}" = EXCLUDED."${name}"`)));
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${table} (id, ${list([key, ...columns])}, updated_at)
    SELECT gen_random_uuid(), ${list([key, ...columns], "f.")}, ${at} FROM (${projection.rows(asked)}) f
    ON CONFLICT (${list([key])}) DO UPDATE SET ${set}, updated_at = EXCLUDED.updated_at`);
}

/** A figure that is not what its rows come to. */
export const WrongFigure = rowSchema(() => ({
  table: z.string(),
  subject: z.string(),
  figure: z.string(),
  stored: z.string(),
  counted: z.string(),
}));
export type WrongFigure = RowOf<typeof WrongFigure>;

/** What differs between two queries of rows with the same key and columns, figure by figure; a row that one lacks differs in all. */
export function findDifferences(
  tx: Tx,
  { table, key, columns, stored, counted }: Omit<Projection, "rows"> & { stored: Prisma.Sql; counted: Prisma.Sql },
): Promise<WrongFigure[]> {
  return queryRows(tx, WrongFigure)`
    SELECT ${table.sql} AS "table", COALESCE(s.row->>${key}, f.row->>${key}) AS subject, k AS figure,
           COALESCE(s.row->>k, 'nothing') AS stored, COALESCE(f.row->>k, 'nothing') AS counted
      FROM (SELECT to_jsonb(x) AS row FROM (${stored}) x) s
      FULL JOIN (SELECT to_jsonb(x) AS row FROM (${counted}) x) f ON f.row->${key} = s.row->${key}
     CROSS JOIN unnest(${[...columns]}::text[]) AS k
     WHERE s.row->k IS DISTINCT FROM f.row->k ORDER BY 2, 3`;
}

/** Of the rows that a projection has stored, those that are something else as of the moment when each was written. */
export const findWrongRows = (tx: Tx, projection: Projection): Promise<WrongFigure[]> =>
  findDifferences(tx, {
    ...projection,
    stored: Prisma.sql`SELECT ${list([projection.key, ...projection.columns])} FROM ${projection.table}`,
    counted: projection.rows(
      projection.key === "key"
        ? Prisma.sql`SELECT updated_at AS at FROM ${projection.table}`
        : Prisma.sql`SELECT ${list([projection.key])} AS id, updated_at AS at FROM ${projection.table}`,
    ),
  });
