import { createHash } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client";
import type { Db } from "@/server/db/client";
import type { Storage } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";

/** A file as an upload leaves it, with its bytes in storage and its owner's sum raised. */
export async function aStoredFile(
  { db, storage }: { db: Db; storage: Storage },
  ownerId: string,
  {
    bytes = Buffer.from("some bytes"),
    ...more
  }: Partial<Prisma.StoredFileUncheckedCreateInput> & { bytes?: Buffer } = {},
) {
  const mimeType = more.mimeType ?? "text/plain";
  const createdAt = new Date(more.createdAt ?? "2026-11-20T12:00:00Z");
  const storageKey = makeStorageKey("files", createdAt);
  await storage.put(storageKey, bytes, { mimeType, maxBytes: bytes.length });
  await db.storageUse.upsert({
    where: { ownerId },
    create: { ownerId, usedBytes: bytes.length },
    update: { usedBytes: { increment: bytes.length } },
  });
  return db.storedFile.create({
    data: {
      ownerId,
      storageKey,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      sizeBytes: bytes.length,
      mimeType,
      originalName: "notes.txt",
      state: "READY",
      uploadedAt: createdAt,
      createdAt,
      ...more,
    },
  });
}
