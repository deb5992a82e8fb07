import { crc32 } from "./crc32";
import { ZipProblem } from "./zip-problem";

export interface ZipLimits {
  entries: number;
  /** Of all files that are unpacked together. */
  unpackedBytes: number;
}

interface Entry {
  path: string;
  flags: number;
  method: number;
  sum: number;
  packed: number;
  unpacked: number;
  start: number;
}

const endSize = 22;
const longestComment = 0xffff;
const encrypted = 1;
const utf8Name = 0x0800;
const methods = { stored: 0, deflated: 8 };

/**
 * The files of a .zip whose paths `wants`, unpacked in memory and held against their checksums. Names are checked and never written
 * anywhere; what the directory claims is one thing, what comes out is counted. Runs in browsers and in Node.
 * @throws ZipProblem
 */
export async function readZip(
  bytes: Uint8Array<ArrayBuffer>,
  limits: ZipLimits,
  wants: (path: string) => boolean,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const entries = readDirectory(bytes, limits);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let room = limits.unpackedBytes;
  for (const entry of entries) {
    if (entry.path.endsWith("/") || !wants(entry.path)) continue;
    const body = await unpack(bytes, entry, room);
    room -= body.length;
    files.set(entry.path, body);
  }
  return files;
}

function readDirectory(bytes: Uint8Array<ArrayBuffer>, limits: ZipLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new ZipProblem("too_much");
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipProblem("damaged");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((from) => view.getUint16(at + from, true));
    const flags = view.getUint16(at + 8, true);
    const name = bytes.subarray(at + 46, at + 46 + (nameLength ?? 0));
    entries.push({
      path: pathOf(new TextDecoder(flags & utf8Name ? "utf-8" : utf8OrLatin(name)).decode(name)),
      ...{ flags, method: view.getUint16(at + 10, true), sum: view.getUint32(at + 16, true) },
      ...{ packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) },
      start: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  refuseOverlap(entries);
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new ZipProblem("not_a_zip");
}

/** Old packers write names in the system's own encoding and don't say which. */
function utf8OrLatin(name: Uint8Array): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(name);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** With "/" between folders. Nothing that would lead out of the archive's own folder. */
function pathOf(name: string): string {
  const path = name.replaceAll("\\", "/");
  const isUnsafe = /^\/|^[a-z]:/i.test(path) || path.includes("\0") || path.split("/").includes("..");
  if (isUnsafe) throw new ZipProblem("unsafe_name", name);
  return path;
}

/** Entries that share bytes unpack to far more than the archive could hold. */
function refuseOverlap(entries: readonly Entry[]): void {
  let end = 0;
  for (const { path, start, packed } of entries.toSorted((a, b) => a.start - b.start)) {
    if (start < end) throw new ZipProblem("too_much", path);
    end = start + 30 + path.length + packed;
  }
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, entry: Entry, room: number): Promise<Uint8Array<ArrayBuffer>> {
  const { path, start, packed, method } = entry;
  if (entry.flags & encrypted) throw new ZipProblem("encrypted", path);
  if (entry.unpacked > room) throw new ZipProblem("too_much", path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) throw new ZipProblem("damaged", path);
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + packed > bytes.length) throw new ZipProblem("damaged", path);
  const body = bytes.subarray(from, from + packed);
  const isKnown = method === methods.stored || method === methods.deflated;
  if (!isKnown) throw new ZipProblem("damaged", path);
  const unpacked = method === methods.stored ? body : await inflate(body, path, room);
  if (unpacked.length !== entry.unpacked || crc32(unpacked) !== entry.sum) throw new ZipProblem("damaged", path);
  return unpacked;
}

async function inflate(body: Uint8Array<ArrayBuffer>, path: string, room: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > room) throw new ZipProblem("too_much", path);
      parts.push(next.value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof ZipProblem ? error : new ZipProblem("damaged", path);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
