import "server-only";
import type { Client } from "pg";
import * as z from "zod";
import { tryToLock } from "@/server/db/ask-whether";
import { clientRows } from "@/server/db/client-rows";
import { checksumOf, migrationLock, readMigrations } from "@/server/db/migrations";
import { rowSchema } from "@/server/db/query-rows";
import { BackupError } from "./backup-error";
import type { Manifest } from "./manifest";
import { nameOf } from "./tables";

/** Is in the database from the first table until the last row: a restore that was killed in between is known by it. */
const MARK = "lectern_unfinished_restore";

/** Those of our migrations that the backup's rows belong to. Throws BackupError if there are others among them. */
function migrationsOf({ migrations }: Pick<Manifest, "migrations">) {
  const ours = new Map(readMigrations().map((migration) => [migration.name, migration]));
  return migrations.map(({ name, checksum }) => {
    const migration = ours.get(name);
    if (!migration)
      throw new BackupError(
        `The backup was made by a later version of Lectern (${name}). Update this one, then restore.`,
      );
    if (checksumOf(migration) !== checksum)
      throw new BackupError(
        `The migration ${name} is different here. Restore with the version of Lectern that made the backup.`,
      );
    return migration;
  });
}

export const assertMigrations = (manifest: Pick<Manifest, "migrations">): void => void migrationsOf(manifest);

/** Keeps everybody else from migrating, so from starting on this database, for as long as the connection lasts. */
export async function takeMigrationLock(client: Client): Promise<void> {
  if (!(await tryToLock(client, migrationLock)))
    throw new BackupError("This database is already being migrated or restored. Try again later.");
}

const RelationRow = rowSchema(() => ({ schema: z.string(), name: z.string() }));

/** "leftover": only what a killed restore left. Throws BackupError if there is anything else. */
export async function assertEmptyDatabase(client: Client): Promise<"empty" | "leftover"> {
  const rows = await clientRows(
    client,
    RelationRow,
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
  );
  if (rows.length === 0) return "empty";
  if (rows.some(({ name }) => name === MARK)) return "leftover";
  throw new BackupError(
    "The database is not empty. Restore into an empty site: set a new DATA_DIR, or a new database (DATABASE_URL).",
  );
}

/** Makes the tables as they were when the backup was taken, empty, and puts the mark beside them. */
export async function prepareSchema(client: Client, manifest: Pick<Manifest, "migrations">): Promise<void> {
  const migrations = migrationsOf(manifest);
  if ((await assertEmptyDatabase(client)) === "leftover") await dropSchema(client);
  await client.query(`CREATE TABLE ${nameOf({ schema: "public", name: MARK })} ()`);
  // Each automatically, as the engine does it: before Postgres 17, a value that was added to an enum is of no use until a commit.
  for (const { sql } of migrations) await client.query(sql);
  await client.query("SELECT set_config('search_path', 'public', false)");
}

/** Prisma's own table, in its own words (schema-engine, sql-migration-connector), in the caller's transaction. */
export async function createHistory(client: Client): Promise<void> {
  await client.query(`CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
}

export async function dropMark(client: Client): Promise<void> {
  await client.query(`DROP TABLE ${nameOf({ schema: "public", name: MARK })}`);
}

/** Back to an empty database. Only ever of one that assertEmptyDatabase let pass. */
export async function dropSchema(client: Client): Promise<void> {
  await client.query("DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}
