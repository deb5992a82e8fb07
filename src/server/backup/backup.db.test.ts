import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { expect, test } from "vitest";
import { makePool } from "@/server/db/pool";
import { Queue } from "@/server/inngest/runner/queue";
import { aStoredFile } from "@/testing/a-stored-file";
import { filesUnder, siteToBackUp } from "@/testing/backup-place";
import { testDatabase } from "@/testing/database";
import { restoreBackup } from "./restore-backup";
import { takeBackup } from "./take-backup";

const database = testDatabase();
const { site, ends, now, signal, storageIn, connect, anEmptyPlace, backUp } = siteToBackUp(database);

/** Every table, constraint, trigger and sequence as one digest, by other means than the backup's own hashes. */
async function digestsOf(client: Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relpersistence = 'p'`,
  );
  const digests: Record<string, string> = {};
  const digest = async (name: string, sql: string) => {
    const { rows } = await client.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM (${sql}) t`,
    );
    digests[name] = rows[0]?.digest;
  };
  for (const { name } of tables) await digest(name, `SELECT * FROM "${name}"`);
  await digest("the queue", `SELECT id, name, data, start_after, singleton_key, retry_limit FROM pgboss.job`);
  await digest("the queue's options", `SELECT name, retry_limit, expire_seconds, retention_minutes FROM pgboss.queue`);
  await digest(
    "constraints",
    `SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace`,
  );
  await digest("triggers", `SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal`);
  await digest("indexes", `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`);
  await digest("sequences", `SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'`);
  return digests;
}

test("backup, wipe, restore: every row, file and secret is there again exactly", async () => {
  const { path, report } = await backUp("whole");
  expect(report).toMatchObject({ files: { count: 3 }, missing: { count: 0 }, secrets: ["auth", "job-signing"] });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const before = await digestsOf(await connect(database.url));
  const place = await anEmptyPlace();
  expect(await restoreBackup(place.deps, path)).toMatchObject({ hasItsAuthSecret: true });
  expect(await digestsOf(place.client)).toEqual(before);
  expect(Object.keys(before).length).toBeGreaterThan(100);
  expect(filesUnder(join(place.dataDir, "files/objects"))).toEqual(filesUnder(join(site.home, "files/objects")));
  expect(filesUnder(join(place.dataDir, "secrets"))).toEqual(filesUnder(join(site.home, "secrets")));
  // The next audit event goes behind the last one, and the chain takes no edit, as before.
  await expect(place.client.query("UPDATE audit_event SET action = 'other'")).rejects.toThrow();
  const pool = makePool(place.url);
  ends.push(() => pool.end());
  const queue = await Queue.open(pool, () => undefined);
  expect(await queue.fetch(1)).toEqual([]);
  await queue.hasten("a place");
  expect(await queue.fetch(1)).toMatchObject([{ data: { runId: "run" } }]);
  await queue.close();
});

test("gives the same archive again for the same site", async () => {
  const [one, other] = [await backUp("one"), await backUp("other")];
  expect(readFileSync(other.path).equals(readFileSync(one.path))).toBe(true);
});

test("takes a site that wrote all the while at one moment", async () => {
  await database.pool.query(
    "CREATE TABLE IF NOT EXISTS aa_first (n int PRIMARY KEY); CREATE TABLE zz_last (n int PRIMARY KEY)",
  );
  let isWriting = true;
  let written = 0;
  const write = async () => {
    while (isWriting) {
      const [n] = [written++];
      await database.pool.query(`WITH one AS (INSERT INTO aa_first VALUES (${n})) INSERT INTO zz_last VALUES (${n})`);
    }
  };
  const writers = [write(), write(), write()];
  await expect.poll(() => written).toBeGreaterThan(10);
  const { report } = await backUp("busy").finally(() => {
    isWriting = false;
  });
  await Promise.all(writers);
  await database.pool.query("DROP TABLE aa_first, zz_last");
  const sumsOf = (table: string) => report.tables.find(({ name }) => name === table);
  const { rows = 0, sha256 } = sumsOf("aa_first") ?? {};
  expect(rows).toBeGreaterThan(10);
  expect(rows).toBeLessThan(written);
  expect(sumsOf("zz_last")).toMatchObject({ rows, sha256 });
});

test("names a file that is gone, and says whether the site itself lacks it", async () => {
  const storage = storageIn(site.home);
  const { id, storageKey } = await aStoredFile({ db: database.db, storage }, site.personId);
  await storage.delete([storageKey]);
  const { path, report } = await backUp("lacking");
  expect(report).toMatchObject({ missing: { count: 1, keys: [storageKey] }, lostKeys: [storageKey] });
  const place = await anEmptyPlace();
  expect((await restoreBackup(place.deps, path)).missing).toEqual({ count: 1, keys: [storageKey] });
  await database.db.storedFile.delete({ where: { id } });
});

test("a backup that fails leaves nothing beside its name", async () => {
  const place = await anEmptyPlace();
  const deps = { client: place.client, storage: storageIn(site.home), now, signal };
  await expect(takeBackup(deps, join(site.folder, "none.tar"))).rejects.toThrow("nothing to back up");
  expect(readdirSync(site.folder).filter((name) => name.startsWith("none"))).toEqual([]);
});

test.each(["rows", "files"])("a backup that is stopped among the %s leaves nothing beside its name", async (part) => {
  const stop = new AbortController();
  const storage = storageIn(site.home);
  const client = await connect(database.url);
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
  const stopping = (...args: unknown[]) => {
    if (part === "rows" && typeof args[0] === "object") stop.abort(new Error("stopped"));
    return ask(...args);
  };
  storage.open = async () => {
    stop.abort(new Error("stopped"));
    return null;
  };
  const deps = { client: Object.assign(client, { query: stopping }), storage, now, signal: stop.signal };
  await expect(takeBackup(deps, join(site.folder, "stopped.tar"))).rejects.toThrow("stopped");
  expect(readdirSync(site.folder).filter((name) => name.startsWith("stopped"))).toEqual([]);
});
