import "server-only";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { rowSchema } from "@/server/db/query-rows";
import { BackupError } from "./backup-error";
import { backupFolder, listKeptBackups, supersededBackups } from "./kept-backups";
import { type BackupDeps, takeBackup } from "./take-backup";

/** Room that is left to the site on the disk of the backups. */
const spareBytes = 512 * 1024 ** 2;
/** After which an unfinished archive is no one's anymore. */
const staleMs = 2 * 86_400_000;

/**
 * Takes a backup under this name into the folder of the site's own, and deletes those that have had their time. One that is there
 * already stays as it is. Resolves to its size in bytes and the names of those that were deleted.
 * @throws BackupError where there is no room for it
 */
export async function keepBackup(
  deps: BackupDeps,
  name: string,
  folder = backupFolder(),
): Promise<{ sizeBytes: number; deleted: string[] }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearUnfinished(folder, deps.now());
  const path = join(folder, name);
  if (!existsSync(path)) {
    await needRoom(deps.client, folder);
    await takeBackup(deps, path);
  }
  const deleted = supersededBackups(await listKeptBackups(folder));
  for (const old of deleted) await rm(join(folder, old), { force: true });
  return { sizeBytes: (await stat(path)).size, deleted };
}

const SizeRow = rowSchema(() => ({ bytes: z.string() }));

/** As much as the database and the files take now: rows are packed in an archive, so it needs less. */
async function needRoom(client: BackupDeps["client"], folder: string): Promise<void> {
  const [size] = await clientRows(
    client,
    SizeRow,
    "SELECT pg_database_size(current_database()) + (SELECT COALESCE(sum(size_bytes), 0) FROM stored_file) AS bytes",
  );
  const needed = Number(size?.bytes ?? 0) + spareBytes;
  const { bavail, bsize } = await statfs(folder);
  const free = Number(bavail) * Number(bsize);
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1024 ** 2)} MiB`;
  if (free < needed)
    throw new BackupError(
      `A backup may need ${inMegabytes(needed)}, and ${folder} has ${inMegabytes(free)} left. Free up space, or mount a larger disk there.`,
    );
}

/** What a killed process left half-written. */
async function clearUnfinished(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.tar\.\d+\.(?:part|files)$/.test(name)) continue;
    const path = join(folder, name);
    const { mtime } = await stat(path);
    if (now.getTime() - mtime.getTime() > staleMs) await rm(path, { force: true });
  }
}
