import { Client, type Pool } from "pg";
import { inject } from "vitest";
import { type Db, makeDb } from "@/server/db/client";
import { makePool } from "@/server/db/pool";

export interface OwnDatabase {
  name: string;
  url: string;
  db: Db;
  pool: Pool;
  /** Ends our connections to it: it may then be copied. */
  leave: () => Promise<void>;
  drop: () => Promise<void>;
}

let made = 0;

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("testDatabaseServer") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A database of its own beside the test's: an empty one, or a copy of one that no one is connected to, with all its ids. */
export async function makeOwnDatabase(copied = inject("testDatabaseTemplate")): Promise<OwnDatabase> {
  const name = `${inject("testDatabasePrefix")}_${process.pid}_eval_${made++}`;
  // A process that was killed leaves its connections behind for a moment.
  await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${copied}'`);
  await onServer(`CREATE DATABASE "${name}" TEMPLATE "${copied}" STRATEGY FILE_COPY`);
  const url = Object.assign(new URL(inject("testDatabaseServer")), { pathname: `/${name}` }).href;
  const pool = makePool(url);
  // A database that is dropped under its connections says so.
  pool.on("error", () => undefined);
  const leave = async () => {
    if (!pool.ended) await pool.end();
  };
  const drop = async () => {
    await leave();
    await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return { name, url, db: makeDb(pool), pool, leave, drop };
}
