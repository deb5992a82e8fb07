import * as z from "zod";
import { isAppError } from "@/lib/app-error";

/** Why a course could not be read, in words for the person who brought it: what, where and how to mend. */
export class ImportError extends Error {
  /** Path inside the course, or the name of the archive; null when the trouble is not in one file. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;

  constructor(message: string, file: string | null = null, line: number | null = null) {
    super(message);
    this.name = "ImportError";
    this.file = file;
    this.line = line;
  }
}

/** True also for an ImportError thrown by another copy of this module. */
export function isImportError(error: unknown): error is ImportError {
  return error instanceof Error && error.name === "ImportError" && "file" in error && "line" in error;
}

const Room = z.object({ sizeBytes: z.number(), freeBytes: z.number(), quotaBytes: z.number() });

const sizeInWords = (bytes: number): string => {
  const [unit, one] = bytes < 1e6 ? ["kB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
  return `${(bytes / Number(one)).toFixed(1)} ${unit}`;
};

/** What to tell whoever brought a course that was refused: what is wrong with it, or that its files find no room. Null for accidents. */
export function importErrorOf(error: unknown): ImportError | null {
  if (isImportError(error)) return error;
  if (!isAppError(error) || error.reason !== "media.quota") return null;
  const { sizeBytes, freeBytes, quotaBytes } = Room.parse(error.facts);
  return new ImportError(
    `${error.code}: the course's new files need ${sizeInWords(sizeBytes)}, and ${sizeInWords(freeBytes)} of the owner's ${sizeInWords(quotaBytes)} are left. Delete files that nothing uses under /instructor/files, or ask an admin for more room, and import it again.`,
  );
}
