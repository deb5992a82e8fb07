import { crc32 } from "./crc32";

const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1980-01-01, the first day that the format has: the same files are the same bytes whenever they are packed. */
const firstDay = 0x0021;
const localSize = 30;
const centralSize = 46;
const endSize = 22;

export type ZippedFile = { path: string; text: string } | { path: string; bytes: Uint8Array };

/** A .zip (PKWARE APPNOTE 6.3.9) of texts and other files, stored as they are, in their order. For some megabytes, not for more than 4 GB. */
export function writeZip(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = files.map((file) => {
    const body = "text" in file ? encoder.encode(file.text) : file.bytes;
    return { name: encoder.encode(file.path), body, sum: crc32(body) };
  });
  const size = entries.reduce(
    (sum, { name, body }) => sum + localSize + centralSize + 2 * name.length + body.length,
    0,
  );
  const bytes = new Uint8Array(size + endSize);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put16 = (...values: number[]) => {
    for (const value of values) {
      view.setUint16(at, value, true);
      at += 2;
    }
  };
  const put32 = (...values: number[]) => {
    for (const value of values) {
      view.setUint32(at, value, true);
      at += 4;
    }
  };
  const put = (part: Uint8Array) => {
    bytes.set(part, at);
    at += part.length;
  };
  const starts = entries.map(({ name, body, sum }) => {
    const start = at;
    put32(0x04034b50);
    put16(version, flags, 0, 0, firstDay);
    put32(sum, body.length, body.length);
    put16(name.length, 0);
    put(name);
    put(body);
    return start;
  });
  const directory = at;
  for (const [index, { name, body, sum }] of entries.entries()) {
    put32(0x02014b50);
    put16(version, version, flags, 0, 0, firstDay);
    put32(sum, body.length, body.length);
    put16(name.length, 0, 0, 0, 0);
    put32(0, starts[index] ?? 0);
    put(name);
  }
  const directorySize = at - directory;
  put32(0x06054b50);
  put16(0, 0, entries.length, entries.length);
  put32(directorySize, directory);
  put16(0);
  return bytes;
}
