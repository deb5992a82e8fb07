import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { env } from "@/env/server";
import { embeddedFolder } from "@/server/db/database-url";
import { joinEmbeddedPostgres } from "@/server/db/embedded-postgres";
import { CommandError } from "../command-error";
import { explainFailure } from "../explain-failure";

const siteLock = 727_236_912;

export type HeldDatabase = { url: string; detail: string; release: () => Promise<void> };

/** Takes the lock of the one site of this data folder. It is the database's, so it cannot outlive its holder. */
async function takeSiteLock(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "lectern-site", keepAlive: true });
  await client.connect();
  // A killed predecessor's connection may take a moment to be noticed.
  for (let tries = 0; tries < 10; tries++) {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS taken", [siteLock]);
    if (rows[0]?.taken) return client;
    await sleep(100);
  }
  await client.end();
  throw new CommandError(
    `Lectern is already running on ${env.DATA_DIR}. Stop it first, or set DATA_DIR and PORT to run a second site.`,
  );
}

/**
 * The database for as long as the site runs. The embedded one is started, guarded against a second site on the same
 * folder, and started again should it die before `stopping` says that it may.
 */
export async function holdDatabase(stopping: AbortSignal): Promise<HeldDatabase> {
  if (env.DATABASE_URL) {
    const { host } = new URL(env.DATABASE_URL);
    await connectOnce(env.DATABASE_URL, host);
    return { url: env.DATABASE_URL, detail: `Postgres at ${host}`, release: async () => undefined };
  }
  const options = { folder: embeddedFolder(), durable: true };
  let cluster = await joinEmbeddedPostgres(options);
  let lock: Client;
  let isReleased = false;
  const guard = async () => {
    lock = await takeSiteLock(cluster.url);
    lock.on("error", () => undefined);
    lock.once("end", async () => {
      if (stopping.aborted || isReleased) return;
      console.error("The database stopped; restarting it.");
      await cluster.leave();
      cluster = await joinEmbeddedPostgres(options);
      await guard();
    });
  };
  try {
    await guard();
  } catch (error) {
    await cluster.leave();
    throw error;
  }
  return {
    url: cluster.url,
    detail: `embedded Postgres on port ${new URL(cluster.url).port}`,
    release: async () => {
      isReleased = true;
      await lock.end().catch(() => undefined);
      await cluster.leave();
    },
  };
}

async function connectOnce(url: string, host: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const why = explainFailure(error) ?? (error as Error).message;
    throw new CommandError(`Can't use the database at ${host} (DATABASE_URL). ${why}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
