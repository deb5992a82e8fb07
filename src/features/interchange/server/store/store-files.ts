import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { FileDocument } from "@/features/interchange/course-document";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import { importLimits } from "@/features/interchange/server/staging/limits";
import { pictureSize } from "@/features/interchange/server/store/picture-size";
import { assertRoom } from "@/features/media/server/uploads/quota";
import type { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Db } from "@/server/db/client";
import { SNIFF_BYTES, sniffContent } from "@/server/storage/sniff-content";
import type { Storage } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";

export interface FileStore {
  db: Db;
  storage: Storage;
  now: () => Date;
}

export interface StoredFiles {
  /** StoredFile by course path. */
  idByPath: Map<string, string>;
  /** Rows to be written together with the course. */
  newRows: Prisma.StoredFileCreateManyInput[];
}

/** A file of the course, and the row by which its owner has the same bytes already. */
interface MatchedFile {
  file: FileDocument;
  sha256: string;
  knownId: string | null;
}

/**
 * Puts the course's files into storage; a file that its owner has there already is not stored twice and costs nothing. Rows
 * are left to the caller's transaction, and until that has committed `undo` takes back what was put.
 * @throws AppError QUOTA_EXCEEDED "media.quota", before anything is put.
 */
export async function storeFiles(
  store: FileStore,
  ownerId: string,
  files: readonly FileDocument[],
  onFile: (done: number) => Promise<void> | void,
): Promise<StoredFiles & { undo: () => Promise<void> }> {
  const idByPath = new Map<string, string>();
  const newRows: Prisma.StoredFileCreateManyInput[] = [];
  const undo = () => store.storage.delete(newRows.map(({ storageKey }) => storageKey));
  const matched = await matchFiles(store.db, ownerId, files);
  try {
    for (const [index, { file, sha256, knownId }] of matched.entries()) {
      collectGarbage();
      const id = knownId ?? uuidV7();
      if (knownId === null) newRows.push(await putFile(store.storage, file, { id, ownerId, sha256, at: store.now() }));
      idByPath.set(file.path, id);
      await onFile(index + 1);
    }
  } catch (error) {
    await undo();
    throw error;
  }
  return { idByPath, newRows, undo };
}

/** Which files the owner has already, once there is room for the others. @throws AppError QUOTA_EXCEEDED "media.quota" */
export async function matchFiles(db: Db, ownerId: string, files: readonly FileDocument[]): Promise<MatchedFile[]> {
  const stock = new Stock(db, ownerId);
  const matched: MatchedFile[] = [];
  for (const file of files) {
    collectGarbage();
    const sha256 = await hashOf(file.localPath);
    matched.push({ file, sha256, knownId: await stock.take(sha256, file.size) });
  }
  const missing = matched.filter(({ knownId }) => knownId === null);
  await assertRoom(
    db,
    ownerId,
    missing.reduce((sum, { file }) => sum + file.size, 0),
  );
  return matched;
}

/** What the owner has in storage already. Each row is taken once: a file that is twice in the course keeps both its names. */
class Stock {
  private readonly idsByHash = new Map<string, string[]>();

  constructor(
    private readonly db: Db,
    private readonly ownerId: string,
  ) {}

  async take(sha256: string, sizeBytes: number): Promise<string | null> {
    const ids = this.idsByHash.get(sha256) ?? (await this.find(sha256, sizeBytes));
    this.idsByHash.set(sha256, ids);
    return ids.shift() ?? null;
  }

  private async find(sha256: string, sizeBytes: number): Promise<string[]> {
    const { ownerId } = this;
    const rows = await this.db.storedFile.findMany({
      where: { ownerId, sha256, sizeBytes, state: "READY" },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }
}

async function hashOf(localPath: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(localPath)) hash.update(chunk);
  return hash.digest("hex");
}

async function putFile(
  storage: Storage,
  file: FileDocument,
  { id, ownerId, sha256, at }: { id: string; ownerId: string; sha256: string; at: Date },
): Promise<Prisma.StoredFileCreateManyInput> {
  const originalName = basename(file.path);
  const head = await readHead(file.localPath);
  const mimeType = await sniffContent(head, originalName);
  const storageKey = makeStorageKey("courses", at);
  const options = { mimeType, maxBytes: importLimits.fileBytes };
  const stored = await storage.put(storageKey, createReadStream(file.localPath), options);
  if (stored.sha256 !== sha256) {
    await storage.delete([storageKey]);
    throw new Error(`${file.path} changed while it was being imported`);
  }
  const size = pictureSize(head, mimeType);
  return {
    id,
    ownerId,
    storageKey,
    sha256,
    sizeBytes: BigInt(stored.sizeBytes),
    mimeType,
    originalName,
    state: "READY",
    uploadedAt: at,
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
}

async function readHead(localPath: string): Promise<Buffer> {
  const file = await open(localPath, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
