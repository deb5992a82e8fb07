import "server-only";
import { mkdir, mkdtemp, open, realpath, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ImportError } from "@/features/interchange/import-error";
import { type ImportLimits, importLimits } from "@/features/interchange/server/staging/limits";
import { removeStale } from "@/features/interchange/server/staging/remove-stale";
import { stageFolder } from "@/features/interchange/server/staging/stage-folder";
import { type StagedCourse, type StagedFile, unwrapRoot } from "@/features/interchange/server/staging/staged-course";
import { unpackTar } from "@/features/interchange/server/staging/unpack-tar";
import { unpackZip } from "@/features/interchange/server/staging/unpack-zip";

export interface StageOptions {
  /** What the person calls it, where `path` is a temporary upload. */
  name?: string;
  /** Where to unpack; the system's temporary folder otherwise. */
  stagingRoot?: string;
  limits?: ImportLimits;
}

/**
 * Lays a folder, .zip, .tar or .tar.gz out for reading. What a file is, its first bytes say, not its name.
 * The caller closes what comes back; when this throws, nothing stays behind.
 * @throws ImportError
 */
export async function stageCourse(path: string, options: StageOptions = {}): Promise<StagedCourse> {
  const name = options.name ?? basename(path);
  const limits = options.limits ?? importLimits;
  const real = await realpath(path).catch(() => {
    throw new ImportError("There is no such file or folder. Check the path.", path);
  });
  const stagingRoot = options.stagingRoot ?? tmpdir();
  await mkdir(stagingRoot, { recursive: true });
  if (options.stagingRoot !== undefined) await removeStale(options.stagingRoot);
  const staging = await mkdtemp(join(stagingRoot, "lectern-import-"));
  const close = () => rm(staging, { recursive: true, force: true });
  try {
    const files = (await stat(real)).isDirectory()
      ? await stageFolder(real, name, limits)
      : await unpack(real, staging, name, limits);
    const root = unwrapRoot(files, withoutArchiveEnding(options.name === undefined ? basename(real) : name));
    const scratch = join(staging, "scratch");
    await mkdir(scratch);
    return { ...root, scratch, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function unpack(archive: string, staging: string, name: string, limits: ImportLimits): Promise<StagedFile[]> {
  const target = join(staging, "files");
  await mkdir(target);
  const start = await firstBytes(archive, 262);
  if (startsWith(start, [0x50, 0x4b, 0x03, 0x04]) || startsWith(start, [0x50, 0x4b, 0x05, 0x06])) {
    return unpackZip(archive, target, name, limits);
  }
  if (startsWith(start, [0x1f, 0x8b])) return unpackTar(archive, target, name, limits, true);
  if (start.toString("latin1", 257, 262) === "ustar") return unpackTar(archive, target, name, limits, false);
  const looksLike = guessType(start);
  throw new ImportError(
    `This is not a course archive${looksLike === null ? "" : `: it looks like ${looksLike}`}. Choose a .zip, .imscc or .tar.gz of a course, or a folder.`,
    name,
  );
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function guessType(start: Buffer): string | null {
  if (start.length === 0) return "an empty file";
  const text = start.toString("latin1").trimStart().toLowerCase();
  const known: [string, string][] = [
    ["%pdf", "a PDF"],
    ["rar!", "a RAR archive"],
    ["7z\u00bc\u00af", "a 7-Zip archive"],
    ["\u00fd7zxz", "an XZ archive"],
    ["\u0089png", "a picture"],
    ["<?xml", "an XML file"],
    ["<svg", "a picture"],
    ["<!doctype html", "a web page"],
    ["<html", "a web page"],
    ["{", "a JSON file"],
    ["[", "a JSON file"],
    ["# ", "a single Markdown file"],
    ["---", "a single Markdown file"],
  ];
  return known.find(([magic]) => text.startsWith(magic))?.[1] ?? null;
}

function withoutArchiveEnding(name: string): string {
  return name.replace(/\.(zip|imscc|tar\.gz|tgz|tar)$/i, "") || name;
}
