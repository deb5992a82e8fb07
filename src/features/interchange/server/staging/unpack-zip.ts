import "server-only";
import { join } from "node:path";
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import { ImportError, isImportError } from "@/features/interchange/import-error";
import { courseRelativePath, EntryLedger, isJunk } from "@/features/interchange/server/staging/entry-names";
import type { ImportLimits } from "@/features/interchange/server/staging/limits";
import { pourInto } from "@/features/interchange/server/staging/pour-into";
import type { StagedFile } from "@/features/interchange/server/staging/staged-course";

const FILE_TYPE_BITS = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const STORED = 0;
const DEFLATED = 8;

interface WantedEntry {
  entry: Entry;
  path: string;
}

/** Unpacks a .zip into `target` under names of our own, after its whole directory has passed every check. */
export async function unpackZip(
  archive: string,
  target: string,
  name: string,
  limits: ImportLimits,
): Promise<StagedFile[]> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(archive, { lazyEntries: true, decodeStrings: false, autoClose: false });
    const wanted = await readDirectory(zip, name, limits);
    return await unpackEntries(zip, wanted, target, name, limits);
  } catch (error) {
    throw isImportError(error) ? error : inPlainWords(error, name);
  } finally {
    zip?.close();
  }
}

async function readDirectory(zip: ZipFile, name: string, limits: ImportLimits): Promise<WantedEntry[]> {
  const ledger = new EntryLedger(limits, name);
  const wanted: WantedEntry[] = [];
  const ranges: { path: string; start: number; end: number }[] = [];
  for await (const entry of zip.eachEntry()) {
    ledger.countEntry();
    const fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    const path = courseRelativePath(fileName);
    refuseOddEntry(entry, path);
    const start = entry.relativeOffsetOfLocalHeader;
    ranges.push({ path, start, end: start + 30 + entry.fileNameLength + entry.compressedSize });
    if (fileName.endsWith("/") || isJunk(path)) continue;
    ledger.addFile(path, entry.uncompressedSize);
    refuseBomb(path, entry.compressedSize, entry.uncompressedSize, limits);
    wanted.push({ entry, path });
  }
  refuseOverlap(ranges);
  return wanted;
}

function refuseOddEntry(entry: Entry, path: string): void {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS;
  if (type !== 0 && type !== REGULAR && type !== FOLDER) {
    throw new ImportError("This entry is a link or a device, not a file. Put the file itself into the archive.", path);
  }
  if (entry.isEncrypted()) {
    throw new ImportError("This entry is encrypted. Pack the course again without a password.", path);
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new ImportError("This entry is packed in an unusual way. Pack the course again as an ordinary .zip.", path);
  }
}

function refuseBomb(path: string, packed: number, unpacked: number, limits: ImportLimits): void {
  if (unpacked > limits.ratioFreeBytes && unpacked > packed * limits.ratio) {
    throw new ImportError(
      `This entry unpacks to more than ${limits.ratio} times its packed size. Store it unpacked.`,
      path,
    );
  }
}

function refuseOverlap(ranges: { path: string; start: number; end: number }[]): void {
  ranges.sort((a, b) => a.start - b.start);
  let end = 0;
  for (const range of ranges) {
    if (range.start < end) {
      throw new ImportError("This entry shares its bytes with another one. Pack the course again.", range.path);
    }
    end = range.end;
  }
}

async function unpackEntries(
  zip: ZipFile,
  wanted: WantedEntry[],
  target: string,
  name: string,
  limits: ImportLimits,
): Promise<StagedFile[]> {
  // A second ledger: what the directory claimed is one thing, what comes out is counted again.
  const ledger = new EntryLedger(limits, name);
  const files: StagedFile[] = [];
  for (const { entry, path } of wanted) {
    ledger.addFile(path, 0);
    const localPath = join(target, `${files.length}`);
    const stream = await zip.openReadStreamPromise(entry);
    const { size, crc32 } = await pourInto(localPath, stream, (added, total) => ledger.addBytes(path, added, total));
    if (crc32 !== entry.crc32) throw new ImportError("This entry is damaged. Pack or download the course again.", path);
    files.push({ path, localPath, size });
  }
  return files;
}

function inPlainWords(error: unknown, name: string): ImportError {
  const detail = error instanceof Error ? error.message : String(error);
  return new ImportError(`The .zip is damaged or cut off (${detail}). Download or pack it again.`, name);
}
