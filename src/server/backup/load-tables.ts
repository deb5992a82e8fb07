import "server-only";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { rowSchema } from "@/server/db/query-rows";
import { createQueueTables } from "@/server/inngest/runner/queue";
import { BackupError } from "./backup-error";
import { readRows, tableOfEntry } from "./copy-tables";
import type { Manifest, TableRecord } from "./manifest";
import { createHistory, dropMark } from "./prepare-schema";
import { readArchive } from "./read-archive";
import { copyIn, listTables, nameOf, quoted, type Table } from "./tables";

/**
 * Puts the rows in: all of them, exactly as they were, or none. Nothing of it needs a superuser. Foreign keys are taken off
 * and put on again, which checks every row and lets tables come in any order; triggers of ours are off meanwhile, because
 * what they would write is in the rows. Before the commit every table is read back and its hash compared: returns what was read.
 */
export async function loadTables(
  client: Client,
  path: string,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<TableRecord[]> {
  let restored: TableRecord[];
  await client.query("BEGIN");
  try {
    await createHistory(client);
    if (manifest.tables.some(({ schema }) => schema === "pgboss")) await createQueueTables(client);
    const tables = matchTables(await listTables(client), manifest);
    const own = tables.filter(({ schema }) => schema === "public");
    const keys = await takeOffForeignKeys(client);
    for (const table of own) await client.query(`ALTER TABLE ${nameOf(table)} DISABLE TRIGGER USER`);
    // Some migrations put rows in.
    await client.query(`TRUNCATE ${own.map(nameOf).join(", ")}`);
    await copyAll(client, path, tables, signal);
    for (const table of own) await client.query(`ALTER TABLE ${nameOf(table)} ENABLE TRIGGER USER`);
    for (const key of keys) await client.query(`ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`);
    for (const { name, value, isCalled } of manifest.sequences)
      await client.query("SELECT setval($1::regclass, $2, $3)", [nameOf({ schema: "public", name }), value, isCalled]);
    restored = await compare(client, tables, manifest, signal);
    await dropMark(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
  // Without figures on what the tables hold, the first hours would be planned badly.
  await client.query("ANALYZE");
  return restored;
}

/** The tables of the backup as they are here. Names from the archive reach no statement unless the catalog has them. */
function matchTables(here: readonly Table[], manifest: Manifest): Table[] {
  const known = new Map(here.map((table) => [`${table.schema}.${table.name}`, table]));
  return manifest.tables.map(({ schema, name, columns }) => {
    const table = known.get(`${schema}.${name}`);
    if (!table || table.columns.toSorted().join() !== columns.toSorted().join())
      throw new BackupError(`The table ${name} in the backup doesn't match its migrations. Nothing was restored.`);
    return { ...table, columns };
  });
}

const ForeignKeyRow = rowSchema(() => ({ table: z.string(), name: z.string(), definition: z.string() }));

async function takeOffForeignKeys(client: Client) {
  const rows = await clientRows(
    client,
    ForeignKeyRow,
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows;
}

/** The pieces of a table follow one another, so one COPY takes them all. */
async function copyAll(client: Client, path: string, tables: readonly Table[], signal: AbortSignal): Promise<void> {
  const known = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]));
  let open: { name: string; copy: ReturnType<typeof copyFrom>; done: Promise<void> } | undefined;
  const close = async () => {
    open?.copy.end();
    await open?.done;
    open = undefined;
  };
  const take: Parameters<typeof readArchive>[1] = async ({ name: entry, body }) => {
    const name = tableOfEntry(entry);
    if (name === null) return entry.startsWith("files/") ? "stop" : undefined;
    if (open?.name !== name) {
      await close();
      const table = known.get(name);
      if (!table) throw new BackupError(`The archive has rows of ${quoted(name)}, a table it doesn't list.`);
      const copy = client.query(copyFrom(copyIn(table)));
      const done = finished(copy);
      done.catch(() => undefined);
      open = { name, copy, done };
    }
    const { copy, done } = open;
    for await (const chunk of body.pipe(createGunzip()))
      if (!copy.write(chunk)) await Promise.race([once(copy, "drain"), done]);
    return undefined;
  };
  try {
    await readArchive(path, take, signal);
    await close();
  } catch (error) {
    // Else the connection would wait for more rows for ever.
    open?.copy.destroy();
    await open?.done.catch(() => undefined);
    throw error;
  }
}

/** By their hashes, which cover the number of rows: some older archives give that as 0. */
async function compare(client: Client, tables: readonly Table[], manifest: Manifest, signal: AbortSignal) {
  const restored: TableRecord[] = [];
  for (const [index, table] of tables.entries()) {
    signal.throwIfAborted();
    const { schema, name, columns } = table;
    const sums = await readRows(client, table);
    if (manifest.tables[index]?.sha256 !== sums.sha256)
      throw new BackupError(`The restored rows of ${name} differ from the backup. Nothing was restored.`);
    restored.push({ schema, name, columns, ...sums });
  }
  return restored;
}
