import "server-only";
import * as z from "zod";
import type { SetQuota } from "@/features/media/schema";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { appendAudit } from "@/server/audit/append-audit";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/**
 * Gives one owner a room of their own size, or that of their tier again. What they have already stays. Safe to repeat.
 * @throws AppError NOT_FOUND.
 */
export function setQuota(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { ownerId, quotaBytes }: SetQuota,
): Promise<{ quotaBytes: number | null }> {
  return deps.db.$transaction(async (tx) => {
    const owner = await tx.user.findUnique({ where: { id: ownerId }, select: { anonymizedAt: true } });
    if (!owner || owner.anonymizedAt) throw new AppError("NOT_FOUND", "common.not_found");
    await tx.$executeRaw`
      INSERT INTO storage_use (id, owner_id) VALUES (${uuidV7()}::uuid, ${ownerId}::uuid) ON CONFLICT (owner_id) DO NOTHING`;
    const [before] = await queryRows(tx, () => z.strictObject({ quota: z.bigint().nullable() }))`
      SELECT quota_bytes AS quota FROM storage_use WHERE owner_id = ${ownerId}::uuid FOR UPDATE`;
    const from = before?.quota == null ? null : Number(before.quota);
    if (from === quotaBytes) return { quotaBytes };
    await tx.storageUse.update({ where: { ownerId }, data: { quotaBytes } });
    await appendAudit(tx, deps, {
      action: "storage.setQuota",
      objectType: "user",
      objectId: ownerId,
      before: { quotaBytes: from },
      values: { quotaBytes },
    });
    return { quotaBytes };
  });
}
