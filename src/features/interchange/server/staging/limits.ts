import "server-only";
import { env } from "@/env/server";

const MIB = 1024 * 1024;

export interface ImportLimits {
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of all files together, unpacked. */
  totalBytes: number;
  /** Files and folders. */
  entries: number;
  /** Unpacked to packed, of each entry. */
  ratio: number;
  /** Entries up to this many unpacked bytes may exceed the ratio: a blank image is no bomb. */
  ratioFreeBytes: number;
  /** Bytes of one file that is read as text. */
  textBytes: number;
}

/** Those of the configuration, read when they are asked for. */
export const importLimits: ImportLimits = {
  get fileBytes() {
    return env.MAX_FILE_BYTES;
  },
  get totalBytes() {
    return env.MAX_ARCHIVE_BYTES;
  },
  get entries() {
    return env.MAX_ARCHIVE_ENTRIES;
  },
  get ratio() {
    return env.MAX_ARCHIVE_RATIO;
  },
  ratioFreeBytes: 100 * 1024,
  textBytes: 8 * MIB,
};

/** "2 GiB", "8 MiB", "100 KiB": for error messages. */
export function inWords(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`;
}
