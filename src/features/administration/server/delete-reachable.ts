import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const ForeignKey = rowSchema(() => ({ child: z.string(), column: z.string(), parent: z.string() }));
type ForeignKey = RowOf<typeof ForeignKey>;
/** Ids of rows to delete, by table. */
export type Doomed = Map<string, Set<string>>;

const idLists = (ids: Iterable<string>) => [...ids];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Every reference by which a row keeps another from being deleted, or goes with it. (SET NULL lets go automatically, and the
 * few tables without an id are lists that go with what they belong to.)
 */
async function readForeignKeys(tx: Tx): Promise<ForeignKey[]> {
  return queryRows(tx, ForeignKey)`
    SELECT child.relname AS child, attribute.attname AS column, parent.relname AS parent
    FROM pg_constraint key
    JOIN pg_class child ON child.oid = key.conrelid
    JOIN pg_attribute identity ON identity.attrelid = key.conrelid AND identity.attname = 'id'
    JOIN pg_class parent ON parent.oid = key.confrelid
    JOIN pg_attribute attribute ON attribute.attrelid = key.conrelid AND attribute.attnum = key.conkey[1]
    WHERE key.contype = 'f' AND key.confdeltype IN ('a', 'r', 'c') AND child.relnamespace = 'public'::regnamespace`;
}

/** Adds to `doomed` whatever cannot stay without it, except rows of the tables in `spared`. */
export async function addDependents(tx: Tx, doomed: Doomed, spared: ReadonlySet<string>): Promise<void> {
  const keys = (await readForeignKeys(tx)).filter(({ child }) => !spared.has(child));
  const fresh = [...doomed].map(([table, ids]) => ({ table, ids: idLists(ids) }));
  for (let next = fresh.shift(); next; next = fresh.shift()) {
    for (const { child, column } of keys.filter(({ parent }) => parent === next?.table)) {
      const rows = await queryRows(tx, IdRow)`
        SELECT id::text AS id FROM ${Prisma.raw(quoted(child))} WHERE ${Prisma.raw(quoted(column))} = ANY(${next.ids}::uuid[])`;
      const known = doomed.get(child) ?? new Set();
      const added = rows.map(({ id }) => id).filter((id) => !known.has(id));
      if (added.length === 0) continue;
      doomed.set(child, new Set([...known, ...added]));
      fresh.push({ table: child, ids: added });
    }
  }
}

async function tryDelete(tx: Tx, table: string, ids: readonly string[]): Promise<boolean> {
  await tx.$executeRawUnsafe("SAVEPOINT before_delete");
  try {
    await tx.$executeRawUnsafe(`DELETE FROM ${quoted(table)} WHERE id = ANY($1::uuid[])`, ids);
    await tx.$executeRawUnsafe("RELEASE SAVEPOINT before_delete");
    return true;
  } catch {
    await tx.$executeRawUnsafe("ROLLBACK TO SAVEPOINT before_delete");
    return false;
  }
}

/**
 * Deletes the rows in whatever order their references and triggers allow, found by trying: the tables refer to each other
 * in circles, and content of a published version may only go together with the version. Throws if some cannot go.
 */
export async function deleteDoomed(tx: Tx, doomed: Doomed): Promise<void> {
  let left = [...doomed].filter(([, ids]) => ids.size > 0);
  while (left.length > 0) {
    const refused: typeof left = [];
    for (const entry of left) if (!(await tryDelete(tx, entry[0], idLists(entry[1])))) refused.push(entry);
    if (refused.length === left.length) {
      throw new Error(`These rows are still needed by others: ${refused.map(([table]) => table).join(", ")}`);
    }
    left = refused;
  }
}
