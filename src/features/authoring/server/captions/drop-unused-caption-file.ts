import "server-only";
import * as z from "zod";
import { listUses } from "@/features/media/server/library/where-used";
import { releaseBytes } from "@/features/media/server/uploads/quota";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const FileRow = rowSchema(() => ({ storageKey: z.string(), ownerId: z.string(), sizeBytes: z.bigint() }));

/** Takes a state of captions that no version holds anymore out of its owner's library. Gives the keys to delete afterwards. */
export async function dropUnusedCaptionFile(tx: Tx, fileId: string): Promise<string[]> {
  const [file] = await queryRows(tx, FileRow)`
    SELECT storage_key AS "storageKey", owner_id AS "ownerId", size_bytes AS "sizeBytes" FROM stored_file
     WHERE id = ${fileId}::uuid AND storage_key LIKE 'captions/%' FOR UPDATE`;
  if (!file || (await listUses(tx, [fileId])).has(fileId)) return [];
  await tx.storedFile.delete({ where: { id: fileId } });
  await releaseBytes(tx, file.ownerId, Number(file.sizeBytes));
  return [file.storageKey];
}
