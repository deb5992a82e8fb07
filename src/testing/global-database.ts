import { randomBytes } from "node:crypto";
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
    /** The names of the run's databases begin with it. */
    testDatabasePrefix: string;
  }
}

const prefix = "lectern_test_";
/** On a server of ours the migrated template is kept for later runs; on one that was given, it goes with the run. */
const templatePrefix = "lectern_template_";
const templateLock = 727_236_911;

const withPath = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/**
 * Drops what runs have left that were killed. A run that is alive keeps a connection under its name for as long as it lasts,
 * wherever it runs: a database whose run has none belongs to no one anymore.
 */
export async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT d.datname FROM pg_database d
     WHERE d.datname ~ '^lectern_test_[0-9a-f]{12}_' AND NOT EXISTS (
       SELECT 1 FROM pg_stat_activity a WHERE a.application_name = substring(d.datname FROM '^lectern_test_[0-9a-f]{12}'))`,
  );
  for (const { datname } of rows) {
    await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`).catch(() => undefined);
  }
}

/** Templates of earlier migrations, on the server that belongs to this checkout alone. */
async function dropOldTemplates(client: Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'lectern\\_template\\_%' AND datname <> $1",
    [template],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}

/** Makes a migrated database, once for its name, however many ask at once. */
async function prepareTemplate(client: Client, server: string, template: string): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1)", [templateLock]);
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (rowCount !== 0) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${draft}"`);
    await migrate(withPath(server, draft));
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [templateLock]);
  }
}

/** One Postgres for the whole run: TEST_DATABASE_URL, or an embedded one. What is on disk of that is kept for the next run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given
    ? { url: given, leave: async () => undefined }
    : await joinEmbeddedPostgres({
        folder: resolve(process.env.LECTERN_TEST_CLUSTER || "node_modules/.cache/lectern/test-postgres"),
        durable: false,
      });
  const run = prefix + randomBytes(6).toString("hex");
  const client = new Client({ connectionString: cluster.url, application_name: run });
  // Two projects of one run share the embedded server, and the first of them to be torn down stops it.
  client.on("error", () => undefined);
  await client.connect();
  const template = given ? `${run}_template` : `${templatePrefix}${migrationsDigest().slice(0, 16)}`;
  await dropLeftovers(client);
  if (!given) await dropOldTemplates(client, template);
  await prepareTemplate(client, cluster.url, template);
  project.provide("testDatabaseServer", cluster.url);
  project.provide("testDatabaseTemplate", template);
  project.provide("testDatabasePrefix", run);
  return async () => {
    if (given) await client.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
    await client.end();
    await cluster.leave();
  };
}
