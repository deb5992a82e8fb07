import "server-only";
import { env } from "@/env/server";
import type { StorageUseFacts } from "@/features/media/schema";
import type { InstructorTier, UserRole } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";

/** What someone of this tier may keep where no admin set a figure of their own. In bytes. */
export function quotaOfTier({ role, tier }: { role: UserRole; tier: InstructorTier | null }): number {
  if (role === "ADMIN" || tier === "PARTNER") return env.QUOTA_PARTNER_BYTES;
  return tier === "TRUSTED" ? env.QUOTA_TRUSTED_BYTES : env.QUOTA_STANDARD_BYTES;
}

/** What an owner may keep: their own figure where an admin set one, else that of their tier (QUOTA_*_BYTES). In bytes. */
export async function readStorageUse(tx: Tx, ownerId: string): Promise<StorageUseFacts> {
  const owner = await tx.user.findUniqueOrThrow({
    where: { id: ownerId },
    select: { role: true, storageUse: true, instructorProfile: { select: { tier: true } } },
  });
  const tier = owner.instructorProfile?.tier ?? null;
  return {
    usedBytes: Number(owner.storageUse?.usedBytes ?? 0),
    reservedBytes: Number(owner.storageUse?.reservedBytes ?? 0),
    quotaBytes: Number(owner.storageUse?.quotaBytes ?? quotaOfTier({ role: owner.role, tier })),
  };
}

/**
 * Asks for room without taking any, so that nothing large is moved in vain; `takeBytes` or `reserveBytes` decides afterwards.
 * @throws AppError QUOTA_EXCEEDED "media.quota" with the figures.
 */
export async function assertRoom(tx: Tx, ownerId: string, sizeBytes: number): Promise<void> {
  const { usedBytes, reservedBytes, quotaBytes } = await readStorageUse(tx, ownerId);
  if (sizeBytes > 0 && usedBytes + reservedBytes + sizeBytes > quotaBytes) throw await noRoom(tx, ownerId, sizeBytes);
}

/** Sets bytes aside for an upload. @throws AppError QUOTA_EXCEEDED "media.quota" with the figures. */
export async function reserveBytes(tx: Tx, ownerId: string, sizeBytes: number): Promise<void> {
  if (!(await raise(tx, ownerId, { used: 0, reserved: sizeBytes }))) throw await noRoom(tx, ownerId, sizeBytes);
}

/** Counts bytes of files that come without an upload, where they fit. @throws AppError QUOTA_EXCEEDED "media.quota" with the figures. */
export async function takeBytes(tx: Tx, ownerId: string, sizeBytes: number): Promise<void> {
  if (sizeBytes === 0) return;
  if (!(await raise(tx, ownerId, { used: sizeBytes, reserved: 0 }))) throw await noRoom(tx, ownerId, sizeBytes);
}

/** The WHERE is the lock: two that come at once cannot both take the last of it. False where it does not fit. */
async function raise(
  tx: Tx,
  ownerId: string,
  { used, reserved }: { used: number; reserved: number },
): Promise<boolean> {
  const { quotaBytes } = await readStorageUse(tx, ownerId);
  await tx.$executeRaw`
    INSERT INTO storage_use (id, owner_id) VALUES (${uuidV7()}::uuid, ${ownerId}::uuid) ON CONFLICT (owner_id) DO NOTHING`;
  const raised = await tx.$executeRaw`
    UPDATE storage_use
       SET used_bytes = used_bytes + ${used}::bigint, reserved_bytes = reserved_bytes + ${reserved}::bigint, updated_at = now()
     WHERE owner_id = ${ownerId}::uuid
       AND used_bytes + reserved_bytes + ${used + reserved}::bigint <= coalesce(quota_bytes, ${quotaBytes}::bigint)`;
  return raised > 0;
}

/** What is told where so many bytes do not fit: QUOTA_EXCEEDED "media.quota" with the figures. */
export async function noRoom(tx: Tx, ownerId: string, sizeBytes: number): Promise<AppError> {
  const { usedBytes, reservedBytes, quotaBytes } = await readStorageUse(tx, ownerId);
  const freeBytes = Math.max(0, quotaBytes - usedBytes - reservedBytes);
  return new AppError("QUOTA_EXCEEDED", "media.quota", { usedBytes, reservedBytes, quotaBytes, freeBytes, sizeBytes });
}

/** Lets reserved bytes go; those that became a file are counted as used. */
export async function settleBytes(tx: Tx, ownerId: string, sizeBytes: number, isKept: boolean): Promise<void> {
  await tx.$executeRaw`
    UPDATE storage_use
       SET reserved_bytes = greatest(reserved_bytes - ${sizeBytes}::bigint, 0),
           used_bytes = used_bytes + ${isKept ? sizeBytes : 0}::bigint, updated_at = now()
     WHERE owner_id = ${ownerId}::uuid`;
}

/** Gives back the bytes of a file that is gone. */
export async function releaseBytes(tx: Tx, ownerId: string, sizeBytes: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE storage_use SET used_bytes = greatest(used_bytes - ${sizeBytes}::bigint, 0), updated_at = now()
     WHERE owner_id = ${ownerId}::uuid`;
}
