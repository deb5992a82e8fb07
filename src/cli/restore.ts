import "@/server/small-memory";
import { existsSync, rmSync } from "node:fs";
import { Client } from "pg";
import { env } from "@/env/server";
import { BackupError } from "@/server/backup/backup-error";
import { assertEmptyDatabase } from "@/server/backup/prepare-schema";
import { type RestoreReport, restoreBackup } from "@/server/backup/restore-backup";
import { embeddedFolder } from "@/server/db/database-url";
import { embeddedUrl } from "@/server/db/embedded-connection";
import type { EmbeddedPostgres } from "@/server/db/embedded-postgres";
import { migrate } from "@/server/db/migrations";
import { openDatabase } from "@/server/db/with-database";
import { getStorage } from "@/server/storage/get-storage";
import { callerPath } from "./caller-path";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { stopSignal } from "./long-work";
import { runCommand } from "./run-command";

const usage =
  "Usage: npm run restore -- FILE\n" +
  "Restores a backup into an empty site: a new DATA_DIR, or a new database (DATABASE_URL) and an empty bucket. Then run npm start.";

/** The database of this command, opened when it is first needed. */
class Target {
  readonly #isNew = !env.DATABASE_URL && !embeddedUrl(embeddedFolder());
  #database: EmbeddedPostgres | undefined;
  #client: Client | undefined;

  /** Refuses at once what would be refused after the whole archive was read. */
  async assertEmpty(): Promise<void> {
    if (!this.#isNew) await assertEmptyDatabase(await this.connect());
  }

  async connect(): Promise<Client> {
    this.#database ??= await openDatabase();
    if (this.#client) return this.#client;
    const client = new Client({
      connectionString: this.#database.url,
      application_name: "lectern-restore",
      keepAlive: true,
    });
    client.on("error", () => undefined);
    await client.connect();
    this.#client = client;
    return client;
  }

  /** The migrations since the backup. */
  async bringUpToDate(): Promise<string[]> {
    await this.#client?.end();
    this.#client = undefined;
    return this.#database ? migrate(this.#database.url) : [];
  }

  async close({ isDone }: { isDone: boolean }): Promise<void> {
    await this.#client?.end().catch(() => undefined);
    await this.#database?.leave();
    if (!isDone && this.#isNew) rmSync(embeddedFolder(), { recursive: true, force: true });
  }
}

function tell({ takenAt, tables, files, missing, hasItsAuthSecret }: RestoreReport, later: string[]): void {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `Restored the site as of ${takenAt}: ${counted(rows, "row")} in ${counted(tables.length, "table")} and ${counted(files.count, "file")}, all hashes match.`,
  );
  if (later.length > 0) console.log(`Applied ${counted(later.length, "newer migration")}.`);
  if (missing.count > 0)
    console.error(
      `${counted(missing.count, "file was", "files were")} already missing when the backup was taken: ${missing.keys.slice(0, 10).join(", ")}`,
    );
  if (!hasItsAuthSecret)
    console.error(
      "AUTH_SECRET differs from the backup's, so everyone has to sign in again and set up their second factor again. To avoid that, set the old AUTH_SECRET and restart.",
    );
}

async function putBack(file: string): Promise<void> {
  const path = callerPath(file);
  if (!existsSync(path)) throw new CommandError(`There is no file ${file}.`);
  const target = new Target();
  let isDone = false;
  try {
    await target.assertEmpty();
    const deps = { connect: () => target.connect(), openStorage: getStorage, signal: stopSignal() };
    const report = await restoreBackup(deps, path);
    isDone = true;
    tell(report, await target.bringUpToDate());
  } finally {
    await target.close({ isDone });
  }
}

await runCommand({ usage, words: [1, 1] }, async ([file = ""]) => {
  try {
    await putBack(file);
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(error.message) : error;
  }
});
