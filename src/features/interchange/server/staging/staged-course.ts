import "server-only";
import { ImportError } from "@/features/interchange/import-error";

export interface StagedFile {
  /** Relative to the course root, forward slashes, NFC. */
  path: string;
  /** Where the bytes lie on this machine. */
  localPath: string;
  size: number;
}

/** A course laid out for reading, whatever it came packed in. Nothing in it has been trusted beyond its names and sizes. */
export interface StagedCourse {
  /** Name of the course's folder or, without one, of its archive. */
  name: string;
  /** By course path, in path order. */
  files: ReadonlyMap<string, StagedFile>;
  /** A folder of our own for files that reading makes (converted captions, say). */
  scratch: string;
  /** Removes everything that staging wrote. */
  close(): Promise<void>;
}

/**
 * Steps into folders that do nothing but wrap the course ("course/" of an Open edX export, the folder one zipped).
 * A numbered folder is a module and no wrapping.
 */
export function unwrapRoot(files: StagedFile[], name: string): { name: string; files: Map<string, StagedFile> } {
  let current = files;
  let rootName = name;
  for (;;) {
    const top = soleTopFolder(current);
    if (top === null) break;
    current = current.map((file) => ({ ...file, path: file.path.slice(top.length + 1) }));
    rootName = top;
  }
  if (current.length === 0)
    throw new ImportError("There are no files in it. Choose the folder that holds the course.", name);
  const sorted = [...current].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { name: rootName, files: new Map(sorted.map((file) => [file.path, file])) };
}

function soleTopFolder(files: StagedFile[]): string | null {
  let top: string | null = null;
  for (const { path } of files) {
    const slash = path.indexOf("/");
    if (slash < 0) return null;
    const first = path.slice(0, slash);
    if (top !== null && top !== first) return null;
    top = first;
  }
  return top === null || /^\d/.test(top) ? null : top;
}
