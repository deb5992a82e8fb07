import "server-only";
import type { Readable } from "node:stream";
import { ImportError } from "@/features/interchange/import-error";
import type { MediaFile } from "@/features/interchange/server/native/pack-course";
import { type TextFile, writeNativeCourse } from "@/features/interchange/server/native/write-native-course";
import { loadCourse } from "@/features/interchange/server/store/load-course";
import type { Db } from "@/server/db/client";
import type { Storage } from "@/server/storage/storage";

export interface ExportDeps {
  db: Db;
  storage: Storage;
}

/** A course ready to be written in our own format; the bytes of its files still lie in storage. */
export interface OpenedExport {
  slug: string;
  title: string;
  lessons: number;
  texts: TextFile[];
  media: MediaFile[];
}

const LOOKS_AT_ONCE = 16;

/**
 * One version of a course, or what is edited of it now, or the live version when nothing waits; null when there is no such thing.
 * @throws ImportError naming the first file whose bytes are missing from storage.
 */
export async function openExport(
  { db, storage }: ExportDeps,
  courseId: string,
  versionId?: string,
): Promise<OpenedExport | null> {
  const loaded = await loadCourse(db, courseId, versionId);
  if (loaded === null) return null;
  const { document, files } = loaded;
  const { slug } = await db.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true } });
  await refuseMissing(storage, files);
  const media = files.map(({ path, size, storageKey }) => ({
    path,
    size,
    open: async (): Promise<Readable> => {
      const stored = await storage.open(storageKey);
      if (stored === null) throw missing(path);
      return stored.stream;
    },
  }));
  const lessons = document.modules.reduce((sum, module) => sum + module.lessons.length, 0);
  return { slug, title: document.title, lessons, texts: await writeNativeCourse(document), media };
}

/** Looked at before anything is written: a download that has started cannot say what is wrong anymore. */
async function refuseMissing(storage: Storage, files: readonly { path: string; storageKey: string }[]): Promise<void> {
  for (let from = 0; from < files.length; from += LOOKS_AT_ONCE) {
    const some = files.slice(from, from + LOOKS_AT_ONCE);
    const found = await Promise.all(some.map(({ storageKey }) => storage.head(storageKey)));
    const lost = some.find((_, index) => found[index] === null);
    if (lost) throw missing(lost.path);
  }
}

const missing = (path: string) => new ImportError("The bytes of this file are missing from storage.", path);
