import "server-only";
import { Readable } from "node:stream";
import type { PersonalModel } from "@/features/privacy/data-map/fate";
import { personalModels } from "@/features/privacy/data-map/personal-data";
import { exportReady } from "@/features/privacy/events";
import { exportDays, exportKey } from "@/features/privacy/rules";
import { safeFileName } from "@/lib/safe-file-name";
import { addDays } from "@/lib/time";
import { readBrand } from "@/server/brand/read-brand";
import type { Db } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { Storage } from "@/server/storage/storage";
import { type ZipEntry, zipStream } from "@/server/storage/zip-stream";
import { jsonFile } from "./read-rows";
import { pathOf, writeReadme } from "./write-readme";

export interface ExportDeps {
  db: Db;
  storage: Storage;
  now: () => Date;
}

/** More than any quota lets a person bring. */
const mostBytes = 2 ** 40;

/**
 * Writes the archive of one request and says that it is there. Safe to repeat, also after a kill: it starts again at the same
 * place, and nothing is told of it before it is whole. Resolves to whether it can be fetched.
 */
export async function writeExport(deps: ExportDeps, requestId: string): Promise<{ isReady: boolean }> {
  const { db, storage, now } = deps;
  const [request] = await db.dataRequest.updateManyAndReturn({
    where: { id: requestId, kind: "EXPORT", state: { in: ["PENDING", "RUNNING"] } },
    data: { state: "RUNNING", partsDone: 0, updatedAt: now() },
  });
  if (!request) return { isReady: false };
  const key = exportKey(request);
  const archive = zipStream(await entriesOf(deps, request), now());
  try {
    const { sizeBytes } = await storage.put(key, archive, { mimeType: "application/zip", maxBytes: mostBytes });
    const isReady = await finish(deps, requestId, sizeBytes);
    if (!isReady) await storage.delete([key]);
    return { isReady };
  } catch (error) {
    // Stopped meanwhile: then whatever ended the stream is no failure.
    if ((await db.dataRequest.count({ where: { id: requestId, state: "RUNNING" } })) === 0) return { isReady: false };
    throw error;
  } finally {
    archive.destroy();
  }
}

/** What went wrong is on the page; the person may ask again. */
export async function failExport({ db, now }: Pick<ExportDeps, "db" | "now">, requestId: string): Promise<void> {
  await db.dataRequest.updateMany({
    where: { id: requestId, state: { in: ["PENDING", "RUNNING"] } },
    data: { state: "FAILED", error: "accident", updatedAt: now() },
  });
}

async function entriesOf(deps: ExportDeps, { id, userId }: { id: string; userId: string }): Promise<ZipEntry[]> {
  const { db, storage, now } = deps;
  const person = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, userPreference: { select: { language: true } } },
  });
  const { name: site } = await readBrand(db);
  const about = { name: person.name, site, at: now() };
  const readme = await writeReadme(person.userPreference?.language ?? null, about);
  const models: readonly PersonalModel[] = Object.values(personalModels);
  const data = models.map((model) => ({
    path: pathOf(model),
    isText: true,
    open: async () => Readable.from(countedParts(deps, id, jsonFile(db, model, userId)), { objectMode: false }),
  }));
  const files = await db.storedFile.findMany({
    where: { ownerId: userId, state: "READY" },
    select: { id: true, storageKey: true, originalName: true },
    orderBy: { id: "asc" },
  });
  const own = files.map((file) => ({
    path: `files/${file.id}-${safeFileName(file.originalName)}`,
    isText: false,
    // One that was deleted since it was listed is empty here rather than the end of the export.
    open: async () => (await storage.open(file.storageKey))?.stream ?? Readable.from([]),
  }));
  return [{ path: "README.md", isText: true, open: async () => Readable.from([readme]) }, ...data, ...own];
}

/** Counts a part of the archive when it is written, for the page that shows it; ends it when the request was stopped. */
async function* countedParts(
  { db, now }: ExportDeps,
  id: string,
  text: AsyncGenerator<string>,
): AsyncGenerator<string> {
  yield* text;
  const { count } = await db.dataRequest.updateMany({
    where: { id, state: "RUNNING" },
    data: { partsDone: { increment: 1 }, updatedAt: now() },
  });
  if (count === 0) throw new Error("The export was stopped");
}

function finish({ db, now }: ExportDeps, id: string, sizeBytes: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const at = now();
    const { count } = await tx.dataRequest.updateMany({
      where: { id, state: "RUNNING" },
      data: { state: "DONE", doneAt: at, dueAt: addDays(at, exportDays), sizeBytes: BigInt(sizeBytes), updatedAt: at },
    });
    if (count === 0) return false;
    await appendEvent(tx, exportReady({ requestId: id }));
    return true;
  });
}
