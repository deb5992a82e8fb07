import "server-only";
import { importLimits } from "@/features/interchange/server/staging/limits";
import { assertRoom } from "@/features/media/server/uploads/quota";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

/** @throws AppError RULE_BROKEN `storage.too_large` above what a packed course may have (MAX_ARCHIVE_BYTES). */
export function assertNotTooLarge(sizeBytes: number): void {
  const maxBytes = importLimits.totalBytes;
  if (sizeBytes > maxBytes) throw new AppError("RULE_BROKEN", "storage.too_large", { maxBytes, sizeBytes });
}

/**
 * Whether a packed course of this size may come, before a browser sends it: an answer in the middle of a large body is lost.
 * @throws AppError RULE_BROKEN `storage.too_large`; QUOTA_EXCEEDED `media.quota`.
 */
export async function askForRoom(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { sizeBytes }: { sizeBytes: number },
): Promise<void> {
  assertNotTooLarge(sizeBytes);
  await assertRoom(db, actor.id, sizeBytes);
}
