import { resolve } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { joinEmbeddedPostgres } from "@/server/db/embedded-postgres";
import { migrate, migrationsDigest } from "@/server/db/migrations";

declare module "vitest" {
  interface ProvidedContext {
    /** Any database of the test cluster; test files make their own beside it. */
    testDatabaseServer: string;
    testDatabaseTemplate: string;
  }
}

/** Databases of test runs carry their process in the name, so that a later run can clear up after a dead one. */
export const testDatabasePrefix = "lectern_test_";
const templatePrefix = "lectern_template_";
const templateLock = 727_236_911;

const withPath = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function dropLeftovers(client: Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'lectern\\_te%' AND datname <> $1",
    [template],
  );
  for (const { datname } of rows) {
    const pid = Number(datname.slice(testDatabasePrefix.length).split("_")[0]);
    if (datname.startsWith(testDatabasePrefix) && isAlive(pid)) continue;
    await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`).catch(() => undefined);
  }
}

/** Makes the migrated template database, once for each state of the migrations, however many runs ask at once. */
async function prepareTemplate(server: string): Promise<string> {
  const template = `${templatePrefix}${migrationsDigest().slice(0, 16)}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [templateLock]);
    await dropLeftovers(client, template);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (rowCount === 0) {
      const draft = `${template}_draft`;
      await client.query(`CREATE DATABASE "${draft}"`);
      await migrate(withPath(server, draft));
      await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
    }
  } finally {
    await client.end();
  }
  return template;
}

/** One Postgres for the whole run: TEST_DATABASE_URL, or an embedded one whose files are kept for the next run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given
    ? { url: given, leave: async () => undefined }
    : await joinEmbeddedPostgres({ folder: resolve("node_modules/.cache/lectern/test-postgres"), durable: false });
  project.provide("testDatabaseServer", cluster.url);
  project.provide("testDatabaseTemplate", await prepareTemplate(cluster.url));
  return cluster.leave;
}
