import "server-only";
import { env } from "@/env/server";
import type { StorageUseFacts } from "@/features/media/schema";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";

/** What an owner may keep: their own figure where an admin set one, else that of their tier (QUOTA_*_BYTES). In bytes. */
export async function readStorageUse(tx: Tx, ownerId: string): Promise<StorageUseFacts> {
  const owner = await tx.user.findUniqueOrThrow({
    where: { id: ownerId },
    select: { role: true, storageUse: true, instructorProfile: { select: { tier: true } } },
  });
  const tier = owner.role === "ADMIN" ? "PARTNER" : (owner.instructorProfile?.tier ?? "STANDARD");
  const byTier = {
    STANDARD: env.QUOTA_STANDARD_BYTES,
    TRUSTED: env.QUOTA_TRUSTED_BYTES,
    PARTNER: env.QUOTA_PARTNER_BYTES,
  };
  return {
    usedBytes: Number(owner.storageUse?.usedBytes ?? 0),
    reservedBytes: Number(owner.storageUse?.reservedBytes ?? 0),
    quotaBytes: Number(owner.storageUse?.quotaBytes ?? byTier[tier]),
  };
}

/** Sets bytes aside for an upload. The WHERE is the lock: two uploads cannot both take the last of it. Throws "media.quota" with the figures. */
export async function reserveBytes(tx: Tx, ownerId: string, sizeBytes: number): Promise<void> {
  const facts = await readStorageUse(tx, ownerId);
  await tx.$executeRaw`
    INSERT INTO storage_use (id, owner_id) VALUES (${uuidV7()}::uuid, ${ownerId}::uuid) ON CONFLICT (owner_id) DO NOTHING`;
  const reserved = await tx.$executeRaw`
    UPDATE storage_use SET reserved_bytes = reserved_bytes + ${sizeBytes}::bigint, updated_at = now()
     WHERE owner_id = ${ownerId}::uuid
       AND used_bytes + reserved_bytes + ${sizeBytes}::bigint <= coalesce(quota_bytes, ${facts.quotaBytes}::bigint)`;
  if (reserved > 0) return;
  const { usedBytes, reservedBytes, quotaBytes } = await readStorageUse(tx, ownerId);
  const freeBytes = Math.max(0, quotaBytes - usedBytes - reservedBytes);
  throw new AppError("QUOTA_EXCEEDED", "media.quota", { usedBytes, reservedBytes, quotaBytes, freeBytes, sizeBytes });
}

/** Lets reserved bytes go; those that became a file are counted as used. */
export async function settleBytes(tx: Tx, ownerId: string, sizeBytes: number, isKept: boolean): Promise<void> {
  await tx.$executeRaw`
    UPDATE storage_use
       SET reserved_bytes = greatest(reserved_bytes - ${sizeBytes}::bigint, 0),
           used_bytes = used_bytes + ${isKept ? sizeBytes : 0}::bigint, updated_at = now()
     WHERE owner_id = ${ownerId}::uuid`;
}

/** Counts bytes of a file that came without an upload, or (negative) that is gone. */
export async function countBytes(tx: Tx, ownerId: string, bytes: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO storage_use (id, owner_id, used_bytes) VALUES (${uuidV7()}::uuid, ${ownerId}::uuid, greatest(${bytes}::bigint, 0))
    ON CONFLICT (owner_id) DO UPDATE SET used_bytes = greatest(storage_use.used_bytes + ${bytes}::bigint, 0), updated_at = now()`;
}
