import "server-only";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ImportError } from "@/features/interchange/import-error";
import { courseRelativePath, EntryLedger, isJunk } from "@/features/interchange/server/staging/entry-names";
import type { ImportLimits } from "@/features/interchange/server/staging/limits";
import type { StagedFile } from "@/features/interchange/server/staging/staged-course";

/** Lists a folder's files where they lie; links and devices are refused, junk is left out. */
export async function stageFolder(root: string, name: string, limits: ImportLimits): Promise<StagedFile[]> {
  const ledger = new EntryLedger(limits, name);
  const files: StagedFile[] = [];
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      const diskPath = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (isJunk(entry.name)) continue;
      ledger.countEntry();
      const path = courseRelativePath(diskPath);
      if (entry.isDirectory()) waiting.push(diskPath);
      else files.push(await stageFile(join(root, diskPath), path, ledger));
    }
  }
  return files;
}

async function stageFile(localPath: string, path: string, ledger: EntryLedger): Promise<StagedFile> {
  const stats = await lstat(localPath);
  if (stats.isSymbolicLink()) {
    throw new ImportError("This is a link to another place. Put the file itself there.", path);
  }
  if (!stats.isFile()) throw new ImportError("This is neither a file nor a folder. Remove it.", path);
  ledger.addFile(path, stats.size);
  return { path, localPath, size: stats.size };
}
