import "server-only";
import { createHash } from "node:crypto";
import type { AddText } from "@/features/drafting/schema";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Storage } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import type { PersonDeps } from "@/server/trpc/context";
import { keepSource } from "./add-source";
import { holdOwnDraft } from "./own-draft";

const endings = { text: ".txt", markdown: ".md", html: ".html" } as const;

/**
 * Makes a text that was pasted, or a web page, a source: it becomes a file of the asker's like any other. Pages come this way
 * because uploads take none; stored as plain text, they are never shown as one. The same id again adds nothing; errors as of
 * `addSource`.
 * @throws AppError QUOTA_EXCEEDED `media.quota`
 */
export async function addText(
  deps: Pick<PersonDeps, "db" | "actor" | "now"> & { storage: Storage },
  { draftId, sourceId, title, text, format }: AddText,
): Promise<{ sourceId: string }> {
  const ownerId = deps.actor.id;
  const at = deps.now();
  const bytes = Buffer.from(text, "utf8");
  const storageKey = makeStorageKey("files", at);
  await deps.storage.put(storageKey, bytes, { mimeType: "text/plain", maxBytes: bytes.length });
  let isKept = false;
  try {
    isKept = await deps.db.$transaction(async (tx) => {
      await holdOwnDraft(tx, deps, draftId);
      const fileId = uuidV7();
      const name = title.toLowerCase().endsWith(endings[format]) ? title : `${title}${endings[format]}`;
      await tx.storedFile.create({
        data: {
          id: fileId,
          ownerId,
          storageKey,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          sizeBytes: BigInt(bytes.length),
          mimeType: "text/plain",
          originalName: name,
          state: "READY",
          uploadedAt: at,
          createdAt: at,
        },
      });
      if (await keepSource(tx, { draftId, sourceId, fileId, title, at })) {
        await takeBytes(tx, ownerId, bytes.length);
        return true;
      }
      await tx.storedFile.delete({ where: { id: fileId } });
      return false;
    });
    return { sourceId };
  } finally {
    if (!isKept) await deps.storage.delete([storageKey]);
  }
}
