import "server-only";
import { env } from "@/env/server";
import { embeddedFolder } from "./database-url";
import { type EmbeddedPostgres, joinEmbeddedPostgres } from "./embedded-postgres";
import { closePool } from "./pool";

/** The configured database: DATABASE_URL, or the embedded one, started or shared with a running site. */
export async function openDatabase(): Promise<EmbeddedPostgres> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, leave: async () => undefined };
  return joinEmbeddedPostgres({ folder: embeddedFolder(), durable: true });
}

/** Runs a command's work on the configured database, whether or not the site is running. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work(database.url);
  } finally {
    await closePool();
    await database.leave();
  }
}
