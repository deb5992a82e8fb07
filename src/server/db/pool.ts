import "server-only";
import { Client, Pool } from "pg";
import { env } from "@/env/server";
import { countStatements } from "./count-statements";
import { databaseUrl } from "./database-url";

const shared = globalThis as typeof globalThis & { lecternPool?: Pool };

/**
 * The process' one pool of connections, under Prisma's client as well. The web server and Next's bundle hold two copies
 * of this module, hence the global. For queries on hot paths: `pool.query({ name, text, values })` prepares once.
 */
export function getPool(): Pool {
  shared.lecternPool ??= makePool(databaseUrl());
  return shared.lecternPool;
}

export function makePool(url: string, max = 10): Pool {
  const pool = new Pool({ connectionString: url, max, idleTimeoutMillis: 30_000, application_name: "lectern" });
  // A connection that dies while idle is replaced on the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  if (env.LECTERN_UNDER_TEST) countStatements(pool);
  return pool;
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
