import "server-only";
import type { FileDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import type { StagedFile } from "@/features/interchange/server/staging/staged-course";
import { resolvePath } from "@/features/interchange/server/text/references";

/** The media of a course folder: which path each gets in the course, and how a lesson may name them. */
export class CourseFiles {
  private readonly byOrigin = new Map<string, string>();
  private readonly taken = new Map<string, FileDocument>();
  /** Files that lay beside lessons and now are under media/. */
  readonly moved: string[] = [];

  add(file: StagedFile, coursePath: string): void {
    const path = this.freePath(coursePath);
    this.byOrigin.set(file.path, path);
    this.taken.set(path.toLowerCase(), { path, localPath: file.localPath, size: file.size });
    if (path !== file.path) this.moved.push(file.path);
  }

  /** All files in path order. */
  files(): FileDocument[] {
    return [...this.taken.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Course path of a file named from the course's root or, failing that, from `folder`. */
  find(name: string, folder: string): string | null {
    for (const origin of [resolvePath("", name), resolvePath(folder, name)]) {
      const path = origin === null ? undefined : this.byOrigin.get(origin);
      if (path !== undefined) return path;
    }
    return null;
  }

  /** The same, for a key that must name a file. */
  need(name: string, folder: string, file: string, line: number): string {
    return this.find(name, folder) ?? this.refuse(name, file, line);
  }

  refuse(name: string, file: string, line: number): never {
    const wanted = name.split("/").at(-1)?.toLowerCase();
    const similar = [...this.byOrigin.keys()].find((path) => path.split("/").at(-1)?.toLowerCase() === wanted);
    const hint =
      similar === undefined ? "Add the file or mend the name." : `There is a file "${similar}": is that the one?`;
    throw new ImportError(`There is no file "${name}". ${hint}`, file, line);
  }

  private freePath(path: string): string {
    let candidate = path;
    for (let count = 2; this.taken.has(candidate.toLowerCase()); count += 1) {
      const dot = path.lastIndexOf(".");
      candidate = dot > path.lastIndexOf("/") ? `${path.slice(0, dot)}-${count}${path.slice(dot)}` : `${path}-${count}`;
    }
    return candidate;
  }
}
