import "server-only";
import { Client, type ClientBase, Pool } from "pg";
import { env } from "@/env/server";
import { countStatements } from "./count-statements";
import { databaseUrl } from "./database-url";

/** Seconds after which Postgres cancels a statement or a wait for a lock, and ends a transaction in which nothing happens. */
export interface SessionLimits {
  statement: number;
  lock: number;
  idleInTransaction: number;
}

/**
 * Of a web process. No one waits at a page for so long; it is the functions which an Inngest server calls there that may take
 * minutes. Jobs processes and commands have no limits: a backup is one long transaction.
 */
export const webLimits: SessionLimits = { statement: 300, lock: 30, idleInTransaction: 300 };

const shared = globalThis as typeof globalThis & { lecternPool?: Pool; lecternLimits?: SessionLimits };

/** For the connections that this process opens from now on. */
export function limitSessions(limits: SessionLimits | undefined): void {
  shared.lecternLimits = limits;
}

/**
 * The process' one pool of connections, under Prisma's client as well. The web server and Next's bundle hold two copies
 * of this module, hence the global. For queries on hot paths: `pool.query({ name, text, values })` prepares once.
 */
export function getPool(): Pool {
  shared.lecternPool ??= makePool(databaseUrl());
  return shared.lecternPool;
}

export function makePool(url: string, max = 10): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    application_name: "lectern",
    onConnect: applyLimits,
  });
  // A connection that dies while idle is replaced on the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  if (env.LECTERN_UNDER_TEST) countStatements(pool);
  return pool;
}

/** By a statement: a pooler between us and Postgres refuses a connection that names them as it starts. */
async function applyLimits(client: ClientBase): Promise<void> {
  const limits = shared.lecternLimits;
  if (!limits) return;
  const { statement, lock, idleInTransaction } = limits;
  await client.query(
    `SELECT set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
            set_config('idle_in_transaction_session_timeout', $3, false)`,
    [statement, lock, idleInTransaction].map((seconds) => `${seconds * 1000}ms`),
  );
}

/** A connection of its own, for LISTEN. The caller connects, listens for "error" and "end", and ends it. */
export function makeClient(): Client {
  return new Client({ connectionString: databaseUrl(), application_name: "lectern-listen", keepAlive: true });
}

export async function closePool(): Promise<void> {
  const pool = shared.lecternPool;
  shared.lecternPool = undefined;
  await pool?.end();
}
