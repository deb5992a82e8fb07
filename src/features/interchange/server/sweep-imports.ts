import "server-only";
import * as z from "zod";
import { failImport } from "@/features/interchange/server/run-import";
import { removeStale } from "@/features/interchange/server/staging/remove-stale";
import type { Db } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import type { Storage } from "@/server/storage/storage";

const DAYS = 7;
/** A file of which nothing has come for so long never will: whoever sent it is gone, or the process that took it in. */
const ARRIVING_DAYS = 1;
const BATCH = 500;

export interface SweepDeps {
  db: Db;
  storage: Storage;
  now: () => Date;
  /** Where imports are laid out. */
  folder: string;
}

/**
 * Takes away what killed imports left: imports that never came to an end within a week are told as failed, and course files
 * handed in, half-written files and laid-out courses that no one will read anymore are deleted. Anything younger may still
 * be at work and stays. Idempotent.
 */
export async function sweepImports(
  deps: SweepDeps,
): Promise<{ imports: number; objects: number; halves: number; folders: number }> {
  const { storage, now, folder } = deps;
  const before = new Date(now().getTime() - DAYS * 86_400_000);
  const imports = await endImports(deps, before);
  const objects = await deleteOrphans(deps, before);
  const halves = await storage.dropHalfWritten(before);
  return { imports, objects, halves, folders: await removeStale(folder) };
}

/** Tells them as failed. */
async function endImports({ db, now }: SweepDeps, before: Date): Promise<number> {
  const arriving = new Date(now().getTime() - ARRIVING_DAYS * 86_400_000);
  const stale = await db.uploadedContent.findMany({
    where: {
      contentType: "course",
      state: { in: ["PENDING", "PROCESSING"] },
      OR: [{ updatedAt: { lt: before } }, { contentHash: "", updatedAt: { lt: arriving } }],
    },
    select: { id: true },
  });
  for (const { id } of stale) await failImport({ db, now }, id);
  return stale.length;
}

async function deleteOrphans({ db, storage }: SweepDeps, before: Date): Promise<number> {
  let deleted = 0;
  const sweep = async (keys: string[]) => {
    const rows = await queryRows(db, () => z.strictObject({ key: z.string() }))`
      SELECT metadata->>'storageKey' AS key FROM uploaded_content
       WHERE content_type = 'course' AND state IN ('PENDING', 'PROCESSING') AND metadata->>'storageKey' = ANY(${keys})`;
    const wanted = new Set(rows.map(({ key }) => key));
    const orphans = keys.filter((key) => !wanted.has(key));
    await storage.delete(orphans);
    deleted += orphans.length;
  };
  let batch: string[] = [];
  for await (const { key, modifiedAt } of storage.list("imports/")) {
    if (modifiedAt < before) batch.push(key);
    if (batch.length < BATCH) continue;
    await sweep(batch);
    batch = [];
  }
  if (batch.length > 0) await sweep(batch);
  return deleted;
}
