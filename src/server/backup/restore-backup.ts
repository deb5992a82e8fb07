import "server-only";
import { createHash } from "node:crypto";
import type { Client } from "pg";
import { adoptSecret, authFingerprint, dropSecret } from "@/env/secrets";
import type { Storage } from "@/server/storage/storage";
import { BackupError } from "./backup-error";
import { loadTables } from "./load-tables";
import { entryNames, type Manifest } from "./manifest";
import { assertEmptyDatabase, assertMigrations, dropSchema, prepareSchema, takeMigrationLock } from "./prepare-schema";
import { readArchive } from "./read-archive";
import { settle } from "./tables";

export interface RestoreDeps {
  /** Asked for when the archive has been read to its end: an archive that is refused makes no database. */
  connect: () => Promise<Client>;
  /** Asked for when the secrets are set, with which links into it are signed. */
  openStorage: () => Storage;
  signal: AbortSignal;
}

export type RestoreReport = Manifest & {
  /** False if AUTH_SECRET is another one here: no one stays signed in, and second factors are to be set up again. */
  hasItsAuthSecret: boolean;
};

const DELETED_AT_ONCE = 500;

/**
 * Puts a backup into an empty place. The archive is read to its end before anything is made; rows appear in one commit, after
 * the files, when both have been read back and hash to what the backup says. Takes back what it did if it fails. The
 * connection keeps the lock of migrations until it is ended.
 */
export async function restoreBackup(deps: RestoreDeps, path: string): Promise<RestoreReport> {
  const manifest = await verifyArchive(path, deps.signal);
  assertMigrations(manifest);
  const undo: (() => Promise<void>)[] = [];
  let tables: Manifest["tables"];
  try {
    await adoptSecrets(path, undo, deps.signal);
    const storage = deps.openStorage();
    await assertEmptyStorage(storage);
    const client = await deps.connect();
    await settle(client);
    await takeMigrationLock(client);
    await assertEmptyDatabase(client);
    undo.push(() => dropSchema(client));
    await prepareSchema(client, manifest);
    undo.push(() => deleteFiles(storage, path));
    await storeFiles(storage, path, manifest, deps.signal);
    tables = await loadTables(client, path, manifest, deps.signal);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    deps.signal.throwIfAborted();
    throw error;
  }
  return { ...manifest, tables, hasItsAuthSecret: authFingerprint() === manifest.authFingerprint };
}

/** Reads all of it. Throws BackupError unless every byte is the one that was written. */
async function verifyArchive(path: string, signal: AbortSignal): Promise<Manifest> {
  const manifest = await readArchive(path, async () => undefined, signal);
  if (!manifest) throw new Error("The archive was not read to its end.");
  return manifest;
}

async function adoptSecrets(path: string, undo: (() => Promise<void>)[], signal: AbortSignal): Promise<void> {
  await readArchive(
    path,
    async ({ name, body }) => {
      if (!name.startsWith(entryNames.secrets)) return "stop";
      const secret = name.slice(entryNames.secrets.length);
      const isNew = adoptSecret(secret, Buffer.concat(await body.toArray()).toString());
      if (isNew === null)
        throw new BackupError(`DATA_DIR is not empty: it has a different secrets/${secret}. Set a new DATA_DIR.`);
      if (isNew) undo.push(async () => dropSecret(secret));
      return undefined;
    },
    signal,
  );
}

async function assertEmptyStorage(storage: Storage): Promise<void> {
  for await (const { key } of storage.list(""))
    throw new BackupError(
      `The file storage is not empty (${key}). Restore into an empty site: set a new DATA_DIR, STORAGE_DIR or S3_BUCKET.`,
    );
}

async function storeFiles(storage: Storage, path: string, manifest: Manifest, signal: AbortSignal): Promise<void> {
  const hash = createHash("sha256");
  let count = 0;
  await eachFile(
    path,
    async (key, { size, mimeType, body }) => {
      signal.throwIfAborted();
      const { sha256 } = await storage.put(key, body, { mimeType, maxBytes: size });
      const kept = await storage.open(key);
      const read = createHash("sha256");
      for await (const chunk of kept?.stream ?? []) read.update(chunk);
      if (read.digest("hex") !== sha256)
        throw new BackupError(`${key} came back from storage changed. Nothing was restored.`);
      hash.update(`${sha256}  ${key}\n`);
      count += 1;
    },
    signal,
  );
  if (count !== manifest.files.count || hash.digest("hex") !== manifest.files.sha256)
    throw new BackupError("The files differ from the backup. Nothing was restored.");
}

async function deleteFiles(storage: Storage, path: string): Promise<void> {
  let keys: string[] = [];
  // Not by the signal that may have brought us here.
  await eachFile(
    path,
    async (key) => {
      if (keys.push(key) < DELETED_AT_ONCE) return;
      await storage.delete(keys);
      keys = [];
    },
    new AbortController().signal,
  );
  await storage.delete(keys);
}

async function eachFile(
  path: string,
  visit: (key: string, entry: Parameters<Parameters<typeof readArchive>[1]>[0]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  await readArchive(
    path,
    async (entry) => {
      if (entry.name.startsWith(entryNames.files)) await visit(entry.name.slice(entryNames.files.length), entry);
      return undefined;
    },
    signal,
  );
}
