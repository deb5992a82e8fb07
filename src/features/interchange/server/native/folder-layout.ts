import "server-only";
import { ImportError } from "@/features/interchange/import-error";
import type { StagedCourse, StagedFile } from "@/features/interchange/server/staging/staged-course";
import { byNumber, keyOfName, numberedName } from "@/features/interchange/server/text/names";

export interface LessonFiles {
  fallbackKey: string;
  body: StagedFile;
  guest: StagedFile | null;
  registered: StagedFile | null;
  quiz: StagedFile | null;
  transcript: StagedFile | null;
}

export interface ModuleFiles {
  folder: string;
  fallbackKey: string;
  yaml: StagedFile | null;
  lessons: LessonFiles[];
}

export interface FolderLayout {
  courseFile: StagedFile;
  modules: ModuleFiles[];
  /** Each with its path in the course. */
  media: { file: StagedFile; path: string }[];
  /** Files without a place in the format. */
  strangers: string[];
}

type Role = "body" | "guest" | "registered" | "quiz" | "transcript";
const roles: readonly [RegExp, Role][] = [
  [/\.guest\.md$/i, "guest"],
  [/\.registered\.md$/i, "registered"],
  [/\.quiz\.ya?ml$/i, "quiz"],
  [/\.transcript\.(vtt|txt)$/i, "transcript"],
  [/\.md$/i, "body"],
];

/** Gives every file of a course folder its part. @throws ImportError when a part is missing. */
export function layOutFolder(staged: StagedCourse): FolderLayout {
  const courseFile = staged.files.get("course.yaml");
  if (!courseFile) throw new ImportError("There is no course.yaml. Put one into the course's folder.", "course.yaml");
  const byFolder = new Map<string, StagedFile[]>();
  const layout: FolderLayout = { courseFile, modules: [], media: [], strangers: [] };
  for (const file of staged.files.values()) {
    const [top = "", ...rest] = file.path.split("/");
    if (file === courseFile) continue;
    if (rest.length === 0) layout.strangers.push(file.path);
    else if (top === "media") layout.media.push({ file, path: file.path });
    else byFolder.set(top, [...(byFolder.get(top) ?? []), file]);
  }
  for (const folder of [...byFolder.keys()].sort(byNumber)) addFolder(layout, folder, byFolder.get(folder) ?? []);
  if (layout.modules.length === 0) {
    throw new ImportError(
      "The course has no module: no folder with a module.yaml and lessons in it. Add one.",
      "course.yaml",
      1,
    );
  }
  return layout;
}

function addFolder(layout: FolderLayout, folder: string, files: StagedFile[]): void {
  const yaml = files.find(({ path }) => path === `${folder}/module.yaml`) ?? null;
  const direct = files.filter(({ path }) => path.split("/").length === 2);
  const isModule = yaml !== null || (/^\d/.test(folder) && direct.some(({ path }) => /\.md$/i.test(path)));
  if (!isModule) {
    layout.strangers.push(...files.map(({ path }) => path));
    return;
  }
  const fallbackKey = keyOfName(folder, "module");
  const stems = new Map<string, Partial<Record<Role, StagedFile>>>();
  for (const file of files) {
    if (file !== yaml) sortIntoModule(layout, folder, file, stems);
  }
  const lessons = [...stems.keys()].sort(byNumber).map((stem) => lessonFilesOf(folder, stem, stems.get(stem) ?? {}));
  layout.modules.push({ folder, fallbackKey, yaml, lessons });
}

function sortIntoModule(
  layout: FolderLayout,
  folder: string,
  file: StagedFile,
  stems: Map<string, Partial<Record<Role, StagedFile>>>,
): void {
  const name = file.path.slice(folder.length + 1);
  const role = name.includes("/") ? undefined : roles.find(([pattern]) => pattern.test(name));
  if (role !== undefined && !/^readme\.md$/i.test(name)) {
    const stem = name.replace(role[0], "");
    const lesson = stems.get(stem) ?? {};
    if (lesson[role[1]]) throw new ImportError("This lesson has two files of this kind. Remove one.", file.path);
    stems.set(stem, { ...lesson, [role[1]]: file });
  } else if (/\.(md|ya?ml)$/i.test(name)) layout.strangers.push(file.path);
  else {
    const inside = name.replace(/^media\//, "");
    layout.media.push({ file, path: `media/${numberedName(folder).rest || folder}/${inside}` });
  }
}

function lessonFilesOf(folder: string, stem: string, found: Partial<Record<Role, StagedFile>>): LessonFiles {
  const { body, guest = null, registered = null, quiz = null, transcript = null } = found;
  if (!body) {
    const [orphan] = Object.values(found);
    throw new ImportError(`There is no lesson to this file: add ${stem}.md beside it.`, orphan?.path ?? folder);
  }
  const fallbackKey = keyOfName(stem, "lesson");
  return { fallbackKey, body, guest, registered, quiz, transcript };
}
