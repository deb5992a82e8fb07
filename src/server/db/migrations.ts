import "server-only";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MigrationList, SchemaContainer, SchemaEngine, SchemaFilter } from "@prisma/schema-engine-wasm";
import { Client } from "pg";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { rowSchema } from "@/server/db/query-rows";
import { hasTable } from "./ask-whether";
import { DatabaseSetupError } from "./postgres-launcher";

const migrationsFolder = () => resolve("prisma/migrations");
const schemaFolder = () => resolve("prisma/schema");
const filters: SchemaFilter = { externalTables: [], externalEnums: [] };
/** Keeps two processes from migrating at once; Prisma's own lock has another number. */
export const migrationLock = 727_236_910;

export type Migration = { name: string; sql: string };

export function readMigrations(folder = migrationsFolder()): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, "migration.sql"), "utf8") }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function toList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: migrationsFolder(),
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(migrationsFolder(), "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/** As Prisma writes it into its table. */
export const checksumOf = ({ sql }: Migration): string => createHash("sha256").update(sql).digest("hex");

function readSchema(): SchemaContainer[] {
  return readdirSync(schemaFolder())
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: join(schemaFolder(), name), content: readFileSync(join(schemaFolder(), name), "utf8") }));
}

/** Loaded only when there is something to do: an ordinary start finds its database up to date. */
async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { withSchemaEngine } = await import("./schema-engine");
  return withSchemaEngine(url, use);
}

/** A digest of everything that decides what a freshly migrated database looks like. */
export function migrationsDigest(): string {
  const hash = createHash("sha256");
  for (const { name, sql } of readMigrations()) hash.update(`${name}\0${sql}\0`);
  return hash.digest("hex");
}

const AppliedRow = rowSchema(() => ({ name: z.string(), checksum: z.string() }));

/** Names of the migrations that the database lacks, or holds unfinished or in another wording: one short query. */
async function findPending(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  if (!(await hasTable(client, "_prisma_migrations"))) return migrations.map(({ name }) => name);
  const rows = await clientRows(
    client,
    AppliedRow,
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL",
  );
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return migrations
    .filter((migration) => applied.get(migration.name) !== checksumOf(migration))
    .map(({ name }) => name);
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export const pendingMigrations = (url: string): Promise<string[]> =>
  withClient(url, (client) => findPending(client, readMigrations()));

async function applyPending(url: string, migrations: readonly Migration[]): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const list = toList(migrations);
    const state = await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters,
    });
    if (state.editedMigrationNames.length > 0) {
      throw new DatabaseSetupError(
        `These migrations were changed after they were applied to this database: ${state.editedMigrationNames.join(", ")}. ` +
          "Restore them and write a new one (npm run db:new NAME), or start over (npm run db:reset).",
      );
    }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters });
    return appliedMigrationNames;
  });
}

/** Applies what the database lacks, once however many processes ask; returns the names of what it applied. */
export async function migrate(url: string): Promise<string[]> {
  const migrations = readMigrations();
  return withClient(url, async (client) => {
    if ((await findPending(client, migrations)).length === 0) return [];
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    return applyPending(url, migrations);
  });
}

/** The SQL that leads from the migrations of the folder to the schema files; empty when they agree. */
export async function missingSql(url: string): Promise<string> {
  const result = await withEngine(url, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...toList(readMigrations()) },
      to: { tag: "schemaDatamodel", files: readSchema() },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return result.exitCode === 2 ? (result.stdout ?? "") : "";
}

/** Writes the step from the migrations to the schema as a new migration folder, for review; returns its file's path. */
export async function writeMigration(url: string, name: string, now: Date): Promise<string | undefined> {
  const sql = await missingSql(url);
  if (sql === "") return undefined;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder(), `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  return join(folder, "migration.sql");
}

/** Empties the database: every object of its public schema goes. */
export async function dropEverything(url: string): Promise<void> {
  await withClient(url, (client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public;"));
}
