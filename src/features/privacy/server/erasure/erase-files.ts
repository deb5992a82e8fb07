import "server-only";
import { listUses } from "@/features/media/server/library/where-used";
import { everyKeyOf } from "@/features/media/server/processing/variants";
import { exportKey } from "@/features/privacy/rules";
import type { ErasureDeps } from "./erase-person";

/** Deletes the archives of the person that are still there. Safe to repeat: bytes first, then that they are gone. */
export async function eraseExports({ db, storage, now }: ErasureDeps, userId: string): Promise<void> {
  const where = { userId, kind: "EXPORT" } as const;
  const exports = await db.dataRequest.findMany({ where, select: { id: true, createdAt: true } });
  await storage.delete(exports.map(exportKey));
  await db.dataRequest.updateMany({ where, data: { sizeBytes: null, updatedAt: now() } });
}

/**
 * Deletes the files of a person that nothing shows anymore; what a course or another person's bank shows stays with it. Safe to repeat, in the same
 * order: no one else can begin to use what only its owner could see, and there is no owner anymore.
 */
export async function eraseFiles({ db, storage }: ErasureDeps, userId: string): Promise<void> {
  const files = await db.storedFile.findMany({
    where: { ownerId: userId },
    select: { id: true, storageKey: true, variants: true },
  });
  const uses = await listUses(
    db,
    files.map(({ id }) => id),
  );
  const unused = files.filter(({ id }) => !uses.has(id));
  await storage.delete(unused.flatMap(everyKeyOf));
  const ids = unused.map(({ id }) => id);
  // What is left of these belongs to banks that were deleted.
  await db.bankFile.deleteMany({ where: { fileId: { in: ids } } });
  await db.storedFile.deleteMany({ where: { id: { in: ids } } });
}
