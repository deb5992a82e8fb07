import "server-only";
import * as z from "zod";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { queryRows } from "@/server/db/query-rows";

const DAYS = 7;
const BATCH = 500;
/** Areas whose every object belongs to a StoredFile or an upload. Others (course files handed in) are their feature's to sweep. */
export const ROW_BACKED_AREAS = ["files/", "courses/", "captions/"] as const;

/** Deletes bytes older than a week that no row names, not even as a smaller image. Idempotent. */
export async function sweepObjects({
  db,
  storage,
  now,
}: Pick<MediaDeps, "db" | "storage" | "now">): Promise<{ objects: number }> {
  const before = new Date(now().getTime() - DAYS * 86_400_000);
  let objects = 0;
  const sweep = async (keys: string[]) => {
    const orphans = await findOrphans(db, keys);
    await storage.delete(orphans);
    objects += orphans.length;
  };
  for (const area of ROW_BACKED_AREAS) {
    let batch: string[] = [];
    for await (const { key, modifiedAt } of storage.list(area)) {
      if (modifiedAt < before) batch.push(key);
      if (batch.length < BATCH) continue;
      await sweep(batch);
      batch = [];
    }
    await sweep(batch);
  }
  return { objects };
}

/** A smaller image lives as long as the image: its key starts with that of the original. */
const originalOf = (key: string): string => key.replace(/\.w\d+\.webp$/, "");

/** Those of these keys that no file and no upload names. */
export async function findOrphans(db: MediaDeps["db"], keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const originals = [...new Set(keys.map(originalOf))];
  const rows = await queryRows(db, () => z.strictObject({ key: z.string() }))`
    SELECT storage_key AS key FROM stored_file WHERE storage_key = ANY(${originals})
    UNION SELECT metadata->>'storageKey' FROM uploaded_content
     WHERE state IN ('PENDING', 'PROCESSING') AND metadata->>'storageKey' = ANY(${originals})`;
  const named = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !named.has(originalOf(key)));
}
