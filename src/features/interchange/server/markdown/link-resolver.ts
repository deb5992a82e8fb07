import "server-only";
import type { FileDocument, NotCarried } from "@/features/interchange/course-document";
import { resourceTypeOf } from "@/features/interchange/server/native/defaults";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { folderOf, resolvePath, rewriteReferences } from "@/features/interchange/server/text/references";
import { localPath, type Reference, toDestination } from "@/features/media/references";

/** Makes the links of a curriculum's texts lead to lessons and files of the course, and lists those that lead nowhere. */
export class LinkResolver {
  private readonly carried = new Map<string, FileDocument>();

  constructor(
    private readonly staged: StagedCourse,
    /** Lesson by the path of its file or folder. */
    private readonly lessons: ReadonlyMap<string, string>,
    /** Lesson by the id of a quiz. */
    private readonly quizzes: ReadonlyMap<string, string>,
    private readonly lost: (entry: NotCarried) => void,
  ) {
    for (const file of staged.files.values()) {
      if (
        ["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"].includes(resourceTypeOf(file.path)) &&
        !/\.(md|markdown|txt)$/i.test(file.path)
      ) {
        this.carry(file.path);
      }
    }
  }

  /** Files that come along: every image, recording and document, and what a lesson links to. */
  files(): FileDocument[] {
    return [...this.carried.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  has(path: string): boolean {
    return this.carried.has(path);
  }

  /** The text with its links made right. `linesBefore` are the lines of the file above it. */
  resolve(text: string, file: string, linesBefore: number): string {
    return rewriteReferences(text, file, (reference) => this.decide(reference, file, linesBefore));
  }

  /** Lists what is missing in a text that itself is not carried. */
  inspect(text: string, file: string, linesBefore: number): void {
    const before = new Map(this.carried);
    this.resolve(text, file, linesBefore);
    for (const path of this.carried.keys()) if (!before.has(path)) this.carried.delete(path);
  }

  private carry(path: string): FileDocument | null {
    const staged = this.staged.files.get(path);
    if (!staged) return null;
    const known = this.carried.get(path);
    if (known) return known;
    const file = {
      path: path.startsWith("media/") ? path : `media/${path}`,
      localPath: staged.localPath,
      size: staged.size,
    };
    this.carried.set(path, file);
    return file;
  }

  private decide(reference: Reference, file: string, linesBefore: number): string | null {
    const { url, kind } = reference;
    const where = `${file}:${linesBefore + reference.line}`;
    const quiz =
      kind === "link"
        ? this.quizzes.get(/^https?:\/\/[^?#]*\/quiz\/(\w+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? "")
        : undefined;
    if (quiz !== undefined) return `lesson:${quiz}`;
    const local = localPath(url);
    if (local === null) return null;
    const path = local.fromRoot ? resolvePath("", local.path) : resolvePath(folderOf(file), local.path);
    const isPicture = kind !== "link";
    const lesson = isPicture || path === null ? undefined : this.lessons.get(path.replace(/\/$/, ""));
    if (lesson !== undefined) return `lesson:${lesson}`;
    const found = path === null || /\.(md|markdown)$/i.test(path) ? null : this.carry(path);
    if (found !== null) return toDestination(found.path) + (isPicture ? "" : local.suffix);
    const name = path ?? local.path.replace(/^(\.\.\/)+/, "");
    const why = this.staged.files.has(name)
      ? "It leads to a text that is not a lesson."
      : `There is no "${name}" in the folder.`;
    this.lost({ where, what: isPicture ? "image" : "link", why });
    // A path from the root names no file of the course: it is shown as missing instead of being looked for.
    return `/${toDestination(name)}`;
  }
}
