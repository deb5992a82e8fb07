import "server-only";
import type { Readable } from "node:stream";

/** What is known of bytes once they have been taken in. */
export interface StoredBytes {
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface ObjectFacts {
  sizeBytes: number;
  modifiedAt: Date;
}

/** Both ends are included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface LinkOptions {
  /** As found by sniffContent. Types that are not safe to show are handed out as a download, whatever is asked. */
  mimeType: string;
  /** The name that a download gets. */
  fileName: string;
  disposition: "inline" | "attachment";
  /**
   * The link holds at least this long and at most twice as long: its end is rounded, so that the same file has the same
   * address for a while and browsers can keep it. At most 3 days.
   */
  lifetimeSeconds: number;
}

/** What a browser sends a piece with: PUT to `url` with exactly these headers. */
export interface PartRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
}

export interface PartWish {
  /** From 1 to 10,000. */
  partNumber: number;
  sizeBytes: number;
  /** Lower-case hex. The storage refuses bytes that differ; null where the browser cannot hash. */
  sha256: string | null;
}

export interface ArrivedPart {
  partNumber: number;
  etag: string;
  sizeBytes: number;
  /** As the storage wants it back; only some keep one. */
  checksum?: string;
}

/**
 * An upload in pieces that a browser sends itself. Every piece but the last has at least 5 MiB. All of them throw AppError
 * NOT_FOUND "storage.no_upload" for an upload that is not there (anymore), `abort` excepted.
 */
export interface MultipartUploads {
  /** `isHashed`: every piece will be asked for with its hash. */
  begin(key: string, options: { mimeType: string; isHashed: boolean }): Promise<{ uploadId: string }>;
  partRequest(key: string, uploadId: string, part: PartWish, lifetimeSeconds: number): Promise<PartRequest>;
  /** The pieces that have arrived, in order: an interrupted upload goes on from there. */
  parts(key: string, uploadId: string): Promise<ArrivedPart[]>;
  complete(key: string, uploadId: string, parts: readonly ArrivedPart[]): Promise<void>;
  abort(key: string, uploadId: string): Promise<void>;
  /** Every upload that is neither complete nor aborted, for the sweep of those that no one will finish. */
  list(): AsyncIterable<{ key: string; uploadId: string; startedAt: Date }>;
}

/** Where files lie. Keys are made by makeStorageKey; what a file is called and who may see it is in the database. */
export interface Storage {
  /**
   * Takes a stream in, whole or not at all. Throws AppError RULE_BROKEN "storage.too_large" above `maxBytes` and
   * whatever the stream fails with; nothing is left behind then.
   */
  put(key: string, body: Readable | Uint8Array, options: { mimeType: string; maxBytes: number }): Promise<StoredBytes>;
  /** Null if there is no such object. Throws RangeError if the range starts behind its end. */
  open(key: string, range?: ByteRange): Promise<{ stream: Readable; sizeBytes: number } | null>;
  head(key: string): Promise<ObjectFacts | null>;
  /** Deleting what is not there is no failure. */
  delete(keys: readonly string[]): Promise<void>;
  link(key: string, options: LinkOptions): Promise<string>;
  /** Every object whose key starts with `prefix`, for the sweep of files that nothing uses. */
  list(prefix: string): AsyncIterable<ObjectFacts & { key: string }>;
  /** Deletes what a `put` of a killed process left half-written before that time; how many. */
  dropHalfWritten(before: Date): Promise<number>;
  uploads: MultipartUploads;
  /** Rejects with the reason if files cannot be written and read back just now. */
  check(): Promise<void>;
}
