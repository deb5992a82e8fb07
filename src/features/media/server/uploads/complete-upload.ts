import "server-only";
import { fileStored } from "@/features/media/events";
import { type ContentRefusal, countParts } from "@/features/media/rules";
import type { MediaFile } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { mediaFileColumns, toMediaFile } from "@/features/media/server/media-file";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { appendEvent } from "@/server/outbox/append-event";
import { type Inspection, inspectObject } from "./inspect-object";
import { settleBytes } from "./quota";
import { getUpload, listWholeParts, type UploadRow } from "./upload-row";

/**
 * After this long without a sign of life, whoever was completing an upload is taken to be gone: a student whose file was on its way
 * when a process or the database died waits no longer. If that one lives after all, one of both makes the file and the other hears so.
 */
const LEASE_MILLISECONDS = 10_000;
const RENEW_MILLISECONDS = 2_000;

/** What is refused beyond what no file may be; null is taken. */
type JudgeFile = (mimeType: string, name: string) => ContentRefusal | null;

/**
 * Puts the parts together, hashes and judges what came out, and makes it a file of the library. Bytes that the owner has
 * already in the library are not kept twice: the file that is there is given. A file of an answer is always its own. Safe to repeat; one at a time works on an upload.
 * @throws AppError NOT_FOUND "storage.no_upload", CONFLICT "media.completing" (ask again soon), RULE_BROKEN
 * "media.parts_missing" or a ContentRefusal
 */
export async function completeUpload(
  deps: MediaDeps,
  { uploadId }: { uploadId: string },
  judge: JudgeFile = () => null,
): Promise<MediaFile> {
  const upload = await getUpload(deps, uploadId);
  if (upload.state === "DONE" && upload.fileId) return readFile(deps, upload.fileId);
  if (upload.state === "FAILED")
    throw upload.refusal
      ? new AppError("RULE_BROKEN", upload.refusal.reason, upload.refusal.facts)
      : new AppError("RULE_BROKEN", "common.unexpected");
  const release = await claim(deps, upload);
  try {
    await assemble(deps, upload);
    const inspection = await inspectObject(deps.storage, upload.storageKey, upload.name);
    const refusal = inspection.refusal ?? judge(inspection.mimeType, upload.name);
    if (refusal) throw await refuse(deps, upload, { ...inspection, refusal });
    return await keep(deps, upload, inspection);
  } finally {
    await release();
  }
}

/** Takes the upload for this call alone. What is returned gives it back, unless it has come to an end. */
async function claim({ db }: MediaDeps, { id }: UploadRow): Promise<() => Promise<void>> {
  const stale = new Date(Date.now() - LEASE_MILLISECONDS);
  const { count } = await db.uploadedContent.updateMany({
    where: { id, OR: [{ state: "PENDING" }, { state: "PROCESSING", updatedAt: { lt: stale } }] },
    data: { state: "PROCESSING", updatedAt: new Date() },
  });
  if (count === 0) throw new AppError("CONFLICT", "media.completing");
  const renew = () =>
    db.uploadedContent
      .updateMany({ where: { id, state: "PROCESSING" }, data: { updatedAt: new Date() } })
      .catch(() => undefined);
  const timer = setInterval(renew, RENEW_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await db.uploadedContent.updateMany({ where: { id, state: "PROCESSING" }, data: { state: "PENDING" } });
  };
}

async function assemble({ storage }: MediaDeps, upload: UploadRow): Promise<void> {
  const isTogether = async () => (await storage.head(upload.storageKey))?.sizeBytes === upload.sizeBytes;
  // An earlier try came as far as this and no further.
  if (await isTogether()) return;
  try {
    const parts = await listWholeParts(storage, upload);
    const missing = countParts(upload.sizeBytes) - parts.length;
    if (missing > 0) throw new AppError("RULE_BROKEN", "media.parts_missing", { missing });
    await storage.uploads.complete(upload.storageKey, upload.multipartId, parts);
  } catch (error) {
    // Or it was still at it, and has just come to its end.
    if (!(await isTogether())) throw error;
  }
}

async function refuse(
  { db, storage, now }: MediaDeps,
  upload: UploadRow,
  { refusal, mimeType }: Inspection & { refusal: ContentRefusal },
) {
  const error = { reason: refusal, facts: { name: upload.name, mimeType } };
  const isMine = await db.$transaction(async (tx) => {
    const { count } = await tx.uploadedContent.updateMany({
      where: { id: upload.id, state: "PROCESSING" },
      data: { state: "FAILED", error, mimeType, processedAt: now() },
    });
    if (count > 0) await settleBytes(tx, upload.ownerId, upload.sizeBytes, false);
    return count > 0;
  });
  if (isMine) await storage.delete([upload.storageKey]);
  return new AppError("RULE_BROKEN", error.reason, error.facts);
}

async function keep(
  deps: MediaDeps,
  upload: UploadRow,
  { sha256, sizeBytes, mimeType }: Inspection,
): Promise<MediaFile> {
  const { db, storage, now } = deps;
  const size = BigInt(sizeBytes);
  const isOfAnswer = deps.purpose === "answer";
  const { id, isNew } = await db.$transaction(async (tx) => {
    // The owner's row is the lock: two uploads of the same bytes become one file.
    await tx.$executeRaw`SELECT 1 FROM storage_use WHERE owner_id = ${upload.ownerId}::uuid FOR UPDATE`;
    const known = isOfAnswer
      ? null
      : await tx.storedFile.findFirst({
          where: { ownerId: upload.ownerId, sha256, sizeBytes: size, state: "READY", isOfAnswer: false },
          orderBy: { id: "asc" },
          select: { id: true },
        });
    const fileId = known?.id ?? uuidV7();
    if (!known) {
      await tx.storedFile.create({
        data: {
          id: fileId,
          ownerId: upload.ownerId,
          storageKey: upload.storageKey,
          sha256,
          sizeBytes: size,
          mimeType,
          originalName: upload.name,
          isOfAnswer,
          state: "READY",
          uploadedAt: now(),
          createdAt: now(),
        },
      });
      // What is not shown on pages needs no smaller images and no length.
      if (!isOfAnswer) await appendEvent(tx, fileStored({ fileId }));
    }
    const { count } = await tx.uploadedContent.updateMany({
      where: { id: upload.id, state: "PROCESSING" },
      data: { state: "DONE", fileId, contentHash: sha256, mimeType, processedAt: now() },
    });
    // Swept or canceled meanwhile, or taken over by another call that was quicker.
    if (count === 0) throw new AppError("CONFLICT", "media.completing");
    await settleBytes(tx, upload.ownerId, upload.sizeBytes, !known);
    return { id: fileId, isNew: !known };
  });
  if (!isNew) await storage.delete([upload.storageKey]);
  return readFile(deps, id);
}

async function readFile(deps: MediaDeps, id: string): Promise<MediaFile> {
  const file = await deps.db.storedFile.findFirst({ where: { id, ownerId: deps.actor.id }, select: mediaFileColumns });
  if (!file) throw new AppError("NOT_FOUND", "storage.no_upload");
  return toMediaFile(file);
}
