import "server-only";
import { combineErrors, type ImportError, isImportError } from "@/features/interchange/import-error";

/** Goes on where a part of a course cannot be read, so that all that is wrong with it is told at once. */
export class Faults {
  readonly #found: ImportError[] = [];

  /** Null where the part cannot be read, which is noted. */
  async note<T>(read: () => T | Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (!isImportError(error)) throw error;
      this.#found.push(error);
      return null;
    }
  }

  /** @throws ImportError with everything that was noted */
  tell(): void {
    const error = combineErrors(this.#found);
    if (error) throw error;
  }
}
