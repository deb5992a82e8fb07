import "server-only";
import type { Pool } from "pg";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "./client";
import { checkRows, type RowSchema } from "./query-rows";

/** One for the process: the web server and the pages that it runs are bundles of their own over the same connections. */
const shared = globalThis as { lecternAsk?: { pools: WeakMap<object, () => Pool>; names: Map<string, string> } };
shared.lecternAsk ??= { pools: new WeakMap(), names: new Map() };

/** Whose connections a client uses. Not of a transaction's client: what that asks must go over its own connection. */
const { pools, names } = shared.lecternAsk;

export function rememberPool(client: object, pool: () => Pool): void {
  pools.set(client, pool);
}

export const hasPool = (client: object): boolean => pools.has(client);

/**
 * A statement of a hot path, prepared once a connection and sent past Prisma, whose own way costs about three times as much
 * again. Inside a transaction it goes with that.
 */
export function ask<Row extends object>(db: Tx, schema: RowSchema<Row>, statement: Prisma.Sql): Promise<Row[]> {
  const pool = pools.get(db);
  return checkRows(pool ? send(pool(), statement) : db.$queryRaw<Row[]>(statement), schema, ask);
}

async function send<Row extends object>(pool: Pool, { text, values }: Prisma.Sql): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ name: nameOf(text), text, values: [...values] });
  return rows;
}

const mostNames = 200;

/** Postgres keeps the plan under this name, one for each connection; beyond the limit a statement goes without. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = `a${names.size}`;
  names.set(text, name);
  return name;
}
