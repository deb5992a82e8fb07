import "server-only";
import { ImportError } from "@/features/interchange/import-error";
import { type ImportLimits, inWords } from "@/features/interchange/server/staging/limits";

const MAX_PATH_BYTES = 1024;
const JUNK = new Set(["__MACOSX", "Thumbs.db", "desktop.ini", "node_modules"]);

/**
 * The path of an entry inside the course: forward slashes, NFC, no empty or "." segments.
 * @throws ImportError for a name that leaves the folder or cannot be a file name.
 */
export function courseRelativePath(name: string): string {
  if (name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.startsWith("\\")) {
    throw new ImportError(
      "The name of this entry is an absolute path. Pack the course again from inside its folder.",
      name,
    );
  }
  const segments = name.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (segments.includes("..")) {
    throw new ImportError(
      'The name of this entry leads out of the course with "..". Remove the entry and pack again.',
      name,
    );
  }
  const path = segments.join("/").normalize("NFC");
  if (path.includes("\\") || hasControlCharacter(path)) {
    throw new ImportError("The name of this entry holds a backslash or a control character. Rename it.", path);
  }
  if (Buffer.byteLength(path) > MAX_PATH_BYTES || segments.some((segment) => Buffer.byteLength(segment) > 255)) {
    throw new ImportError("The name of this entry is too long: 255 bytes a part, 1024 in all.", path.slice(0, 200));
  }
  return path;
}

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < " " || character === "\u007f");
}

/** What operating systems and version control leave behind: left out without a word. */
export function isJunk(path: string): boolean {
  return path.split("/").some((segment) => segment.startsWith(".") || JUNK.has(segment));
}

/** Keeps count of what a course holds and refuses what is too much or what would overwrite something. */
export class EntryLedger {
  private readonly seen = new Map<string, "file" | "folder">();
  private count = 0;
  private bytes = 0;

  constructor(
    private readonly limits: ImportLimits,
    private readonly source: string,
  ) {}

  /** Call once for every entry, junk included. */
  countEntry(): void {
    this.count += 1;
    if (this.count > this.limits.entries) {
      throw new ImportError(
        `More than ${this.limits.entries.toLocaleString("en")} entries. Split the course.`,
        this.source,
      );
    }
  }

  /** Call for every file that is kept, before its bytes are read, with the size it claims. */
  addFile(path: string, size: number): void {
    this.claim(path, "file");
    let folder = path;
    while (folder.includes("/")) {
      folder = folder.slice(0, folder.lastIndexOf("/"));
      this.claim(folder, "folder");
    }
    this.addBytes(path, size, size);
  }

  /** Counts bytes on top of what was claimed: `size` is what the file holds so far. */
  addBytes(path: string, added: number, size: number): void {
    if (size > this.limits.fileBytes) {
      throw new ImportError(
        `Larger than ${inWords(this.limits.fileBytes)}, the limit for one file. Make it smaller.`,
        path,
      );
    }
    this.bytes += added;
    if (this.bytes > this.limits.totalBytes) {
      throw new ImportError(`More than ${inWords(this.limits.totalBytes)} unpacked. Split the course.`, this.source);
    }
  }

  private claim(path: string, kind: "file" | "folder"): void {
    const key = path.toLowerCase().normalize("NFC");
    const before = this.seen.get(key);
    if (before === undefined) this.seen.set(key, kind);
    else if (kind === "file" || before === "file") {
      throw new ImportError("Two entries have this name (capitals and accents set aside). Rename one of them.", path);
    }
  }
}
