import "server-only";
import * as z from "zod";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { everyKeyOf } from "@/features/media/server/processing/variants";
import { releaseBytes } from "@/features/media/server/uploads/quota";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import { listUses } from "./where-used";

const Row = rowSchema(() => ({ storageKey: z.string(), variants: json<Prisma.JsonValue>(), sizeBytes: z.bigint() }));

/**
 * Deletes a file that nothing uses. Safe to retry: what is gone already is no failure.
 * @throws AppError RULE_BROKEN "media.in_use" { count }
 */
export async function deleteFile(deps: MediaDeps, { fileId }: { fileId: string }): Promise<{ deleted: true }> {
  const ownerId = deps.actor.id;
  const keys = await deps.db.$transaction(async (tx) => {
    // The lock keeps everybody from beginning to use it: a new reference wants to share the row.
    const [row] = await queryRows(tx, Row)`
      SELECT storage_key AS "storageKey", variants, size_bytes AS "sizeBytes" FROM stored_file
       WHERE id = ${fileId}::uuid AND owner_id = ${ownerId}::uuid AND NOT is_of_answer FOR UPDATE`;
    if (!row) return [];
    const uses = (await listUses(tx, [fileId])).get(fileId) ?? [];
    if (uses.length > 0) throw new AppError("RULE_BROKEN", "media.in_use", { count: uses.length });
    await tx.uploadedContent.deleteMany({ where: { fileId } });
    // What is left of these belongs to banks that were deleted.
    await tx.bankFile.deleteMany({ where: { fileId } });
    await tx.storedFile.delete({ where: { id: fileId } });
    await releaseBytes(tx, ownerId, Number(row.sizeBytes));
    return everyKeyOf(row);
  });
  // Should this process die here, the sweep finds bytes without a row.
  await deps.storage.delete(keys);
  return { deleted: true };
}
