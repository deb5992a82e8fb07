import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { authSecret } from "@/env/secrets";
import { checksumOf, migrate, pendingMigrations, readMigrations } from "@/server/db/migrations";
import { S3Storage } from "@/server/storage/s3-storage";
import { filesUnder, siteToBackUp } from "@/testing/backup-place";
import { testDatabase } from "@/testing/database";
import { canStartS3Engine, howToGetS3, startS3Engine } from "@/testing/s3-engine";
import { splittingProxy } from "@/testing/splitting-proxy";
import { entryNames } from "./manifest";
import { createHistory, dropMark, prepareSchema } from "./prepare-schema";
import { readArchive } from "./read-archive";
import { restoreBackup } from "./restore-backup";
import { takeBackup } from "./take-backup";
import { ArchiveWriter } from "./write-archive";

const database = testDatabase();
const { site, ends, now, signal, storageIn, connect, anEmptyPlace, backUp } = siteToBackUp(database);

const nothingOf = async ({ client, dataDir }: Awaited<ReturnType<typeof anEmptyPlace>>) => {
  const { rows } = await client.query(`SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE nspname IN ('public', 'pgboss') AND relkind = 'r'`);
  const files = (part: string) => Object.keys(filesUnder(join(dataDir, part)));
  return { rows, files: files("files/objects"), secrets: files("secrets") };
};
const nothing = { rows: [], files: [], secrets: [] };

test("a restore refuses an archive with one other byte anywhere, or without its end, and leaves nothing", async () => {
  const { path } = await backUp("sound");
  const place = await anEmptyPlace();
  const { size } = statSync(path);
  const sound = readFileSync(path);
  const spoilt = join(site.folder, "spoilt.tar");
  const refusal = async () =>
    restoreBackup(place.deps, spoilt).then(String, (error: Error) => `${error.name}: ${error.message}`);
  for (const at of [550, 5_000, size >> 2, size >> 1, size - 9_000, size - 3_000]) {
    writeFileSync(spoilt, sound);
    const file = await open(spoilt, "r+");
    await file.write(Buffer.from([(sound[at] ?? 0) ^ 1]), 0, 1, at);
    await file.close();
    const answer = await refusal();
    expect(answer, `byte ${at} of ${size}`).toMatch(/^BackupError: .*(is damaged or cut off|is not a Lectern backup)/);
  }
  for (const length of [0, 100, 2_000, size >> 1, size - 3_000]) {
    writeFileSync(spoilt, sound.subarray(0, length));
    expect(await refusal(), `${length} of ${size}`).toMatch(
      /^BackupError: .*(is damaged or cut off|is not a Lectern backup)/,
    );
  }
  expect(await nothingOf(place)).toEqual(nothing);
});

test("a restore refuses a place that is not empty, and changes nothing in it", async () => {
  const { path } = await backUp("again");
  const withTable = await anEmptyPlace();
  await withTable.client.query("CREATE TABLE notes (words text)");
  await expect(restoreBackup(withTable.deps, path)).rejects.toThrow("The database is not empty");
  expect(await nothingOf(withTable)).toEqual({ ...nothing, rows: [{ relname: "notes" }] });
  const withFile = await anEmptyPlace();
  const key = "files/2026-11/kept";
  await storageIn(withFile.dataDir).put(key, Buffer.from("kept"), { mimeType: "text/plain", maxBytes: 4 });
  rmSync(join(withFile.dataDir, "secrets"), { recursive: true });
  await expect(restoreBackup(withFile.deps, path)).rejects.toThrow(`not empty (${key})`);
  expect(await nothingOf(withFile)).toEqual({ ...nothing, files: [`/${key}`] });
  const withSecret = await anEmptyPlace();
  authSecret();
  await expect(restoreBackup(withSecret.deps, path)).rejects.toThrow("a different secrets/auth");
  expect(await nothingOf(withSecret)).toMatchObject({ rows: [], files: [], secrets: ["/auth"] });
});

test("a restore refuses what a later version made", async () => {
  await database.pool.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('later', repeat('0', 64), '99990101000000_later', now())",
  );
  const { path } = await backUp("later").finally(() =>
    database.pool.query("DELETE FROM _prisma_migrations WHERE id = 'later'"),
  );
  const place = await anEmptyPlace();
  await expect(restoreBackup(place.deps, path)).rejects.toThrow("a later version of Lectern (99990101000000_later)");
  expect(await nothingOf(place)).toEqual(nothing);
});

test.each(["in the middle of the rows", "at the very end"])(
  "a restore that fails %s takes everything back",
  async (when) => {
    const { path } = await backUp(`failing ${when}`);
    const place = await anEmptyPlace();
    const stop = new AbortController();
    const connectFailing = async () => {
      const client = await connect(place.url);
      const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
      const failing = (...args: unknown[]) => {
        if (args[0] === "COMMIT") return ask("SELECT 1 / 0");
        if (when !== "at the very end" && typeof args[0] === "object") stop.abort(new Error("stopped"));
        return ask(...args);
      };
      return Object.assign(client, { query: failing });
    };
    const deps = { ...place.deps, connect: connectFailing, signal: stop.signal };
    await expect(restoreBackup(deps, path)).rejects.toThrow(/^(stopped|division by zero)$/);
    expect(await nothingOf(place)).toEqual(nothing);
  },
);

