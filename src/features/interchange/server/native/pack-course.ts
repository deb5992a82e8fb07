import "server-only";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { ImportError } from "@/features/interchange/import-error";
import type { TextFile } from "@/features/interchange/server/native/write-native-course";
import { importLimits } from "@/features/interchange/server/staging/limits";

/** A stored file of the course: its path, and how to get at its bytes. */
export interface MediaFile {
  path: string;
  size: number;
  open(): Promise<Readable>;
}

type Entry = { path: string; size: number; open: () => Promise<Readable> };

function entriesOf(texts: readonly TextFile[], media: readonly MediaFile[]): Entry[] {
  const textEntries = texts.map(({ path, text }) => {
    const bytes = Buffer.from(text);
    return { path, size: bytes.length, open: async () => Readable.from([bytes]) };
  });
  return [...textEntries, ...media].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Puts the course into a folder. One that holds another export is replaced (dot files such as .git stay); any other
 * folder with something in it is refused.
 */
export async function packFolder(
  target: string,
  texts: readonly TextFile[],
  media: readonly MediaFile[],
): Promise<void> {
  const present = (await readdir(target).catch(() => [])).filter((name) => !name.startsWith("."));
  if (present.length > 0 && !present.includes("course.yaml")) {
    throw new ImportError("This folder holds something else. Choose an empty or a new one.", target);
  }
  await mkdir(target, { recursive: true });
  const fresh = await mkdtemp(join(target, ".lectern-export-"));
  try {
    for (const entry of entriesOf(texts, media)) {
      const path = join(fresh, entry.path);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(await entry.open(), createWriteStream(path, { mode: 0o644 }));
    }
    for (const name of present) await rm(join(target, name), { recursive: true });
    for (const name of await readdir(fresh)) await rename(join(fresh, name), join(target, name));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Local midnight of 1980-01-01, which the format stores without a time zone: the same bytes on every machine. */
const entryTime = () => new Date(1980, 0, 1);
const packable = /\.(md|ya?ml|txt|vtt|srt|svg|csv|json|html|css|js|py|xml)$/i;

/**
 * The course as a .zip, made while it is read. Only text is compressed, and of it only what stays far from the ratio that
 * an import refuses; order, times and permissions are fixed. Fails as a stream; destroying it closes what it has open.
 */
export function zipStream(texts: readonly TextFile[], media: readonly MediaFile[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const opened = new Set<Readable>();
  zip.on("error", (error: Error) => output.destroy(error));
  output.on("close", () => {
    for (const stream of opened) stream.destroy();
  });
  for (const entry of entriesOf(texts, media)) {
    const compress = packable.test(entry.path) && entry.size <= importLimits.ratioFreeBytes;
    const options = { mtime: entryTime(), mode: 0o100644, compress, size: entry.size, forceDosTimestamp: true };
    zip.addReadStreamLazy(entry.path, options, (done) => {
      const open = async () => {
        const stream = await entry.open();
        opened.add(stream);
        stream.once("close", () => opened.delete(stream));
        if (output.destroyed) stream.destroy();
        return stream;
      };
      open().then(
        (stream) => done(null, stream),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), Readable.from([])),
      );
    });
  }
  zip.end();
  return output;
}

/** Writes the .zip; an older one of that name is replaced only when the new one is whole. */
export async function packZip(target: string, texts: readonly TextFile[], media: readonly MediaFile[]): Promise<void> {
  const partial = `${target}.partial`;
  try {
    await pipeline(zipStream(texts, media), createWriteStream(partial, { mode: 0o644 }));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
