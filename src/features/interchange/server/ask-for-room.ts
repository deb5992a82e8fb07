import "server-only";
import { importLimits } from "@/features/interchange/server/staging/limits";
import { assertRoom } from "@/features/media/server/uploads/quota";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

/** @throws AppError RULE_BROKEN `storage.too_large` above what a packed course may have (MAX_ARCHIVE_BYTES). */
export function assertNotTooLarge(sizeBytes: number): void {
  const maxBytes = importLimits.totalBytes;
  if (sizeBytes > maxBytes) throw new AppError("RULE_BROKEN", "storage.too_large", { maxBytes, sizeBytes });
}

/**
 * Whether a packed course of this size may come, before a browser sends it: an answer in the middle of a large body is lost.
 * @throws AppError SIGN_IN_REQUIRED; RULE_BROKEN `storage.too_large`; QUOTA_EXCEEDED `media.quota`.
 */
export async function askForRoom(
  { db, actor }: Pick<Deps, "db" | "actor">,
  { sizeBytes }: { sizeBytes: number },
): Promise<void> {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  assertNotTooLarge(sizeBytes);
  await assertRoom(db, actor.id, sizeBytes);
}
