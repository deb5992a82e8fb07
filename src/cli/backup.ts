import "@/server/small-memory";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { env } from "@/env/server";
import { BackupError } from "@/server/backup/backup-error";
import { takeBackup } from "@/server/backup/take-backup";
import { embeddedFolder } from "@/server/db/database-url";
import { embeddedUrl } from "@/server/db/embedded-connection";
import { makeClient } from "@/server/db/pool";
import { withDatabase } from "@/server/db/with-database";
import { getStorage } from "@/server/storage/get-storage";
import { callerPath } from "./caller-path";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { inBytes, stopSignal } from "./long-work";
import { runCommand } from "./run-command";

const usage =
  "Usage: npm run backup -- FILE\n" +
  "Writes the database, files and secrets to one archive (.tar) while the site runs. FILE must not exist yet. Keep it safe: anyone who has it can sign in as anyone.";

async function backUp(file: string): Promise<void> {
  const path = callerPath(file);
  if (existsSync(path)) throw new CommandError(`${file} already exists. Choose another name, or move the file.`);
  if (!existsSync(dirname(path))) throw new CommandError(`There is no folder ${dirname(path)}. Create it first.`);
  if (!env.DATABASE_URL && !embeddedUrl(embeddedFolder()))
    throw new CommandError(`There is nothing to back up: no site has been started with DATA_DIR ${env.DATA_DIR}.`);
  await withDatabase(async () => {
    const client = makeClient();
    // What breaks it is told where it is being used.
    client.on("error", () => undefined);
    await client.connect();
    try {
      const deps = { client, storage: getStorage(), now: () => new Date(), signal: stopSignal() };
      const { tables, files, missing, lostKeys } = await takeBackup(deps, path);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const size = inBytes((await stat(path)).size);
      console.log(
        `${file}: ${counted(rows, "row")} in ${counted(tables.length, "table")} and ${counted(files.count, "file")}, ${size}.`,
      );
      const gone = missing.count - lostKeys.length;
      if (gone > 0) console.error(`${counted(gone, "file was", "files were")} deleted during the backup.`);
      for (const key of lostKeys) console.error(`This file is in the database but missing from storage: ${key}`);
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}

await runCommand({ usage, words: [1, 1] }, async ([file = ""]) => {
  try {
    await backUp(file);
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(error.message) : error;
  }
});
