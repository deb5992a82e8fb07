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
