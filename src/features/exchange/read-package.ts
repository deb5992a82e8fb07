import { readZip } from "@/lib/zip/read-zip";
import { decodeText } from "./decode-text";
import { isPictureName } from "./pictures";
import type { PackedFile } from "./read-questions";

/** Some hundred items are a twentieth of it. */
const limits = { entries: 10_000, unpackedBytes: 16 * 1024 * 1024 };
/** Of the images that questions show; others are never unpacked. */
const pictureLimits = { entries: limits.entries, unpackedBytes: 256 * 1024 * 1024 };

/** By its first bytes, or by what it calls itself: a broken one is told as that. */
export const isPackage = (name: string, bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || /\.(zip|imscc)$/i.test(name);

export interface OpenPackage {
  /** Its XML files; Canvas names some that are QTI 1.2 "….xml.qti". */
  files: PackedFile[];
  /** Paths of its images. */
  pictures: string[];
}

/** What is in a .zip. @throws ZipProblem */
export async function openPackage(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPackage> {
  const pictures: string[] = [];
  const files = await readZip(bytes, limits, (path) => {
    if (isOfSystem.test(path)) return false;
    if (isPictureName(path)) pictures.push(path);
    return /\.xml(\.qti)?$/i.test(path);
  });
  return { files: [...files].map(([path, body]) => ({ path, text: decodeText(body).text })), pictures };
}

/** What some systems put beside each file. */
const isOfSystem = /(^|\/)(__MACOSX\/|\._)/;

/** Images of a .zip, by their paths. @throws ZipProblem */
export const unpackPictures = (
  bytes: Uint8Array<ArrayBuffer>,
  paths: ReadonlySet<string>,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> => readZip(bytes, pictureLimits, (path) => paths.has(path));
