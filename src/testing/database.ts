import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type Pool } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { setVariable } from "@/env/server";
import { type Db, makeDb } from "@/server/db/client";
import { closePool, getPool, makePool } from "@/server/db/pool";

/** Filled by the time the first test of the file runs. */
export type TestDatabase = { readonly db: Db; readonly pool: Pool; readonly url: string };

let made = 0;

let shared: { client: Db; pool: Pool } | undefined;

/**
 * One client for all files of a process, over the pool of the one that runs: to make a client and to plan its queries again takes
 * each of them a third of a second. The process' own client (`@/server/db/client`) is the same.
 */
function clientOver(pool: Pool): Db {
  const forward = (_: Pool, name: string | symbol) => {
    const current = shared?.pool ?? pool;
    const value: unknown = Reflect.get(current, name);
    return typeof value === "function" ? value.bind(current) : value;
  };
  const client = shared?.client ?? makeDb(new Proxy(pool, { get: forward }));
  shared = { client, pool };
  Object.assign(globalThis, { lecternDb: shared });
  return client;
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("testDatabaseServer") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

interface Options {
  /** A second site beside the test's own: the process' own client and DATA_DIR stay as they are. */
  isElsewhere?: boolean;
}

/**
 * Gives the test file a migrated database of its own, empty but for what the migrations put in, and a DATA_DIR of its own.
 * Call it once, outside the tests; again only for sites elsewhere. The process' own client (`@/server/db/client`) points
 * there as well.
 */
export function testDatabase({ isElsewhere = false }: Options = {}): TestDatabase {
  const name = `${inject("testDatabasePrefix")}_${process.pid}_${made++}`;
  const current: { db?: Db; pool?: Pool; url?: string; dataDir?: string } = {};

  beforeAll(async () => {
    await onServer(`CREATE DATABASE "${name}" TEMPLATE "${inject("testDatabaseTemplate")}" STRATEGY FILE_COPY`);
    current.url = Object.assign(new URL(inject("testDatabaseServer")), { pathname: `/${name}` }).href;
    if (!isElsewhere) {
      current.dataDir = mkdtempSync(join(tmpdir(), "lectern-test-"));
      setVariable("DATABASE_URL", current.url);
      setVariable("DATA_DIR", current.dataDir);
      // An earlier file of the same process had another folder.
      for (const name of ["storage", "local-storage"])
        Reflect.deleteProperty(globalThis, Symbol.for(`lectern.${name}`));
      // What an earlier file left in progress may have opened one again, to a database that is gone.
      await closePool();
    }
    current.pool = isElsewhere ? makePool(current.url) : getPool();
    current.db = isElsewhere ? makeDb(current.pool) : clientOver(current.pool);
  });

  afterAll(async () => {
    await (isElsewhere ? current.pool?.end() : closePool());
    await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    if (current.dataDir) rmSync(current.dataDir, { recursive: true, force: true });
  });

  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("The test database exists only while the tests of its file run.");
    return value;
  };
  return {
    get db() {
      return ready(current.db);
    },
    get pool() {
      return ready(current.pool);
    },
    get url() {
      return ready(current.url);
    },
  };
}
