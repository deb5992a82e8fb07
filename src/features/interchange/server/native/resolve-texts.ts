import "server-only";
import type { LessonDocument, NotCarried } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import type { CourseFiles } from "@/features/interchange/server/native/course-files";
import { folderOf, resolvePath, rewriteReferences } from "@/features/interchange/server/text/references";
import { localPath, type Reference, toDestination } from "@/features/media/references";

export interface TextScope {
  courseFiles: CourseFiles;
  /** Lesson key by the path of its Markdown file. */
  lessonKeys: ReadonlyMap<string, string>;
  knownKeys: ReadonlySet<string>;
  /** Files that were missing already when the course was exported. */
  missing: ReadonlySet<string>;
  lost: (entry: NotCarried) => void;
  /** Counts what was rewritten. */
  rewritten: { count: number };
}

/** Makes a text name files by their course path and lessons by their key. `linesBefore` are those above it in its file. */
export function resolveText(text: string, file: string, linesBefore: number, scope: TextScope): string {
  return rewriteReferences(text, file, (reference) => resolve(reference, file, linesBefore, scope));
}

function resolve(reference: Reference, file: string, linesBefore: number, scope: TextScope): string | null {
  const line = linesBefore + reference.line;
  const key = /^lesson:(.*)$/.exec(reference.url)?.[1];
  if (key !== undefined) {
    if (scope.knownKeys.has(key)) return null;
    throw new ImportError(`There is no lesson with the id "${key}". Mend the link.`, file, line);
  }
  const local = localPath(reference.url);
  if (local === null || local.fromRoot) return null;
  const folder = folderOf(file);
  const lessonKey = scope.lessonKeys.get(resolvePath(folder, local.path) ?? "");
  if (lessonKey !== undefined) {
    scope.rewritten.count += 1;
    return `lesson:${lessonKey}`;
  }
  const path = scope.courseFiles.find(local.path, folder);
  if (path === null) {
    const isLink = reference.kind === "link";
    if (!isLink && !scope.missing.has(local.path)) scope.courseFiles.refuse(local.path, file, line);
    const why = `There is no "${local.path}" in the course. The text is kept as it is.`;
    scope.lost({ where: `${file}:${line}`, what: isLink ? "link" : "missing file", why });
    return null;
  }
  if (path === resolvePath("", local.path)) return null;
  scope.rewritten.count += 1;
  return toDestination(path) + local.suffix;
}

/** The bodies of a lesson, resolved. */
export function resolveLesson(
  lesson: LessonDocument,
  files: { content: string; guest: string; registered: string },
  linesBeforeBody: number,
  scope: TextScope,
): LessonDocument {
  return {
    ...lesson,
    content: resolveText(lesson.content, files.content, linesBeforeBody, scope),
    guestContent: resolveText(lesson.guestContent, files.guest, 0, scope),
    registeredContent: resolveText(lesson.registeredContent, files.registered, 0, scope),
  };
}
