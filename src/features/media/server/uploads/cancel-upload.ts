import "server-only";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { AppError } from "@/lib/app-error";
import { settleBytes } from "./quota";
import { findUpload, type UploadRow } from "./upload-row";

/**
 * Gives an upload up: what arrived is thrown away and the reserved bytes are free again, also while parts are on their way.
 * What became a file already stays one. @throws AppError CONFLICT "media.completing"
 */
export async function cancelUpload(
  deps: MediaDeps,
  { uploadId }: { uploadId: string },
): Promise<{ cancelled: boolean }> {
  const upload = await findUpload(deps.db, deps, uploadId);
  if (!upload) return { cancelled: true };
  if (upload.state === "DONE") return { cancelled: false };
  if (upload.state === "PROCESSING") throw new AppError("CONFLICT", "media.completing");
  await forgetUpload(deps, upload);
  return { cancelled: true };
}

/** Takes an upload that is not being completed out of the database, then out of the storage. True if it was still there. */
export async function forgetUpload(
  { db, storage }: Pick<MediaDeps, "db" | "storage">,
  upload: UploadRow,
): Promise<boolean> {
  const isGone = await db.$transaction(async (tx) => {
    const { count } = await tx.uploadedContent.deleteMany({ where: { id: upload.id, state: upload.state } });
    const isReserved = upload.state === "PENDING" || upload.state === "PROCESSING";
    if (count > 0 && isReserved) await settleBytes(tx, upload.ownerId, upload.sizeBytes, false);
    return count > 0;
  });
  if (!isGone) return false;
  await storage.uploads.abort(upload.storageKey, upload.multipartId);
  // Put together by a completion that died before it could say so.
  if (upload.state !== "DONE") await storage.delete([upload.storageKey]);
  return true;
}
