import "server-only";
import { env } from "@/env/server";
import { cleanName, countParts, PART_BYTES } from "@/features/media/rules";
import type { StartUpload, UploadPlan } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { mediaFileColumns, toMediaFile } from "@/features/media/server/media-file";
import { AppError } from "@/lib/app-error";
import { makeStorageKey } from "@/server/storage/storage-key";
import { reserveBytes } from "./quota";
import { findUpload, listWholeParts, type UploadMetadata, type UploadRow } from "./upload-row";

/**
 * Starts an upload, or goes on with the one that the browser began under the same id: the plan names the parts that are there.
 * @throws AppError RULE_BROKEN "media.empty_file", "storage.too_large", QUOTA_EXCEEDED "media.quota", CONFLICT "media.upload_differs"
 */
export async function startUpload(deps: MediaDeps, input: StartUpload): Promise<UploadPlan> {
  const ownerId = deps.actor.id;
  if (input.sizeBytes === 0) throw new AppError("RULE_BROKEN", "media.empty_file");
  if (input.sizeBytes > env.MAX_FILE_BYTES)
    throw new AppError("RULE_BROKEN", "storage.too_large", {
      maxBytes: env.MAX_FILE_BYTES,
      sizeBytes: input.sizeBytes,
    });
  const known = await findUpload(deps.db, deps, input.uploadId);
  return planOf(deps, input, known ?? (await beginUpload(deps, ownerId, input)));
}

async function planOf(deps: MediaDeps, input: StartUpload, upload: UploadRow): Promise<UploadPlan> {
  if (upload.sizeBytes !== input.sizeBytes) throw new AppError("CONFLICT", "media.upload_differs");
  const plan = { uploadId: upload.id, partBytes: PART_BYTES, partCount: countParts(upload.sizeBytes) };
  if (upload.state === "FAILED" && upload.refusal)
    throw new AppError("RULE_BROKEN", upload.refusal.reason, upload.refusal.facts);
  const everything = Array.from({ length: plan.partCount }, (_, index) => index + 1);
  if (upload.state === "PENDING")
    return { ...plan, arrived: (await listArrived(deps, upload)) ?? everything, file: null };
  const file = upload.fileId
    ? await deps.db.storedFile.findUnique({ where: { id: upload.fileId }, select: mediaFileColumns })
    : null;
  return { ...plan, arrived: everything, file: file && toMediaFile(file) };
}

/** Null when the parts have been put together already, by a completion that came no further. */
async function listArrived({ storage }: MediaDeps, upload: UploadRow): Promise<number[] | null> {
  if ((await storage.head(upload.storageKey))?.sizeBytes === upload.sizeBytes) return null;
  return (await listWholeParts(storage, upload)).map(({ partNumber }) => partNumber);
}

async function beginUpload(deps: MediaDeps, ownerId: string, input: StartUpload): Promise<UploadRow> {
  const { db, storage, now } = deps;
  const storageKey = makeStorageKey("files", now());
  // The type is not known before the bytes are; links say the true one when they are made.
  const begun = await storage.uploads.begin(storageKey, {
    mimeType: "application/octet-stream",
    isHashed: input.isHashed,
  });
  const metadata: UploadMetadata = {
    storageKey,
    multipartId: begun.uploadId,
    isHashed: input.isHashed,
    lastModified: input.lastModified,
  };
  try {
    const isNew = await db.$transaction(async (tx) => {
      const { count } = await tx.uploadedContent.createMany({
        data: {
          id: input.uploadId,
          ownerId,
          contentType: deps.purpose ?? "file",
          contentHash: "",
          originalFilename: cleanName(input.name),
          sizeBytes: BigInt(input.sizeBytes),
          createdAt: now(),
          updatedAt: now(),
          metadata: { ...metadata },
        },
        skipDuplicates: true,
      });
      if (count > 0) await reserveBytes(tx, ownerId, input.sizeBytes);
      return count > 0;
    });
    if (!isNew) await storage.uploads.abort(storageKey, begun.uploadId);
  } catch (error) {
    await storage.uploads.abort(storageKey, begun.uploadId);
    throw error;
  }
  const upload = await findUpload(db, deps, input.uploadId);
  if (!upload) throw new AppError("CONFLICT", "media.upload_differs");
  return upload;
}
