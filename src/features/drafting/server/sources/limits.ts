import "server-only";

const MIB = 1024 * 1024;

export interface SourceLimits {
  /** Bytes of a source as it came. */
  fileBytes: number;
  /** Bytes of one that is text, or of one part of an office file, unpacked. */
  textBytes: number;
  /** Bytes of all parts that are read of an office file, unpacked. */
  unpackedBytes: number;
  /** Unpacked to packed, of each part; parts up to `ratioFreeBytes` may exceed it. */
  ratio: number;
  ratioFreeBytes: number;
  /** Parts of an office file. */
  entries: number;
  pages: number;
  /** Characters of the text that comes out. */
  characters: number;
  spans: number;
}

export const sourceLimits: SourceLimits = {
  fileBytes: 50 * MIB,
  textBytes: 16 * MIB,
  unpackedBytes: 64 * MIB,
  // The XML of an office file packs far better than images do.
  ratio: 200,
  ratioFreeBytes: MIB,
  entries: 10_000,
  pages: 3_000,
  characters: 3_000_000,
  spans: 30_000,
};