test("a restore clears what a killed one left in the database", async () => {
  const { path, report } = await backUp("after a kill");
  const place = await anEmptyPlace();
  await place.client.query("CREATE TABLE lectern_unfinished_restore (); CREATE TABLE half (words text)");
  expect((await restoreBackup(place.deps, path)).files).toEqual(report.files);
  expect((await nothingOf(place)).rows).not.toContainEqual({ relname: "half" });
});

test("a backup from before the latest migration is restored as it was, and then brought up to date", async () => {
  const before = readMigrations().slice(0, -1);
  const migrations = before.map((migration) => ({ name: migration.name, checksum: checksumOf(migration) }));
  const old = await anEmptyPlace();
  await prepareSchema(old.client, { migrations });
  await createHistory(old.client);
  for (const { name, checksum } of migrations)
    await old.client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES (gen_random_uuid(), $1, $2, now())",
      [checksum, name],
    );
  await dropMark(old.client);
  const path = join(site.folder, "old.tar");
  await takeBackup({ client: old.client, storage: storageIn(site.home), now, signal }, path);
  const place = await anEmptyPlace();
  expect((await restoreBackup(place.deps, path)).migrations).toEqual(migrations);
  await Promise.all(ends.splice(-1).map((end) => end()));
  expect(await migrate(place.url)).toEqual(
    readMigrations()
      .slice(-1)
      .map(({ name }) => name),
  );
  expect(await pendingMigrations(place.url)).toEqual([]);
});

test("a backup and a restore don't depend on how the server's answers are split into packets", async () => {
  const { report } = await backUp("in one piece");
  // The number of rows comes right after this.
  const copyDone = Buffer.from([0x63, 0, 0, 0, 4]);
  const through = async (url: string) => {
    const proxy = await splittingProxy(new URL(url), copyDone);
    ends.push(async () => proxy.close());
    return { client: await connect(proxy.url), proxy };
  };
  const here = await through(database.url);
  const path = join(site.folder, "in pieces.tar");
  const taken = await takeBackup({ client: here.client, storage: storageIn(site.home), now, signal }, path);
  expect(taken.tables).toEqual(report.tables);
  expect(here.proxy.splits()).toBeGreaterThanOrEqual(taken.tables.length);
  const place = await anEmptyPlace();
  const there = await through(place.url);
  const restored = await restoreBackup({ ...place.deps, connect: async () => there.client }, path);
  expect(restored.tables).toEqual(report.tables);
  expect(there.proxy.splits()).toBeGreaterThanOrEqual(taken.tables.length);
});

test("restores an archive that has the number of rows wrong, as some older ones do", async () => {
  const { path, report } = await backUp("well counted");
  const older = join(site.folder, "older.tar");
  const archive = new ArchiveWriter(older, now());
  await archive.addBytes(
    entryNames.opening,
    Buffer.from('{"product":"Lectern","format":1,"takenAt":"2026-11-21T12:00:00Z"}'),
  );
  const manifest = await readArchive(
    path,
    async ({ name, size, body, mimeType }) => void (await archive.addStream(name, size, body, mimeType)),
    signal,
  );
  if (!manifest) throw new Error("The archive was not read to its end.");
  await archive.finish({ ...manifest, tables: manifest.tables.map((table) => ({ ...table, rows: 0 })) });
  const restored = await restoreBackup((await anEmptyPlace()).deps, older);
  expect(restored.tables).toEqual(report.tables);
});

test("a restore keeps others from migrating meanwhile", async () => {
  const { path } = await backUp("locked");
  const place = await anEmptyPlace();
  await place.client.query("SELECT pg_advisory_lock(727236910)");
  await expect(restoreBackup(place.deps, path)).rejects.toThrow("already being migrated");
  expect(await nothingOf(place)).toEqual(nothing);
});

test.skipIf(!canStartS3Engine())(
  `a backup of a folder is restored into a bucket, and back (else: ${howToGetS3})`,
  async () => {
    const engine = await startS3Engine();
    if (!engine) throw new Error(howToGetS3);
    ends.push(() => engine.stop());
    const { path, report } = await backUp("for a bucket");
    const bucket = new S3Storage(engine.options);
    const inBucket = await anEmptyPlace();
    await restoreBackup({ ...inBucket.deps, openStorage: () => bucket }, path);
    const again = join(site.folder, "of a bucket.tar");
    const { files } = await takeBackup({ client: inBucket.client, storage: bucket, now, signal }, again);
    expect(files).toEqual(report.files);
    await expect(restoreBackup({ ...(await anEmptyPlace()).deps, openStorage: () => bucket }, again)).rejects.toThrow(
      "The file storage is not empty",
    );
    const inFolder = await anEmptyPlace();
    expect((await restoreBackup(inFolder.deps, again)).files).toEqual(report.files);
  },
);
