import "server-only";
import type { Client } from "pg";
import * as z from "zod";
import { hasTable } from "@/server/db/ask-whether";
import { clientRows } from "@/server/db/client-rows";
import { rowSchema } from "@/server/db/query-rows";
import type { TableRecord } from "./manifest";

export type Table = Pick<TableRecord, "schema" | "name" | "columns"> & {
  /** Column names of the key, those of text compared by their bytes. */
  orderBy: string;
  where: string;
};

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const nameOf = ({ schema, name }: Pick<Table, "schema" | "name">) => `${quoted(schema)}.${quoted(name)}`;

/** So that the same value is written the same way by every server, and nothing ends a long transaction that is at rest. */
const SETTINGS = {
  client_encoding: "UTF8",
  datestyle: "ISO, YMD",
  intervalstyle: "postgres",
  timezone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  search_path: "public",
  row_security: "off",
  statement_timeout: "0",
  lock_timeout: "0",
  idle_in_transaction_session_timeout: "0",
};

export async function settle(client: Client): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS))
    await client.query("SELECT set_config($1, $2, false)", [name, value]);
}

const TableRow = rowSchema(() => ({
  name: z.string(),
  columns: z.array(z.string()),
  key: z.array(z.string()).nullable(),
}));

/**
 * The tables of the site, by name. Without those that a crash empties anyway (UNLOGGED: counters of requests, texts that are
 * just being written), and without computed columns.
 */
export async function listTables(client: Client): Promise<Table[]> {
  const rows = await clientRows(
    client,
    TableRow,
    `
    SELECT c.relname AS name,
           array_agg(a.attname::text ORDER BY a.attnum) AS columns,
           (SELECT array_agg(quote_ident(k.attname) || CASE WHEN k.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
                             ORDER BY array_position(i.indkey::int[], k.attnum::int))
              FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
             WHERE i.indrelid = c.oid AND i.indisprimary) AS key
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relpersistence = 'p'
     GROUP BY c.oid, c.relname ORDER BY c.relname COLLATE "C"`,
  );
  const tables = rows.map(({ name, columns, key }) => ({
    schema: "public",
    name,
    columns,
    orderBy: key?.join(", ") ?? 't::text COLLATE "C"',
    where: "true",
  }));
  return [...tables, ...(await listQueue(client))];
}

/**
 * The embedded runner's calls that are not done. Those in someone's hands are due again after a restore, so their state is
 * left out, and so is what the queue only keeps for its own statistics.
 */
async function listQueue(client: Client): Promise<Table[]> {
  return (await hasTable(client, "pgboss.job")) ? [queueTable] : [];
}

const queueTable: Table = {
  schema: "pgboss",
  name: "job",
  columns: [
    ...["id", "name", "priority", "data", "retry_limit", "retry_count", "retry_delay", "retry_backoff", "start_after"],
    ...["singleton_key", "singleton_on", "expire_in", "created_on", "keep_until", "dead_letter", "policy"],
  ],
  orderBy: 'name COLLATE "C", id',
  where: "state < 'completed'",
};

export const copyOut = (table: Table): string =>
  `COPY (SELECT ${table.columns.map(quoted).join(", ")} FROM ${nameOf(table)} t WHERE ${table.where} ORDER BY ${table.orderBy}) TO STDOUT`;

export const copyIn = (table: Pick<Table, "schema" | "name" | "columns">): string =>
  `COPY ${nameOf(table)} (${table.columns.map(quoted).join(", ")}) FROM STDIN`;
