import "server-only";
import type { Readable } from "node:stream";
import type { Storage } from "@/server/storage/storage";
import { zipStream } from "@/server/storage/zip-stream";
import type { Deps } from "@/server/trpc/context";

/**
 * An archive of files that `grading.files` listed for who asks, read from the storage one after the other while it is sent. It breaks off
 * where one is missing there, so that nobody takes a part for the whole. One query.
 */
export async function packFiles(
  { db, storage, now }: Pick<Deps, "db" | "now"> & { storage: Storage },
  files: readonly { id: string; path: string }[],
): Promise<Readable> {
  const rows = await db.answerFile.findMany({
    where: { id: { in: files.map(({ id }) => id) } },
    select: { id: true, file: { select: { storageKey: true, mimeType: true } } },
  });
  const stored = new Map(rows.map(({ id, file }) => [id, file]));
  const entries = files.map(({ id, path }) => {
    const file = stored.get(id);
    const open = async () => {
      const opened = file && (await storage.open(file.storageKey));
      if (!opened) throw new Error(`The answer's file ${id} is missing.`);
      return opened.stream;
    };
    return { path, isText: file?.mimeType.startsWith("text/") ?? false, open };
  });
  return zipStream(entries, now());
}
