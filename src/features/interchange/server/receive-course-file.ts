import "server-only";
import type { Readable } from "node:stream";
import type { ImportRequested } from "@/features/interchange/events";
import { importLimits } from "@/features/interchange/server/staging/limits";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { appendEvent } from "@/server/outbox/append-event";
import type { Storage } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import type { Deps } from "@/server/trpc/context";

const MAX_NAME = 200;

/**
 * Takes a packed course in, streamed, and has it imported in the background.
 * @throws AppError SIGN_IN_REQUIRED; RULE_BROKEN `storage.too_large`.
 */
export async function receiveCourseFile(
  { db, actor, now }: Pick<Deps, "db" | "actor" | "now">,
  storage: Storage,
  { body, name }: { body: Readable; name: string },
): Promise<{ importId: string }> {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  const storageKey = makeStorageKey("imports", now());
  const mimeType = "application/octet-stream";
  const { sizeBytes, sha256 } = await storage.put(storageKey, body, { mimeType, maxBytes: importLimits.totalBytes });
  const importId = uuidV7();
  try {
    await db.$transaction(async (tx) => {
      await tx.uploadedContent.create({
        data: {
          id: importId,
          ownerId: actor.id,
          contentType: "course",
          contentHash: sha256,
          originalFilename: name.slice(0, MAX_NAME) || "course.zip",
          mimeType,
          sizeBytes: BigInt(sizeBytes),
          metadata: { storageKey },
        },
      });
      const event: ImportRequested = { name: "interchange/import-requested", data: { importId } };
      await appendEvent(tx, event);
    });
  } catch (error) {
    await storage.delete([storageKey]);
    throw error;
  }
  return { importId };
}
