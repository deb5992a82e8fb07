import { readZip } from "@/lib/zip/read-zip";
import { decodeText } from "./decode-text";
import type { PackedFile } from "./read-questions";

/** Some hundred items are a twentieth of it. Pictures are never unpacked. */
const limits = { entries: 10_000, unpackedBytes: 16 * 1024 * 1024 };

/** By its first bytes, or by what it calls itself: a broken one is told as that. */
export const isPackage = (name: string, bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || /\.(zip|imscc)$/i.test(name);

/** The XML files of a .zip. @throws ZipProblem */
export async function readPackage(bytes: Uint8Array<ArrayBuffer>): Promise<PackedFile[]> {
  const files = await readZip(bytes, limits, (path) => /\.xml$/i.test(path) && !/(^|\/)(__MACOSX\/|\._)/.test(path));
  return [...files].map(([path, body]) => ({ path, text: decodeText(body).text }));
}
