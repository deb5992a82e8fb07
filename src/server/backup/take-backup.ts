import "server-only";
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Client } from "pg";
import * as z from "zod";
import { authFingerprint, keptSecrets } from "@/env/secrets";
import { hasTable } from "@/server/db/ask-whether";
import { clientRows } from "@/server/db/client-rows";
import { rowSchema } from "@/server/db/query-rows";
import type { Storage } from "@/server/storage/storage";
import { BackupError } from "./backup-error";
import { packPiece, readRows } from "./copy-tables";
import { entryNames, FORMAT, type Manifest } from "./manifest";
import { noteFiles, readNotes, stillNamed } from "./stored-files";
import { listTables, nameOf, settle } from "./tables";
import { ArchiveWriter } from "./write-archive";

/** Of the files that were not there, so many are named. */
const MOST_NAMED = 1_000;

export interface BackupDeps {
  /** A connection of its own, to the database of the site; running or not. */
  client: Client;
  storage: Storage;
  now: () => Date;
  signal: AbortSignal;
}

export type BackupReport = Omit<Manifest, "entries"> & {
  /** Keys that rows point at even after the backup: the site itself lacks these files. */
  lostKeys: string[];
};

type Snapshot = Pick<Manifest, "migrations" | "tables" | "sequences">;

/**
 * Writes the whole site into one archive while it runs. The rows are those of one moment; a file that was deleted after it
 * and before its turn is named as missing. Needs the same memory for any site. Leaves nothing behind if it fails.
 */
export async function takeBackup(deps: BackupDeps, path: string): Promise<BackupReport> {
  const takenAt = deps.now();
  const notes = `${path}.${process.pid}.files`;
  const archive = new ArchiveWriter(path, takenAt);
  try {
    const opening = { product: "Lectern", format: FORMAT, takenAt: takenAt.toISOString() };
    await archive.addBytes(entryNames.opening, Buffer.from(`${JSON.stringify(opening)}\n`));
    const secrets = await addSecrets(archive);
    const snapshot = await addRows(deps, archive, notes);
    const { missing, ...files } = await addFiles(deps, archive, notes);
    const named = await stillNamed(deps.client, missing.keys);
    const manifest = { format: FORMAT, takenAt: takenAt.toISOString(), ...snapshot, files, missing } as const;
    const whole = { ...manifest, authFingerprint: authFingerprint(), secrets };
    await archive.finish(whole);
    return { ...whole, lostKeys: named };
  } catch (error) {
    await archive.abandon();
    deps.signal.throwIfAborted();
    throw error;
  } finally {
    await rm(notes, { force: true });
  }
}

async function addSecrets(archive: ArchiveWriter): Promise<string[]> {
  const secrets = keptSecrets();
  for (const { name, value } of secrets) await archive.addBytes(`${entryNames.secrets}${name}`, Buffer.from(value));
  return secrets.map(({ name }) => name);
}

/** All rows as one transaction sees them; it ends before the first file is read, so that it does not hold up the site's own cleaning. */
async function addRows({ client, signal }: BackupDeps, archive: ArchiveWriter, notes: string): Promise<Snapshot> {
  await settle(client);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const migrations = await readMigrationsOf(client);
    const tables: Manifest["tables"] = [];
    for (const table of await listTables(client)) {
      signal.throwIfAborted();
      const sums = await readRows(client, table, async (piece, number) => {
        signal.throwIfAborted();
        const entry = await packPiece(table, piece, number);
        await archive.addBytes(entry.name, entry.bytes);
      });
      tables.push({ schema: table.schema, name: table.name, columns: table.columns, ...sums });
    }
    // Sequences showside of transactions: read after the rows, they are behind none of them.
    const sequences = await readSequences(client);
    await noteFiles(client, notes);
    return { migrations, tables, sequences };
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
  }
}

const MigrationRow = rowSchema(() => ({ name: z.string(), checksum: z.string(), isWhole: z.boolean() }));
const SequenceRow = rowSchema(() => ({ name: z.string() }));
const StateRow = rowSchema(() => ({ value: z.string(), isCalled: z.boolean() }));

async function readMigrationsOf(client: Client): Promise<Manifest["migrations"]> {
  if (!(await hasTable(client, "public._prisma_migrations")))
    throw new BackupError("There is nothing to back up: this database has no site in it.");
  const applied = await clientRows(
    client,
    MigrationRow,
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isWhole" FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  const broken = applied.find(({ isWhole }) => !isWhole);
  if (broken) throw new BackupError(`The migration ${broken.name} is unfinished in this database. Fix that first.`);
  return applied.map(({ name, checksum }) => ({ name, checksum }));
}

async function readSequences(client: Client): Promise<Manifest["sequences"]> {
  const rows = await clientRows(
    client,
    SequenceRow,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
      ORDER BY relname COLLATE "C"`,
  );
  const sequences: Manifest["sequences"] = [];
  for (const { name } of rows) {
    const state = await clientRows(
      client,
      StateRow,
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${nameOf({ schema: "public", name })}`,
    );
    sequences.push(...state.map((row) => ({ name, ...row })));
  }
  return sequences;
}

async function addFiles({ storage, signal }: BackupDeps, archive: ArchiveWriter, notes: string) {
  const hash = createHash("sha256");
  const missing = { count: 0, keys: [] as string[] };
  let count = 0;
  let bytes = 0;
  for await (const { key, mimeType, isExpected } of readNotes(notes)) {
    signal.throwIfAborted();
    const found = await storage.open(key);
    if (!found) {
      if (!isExpected) continue;
      missing.count += 1;
      if (missing.keys.length < MOST_NAMED) missing.keys.push(key);
      continue;
    }
    const name = entryNames.files + key;
    const sum = await archive.addStream(name, found.sizeBytes, found.stream, mimeType);
    hash.update(`${sum}  ${key}\n`);
    count += 1;
    bytes += found.sizeBytes;
  }
  return { count, bytes, sha256: hash.digest("hex"), missing };
}
