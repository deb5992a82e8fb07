import * as z from "zod";
import { isAppError } from "@/lib/app-error";

/** Why a course could not be read, in words for the person who brought it: what, where and how to fix. */
export class ImportError extends Error {
  /** Path inside the course, or the name of the archive; null when the trouble is not in one file. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** What else is wrong with the course, where reading went on after this. */
  readonly others: readonly ImportError[];

  constructor(
    message: string,
    file: string | null = null,
    line: number | null = null,
    others: readonly ImportError[] = [],
  ) {
    super(message);
    this.name = "ImportError";
    this.file = file;
    this.line = line;
    this.others = others;
  }
}

/** True also for an ImportError thrown by another copy of this module. */
export function isImportError(error: unknown): error is ImportError {
  return error instanceof Error && error.name === "ImportError" && "file" in error && "line" in error;
}

/** So many are told at once at most. */
const mostTold = 50;

/** Several as one: the first of them, with the others, each once. Null for none. */
export function combineErrors(errors: readonly ImportError[]): ImportError | null {
  const all = errors.flatMap((error) => [error, ...error.others]);
  const apart = new Map(all.map((error) => [JSON.stringify([error.file, error.line, error.message]), error]));
  const [first, ...others] = [...apart.values()].slice(0, mostTold);
  return first ? new ImportError(first.message, first.file, first.line, others) : null;
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
