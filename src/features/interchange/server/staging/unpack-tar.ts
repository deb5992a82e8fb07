import "server-only";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type ExtractEvents, extract } from "tar-stream";
import { ImportError, isImportError } from "@/features/interchange/import-error";
import { courseRelativePath, EntryLedger, isJunk } from "@/features/interchange/server/staging/entry-names";
import { type ImportLimits, inWords } from "@/features/interchange/server/staging/limits";
import { pourInto } from "@/features/interchange/server/staging/pour-into";
import type { StagedFile } from "@/features/interchange/server/staging/staged-course";

/** Room for what decompression has read ahead of the entry it is asked about. */
const READ_AHEAD_BYTES = 256 * 1024;

/** Unpacks a .tar or .tar.gz into `target` under names of our own. Checks come before each entry's bytes are written. */
export async function unpackTar(
  archive: string,
  target: string,
  name: string,
  limits: ImportLimits,
  gzipped: boolean,
): Promise<StagedFile[]> {
  const packed = { bytes: 0 };
  const meter = countBytes((length) => {
    packed.bytes += length;
  });
  let unpackedBytes = 0;
  const flood = countBytes((length) => {
    unpackedBytes += length;
    // Headers and padding count too: no archive gets to spend more than this on anything.
    if (unpackedBytes > limits.totalBytes + limits.entries * 2048) {
      throw new ImportError(`More than ${inWords(limits.totalBytes)} unpacked. Split the course.`, name);
    }
  });
  const entries = extract();
  const source = createReadStream(archive);
  const feeding = gzipped
    ? pipeline(source, meter, createGunzip(), flood, entries)
    : pipeline(source, meter, flood, entries);
  try {
    const [files] = await Promise.all([takeEntries(entries, target, name, limits, packed), feeding]);
    return files;
  } catch (error) {
    source.destroy();
    await feeding.catch(() => undefined);
    throw isImportError(error) ? error : inPlainWords(error, name);
  }
}

function countBytes(onBytes: (length: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        onBytes(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

async function takeEntries(
  entries: AsyncIterable<ExtractEvents["entry"][1]>,
  target: string,
  name: string,
  limits: ImportLimits,
  packed: { bytes: number },
): Promise<StagedFile[]> {
  const ledger = new EntryLedger(limits, name);
  const files: StagedFile[] = [];
  for await (const entry of entries) {
    ledger.countEntry();
    const { name: entryName, type, size = 0 } = entry.header;
    const path = courseRelativePath(entryName);
    if (type !== "file" && type !== "directory" && type !== "contiguous-file") {
      throw new ImportError(
        "This entry is a link or a device, not a file. Put the file itself into the archive.",
        path,
      );
    }
    if (type === "directory" || path === "" || isJunk(path)) {
      entry.resume();
      continue;
    }
    ledger.addFile(path, size);
    const before = packed.bytes;
    const localPath = join(target, `${files.length}`);
    await pourInto(localPath, Readable.from(entry), (_added, total) => {
      const packedHere = packed.bytes - before + READ_AHEAD_BYTES;
      if (total > limits.ratioFreeBytes && total > packedHere * limits.ratio) {
        throw new ImportError(`This entry unpacks to more than ${limits.ratio} times its packed size.`, path);
      }
    });
    files.push({ path, localPath, size });
  }
  return files;
}

function inPlainWords(error: unknown, name: string): ImportError {
  const detail = error instanceof Error ? error.message : String(error);
  return new ImportError(`The archive is damaged or cut off (${detail}). Download or pack it again.`, name);
}
