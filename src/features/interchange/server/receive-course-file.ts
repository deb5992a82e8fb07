import "server-only";
import type { Readable } from "node:stream";
import * as z from "zod";
import { importRequested } from "@/features/interchange/events";
import { assertNotTooLarge } from "@/features/interchange/server/ask-for-room";
import { importLimits } from "@/features/interchange/server/staging/limits";
import { noRoom, readStorageUse, reserveBytes, settleBytes } from "@/features/media/server/uploads/quota";
import { AppError, isAppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { appendEvent } from "@/server/outbox/append-event";
import type { Storage, StoredBytes } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import type { PersonDeps } from "@/server/trpc/context";

const MAX_NAME = 200;

/** A packed course that someone sends. Its body is a function, which no JSON holds: only a handler of this process has one to give. */
export const SentCourse = z.object({
  name: z.string(),
  sizeBytes: z.int().min(0).nullable(),
  open: z.custom<() => Readable>((open) => typeof open === "function"),
});

interface CourseFile {
  body: Readable;
  name: string;
  /** As the sender announces it; null where it does not. */
  sizeBytes?: number | null;
  /** Aborts when the sender is gone. */
  signal?: AbortSignal | undefined;
}

type ReceiveDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/**
 * Takes a packed course in, streamed, and has it imported in the background. Its bytes are set aside in the owner's quota
 * before the first of them is stored, and are free again when its import starts.
 * @throws AppError RULE_BROKEN `interchange.no_file`, `storage.too_large`; QUOTA_EXCEEDED `media.quota`; UPSTREAM_FAILED
 * `common.offline` where the sender went away.
 */
export async function receiveCourseFile(
  deps: ReceiveDeps,
  storage: Storage,
  { body, name, sizeBytes = null, signal }: CourseFile,
): Promise<{ importId: string }> {
  const { actor, now } = deps;
  const storageKey = makeStorageKey("imports", now());
  const mimeType = "application/octet-stream";
  const { importId, reserved } = await beginImport(deps, actor.id, { name, sizeBytes, storageKey, mimeType });
  try {
    const stored = await storage.put(storageKey, body, { mimeType, maxBytes: reserved });
    await haveImported(deps, actor.id, { importId, reserved, stored });
    return { importId };
  } catch (error) {
    await storage.delete([storageKey]);
    await forgetImport(deps, actor.id, { importId, reserved });
    if (signal?.aborted && !isAppError(error)) throw new AppError("UPSTREAM_FAILED", "common.offline");
    const isOverQuota = reserved < importLimits.totalBytes && sizeBytes === null;
    if (!isOverQuota || !isAppError(error) || error.reason !== "storage.too_large") throw error;
    throw await noRoom(deps.db, actor.id, reserved + 1);
  }
}

interface Coming {
  name: string;
  sizeBytes: number | null;
  storageKey: string;
  mimeType: string;
}

/** Without an announced size all that is left is set aside: no one sends two such files at once. */
async function beginImport(
  { db, now }: ReceiveDeps,
  ownerId: string,
  { name, sizeBytes, storageKey, mimeType }: Coming,
): Promise<{ importId: string; reserved: number }> {
  if (sizeBytes === 0) throw new AppError("RULE_BROKEN", "interchange.no_file");
  if (sizeBytes !== null) assertNotTooLarge(sizeBytes);
  const importId = uuidV7();
  return db.$transaction(async (tx) => {
    const use = await readStorageUse(tx, ownerId);
    const free = Math.max(1, use.quotaBytes - use.usedBytes - use.reservedBytes);
    const reserved = sizeBytes ?? Math.min(importLimits.totalBytes, free);
    await reserveBytes(tx, ownerId, reserved);
    await tx.uploadedContent.create({
      data: {
        id: importId,
        ownerId,
        contentType: "course",
        contentHash: "",
        originalFilename: name.slice(0, MAX_NAME) || "course.zip",
        mimeType,
        sizeBytes: BigInt(reserved),
        createdAt: now(),
        metadata: { storageKey },
      },
    });
    return { importId, reserved };
  });
}

interface Arrived {
  importId: string;
  reserved: number;
}

/** The file is whole: what was set aside becomes its size, and its import is asked for. */
async function haveImported(
  { db }: ReceiveDeps,
  ownerId: string,
  { importId, reserved, stored }: Arrived & { stored: StoredBytes },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.uploadedContent.updateMany({
      where: { id: importId, state: "PENDING" },
      data: { contentHash: stored.sha256, sizeBytes: BigInt(stored.sizeBytes) },
    });
    // Taken for dead meanwhile, by the sweep.
    if (count === 0) throw new Error(`import ${importId} was taken for dead while its file came`);
    await settleBytes(tx, ownerId, reserved - stored.sizeBytes, false);
    await appendEvent(tx, importRequested({ importId }));
  });
}

async function forgetImport({ db }: ReceiveDeps, ownerId: string, { importId, reserved }: Arrived): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.uploadedContent.deleteMany({ where: { id: importId, state: "PENDING" } });
    if (count > 0) await settleBytes(tx, ownerId, reserved, false);
  });
}
