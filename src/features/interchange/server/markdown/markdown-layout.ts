import "server-only";
import type { StagedCourse, StagedFile } from "@/features/interchange/server/staging/staged-course";
import { byNumber } from "@/features/interchange/server/text/names";
import { folderOf } from "@/features/interchange/server/text/references";

export interface MarkdownUnit {
  file: StagedFile;
  /** Folder whose README it is, or that holds it. */
  folder: string;
  isAssignment: boolean;
}

export interface MarkdownModule {
  /** "" for the course's own folder. */
  folder: string;
  /** Describes the module, when it is not a lesson itself. */
  readme: StagedFile | null;
  units: MarkdownUnit[];
}

export interface MarkdownLayout {
  readme: StagedFile | null;
  modules: MarkdownModule[];
  /** Markdown files that are no part of the course. */
  others: StagedFile[];
}

/** Folders of a curriculum whose texts are not lessons. */
const ASIDE = /(^|\/)(solutions?|translations?|\.github)(\/|$)/i;

const isMarkdown = (path: string) => /\.(md|markdown)$/i.test(path);
const isReadme = (path: string) => /(^|\/)(readme|index)\.(md|markdown)$/i.test(path);
const isAssignment = (path: string) => /(^|\/)assignment[^/]*\.(md|markdown)$/i.test(path);

/**
 * What is what in a folder of Markdown: numbered folders are modules (all folders, when none is numbered), a folder with a
 * README or a file is a lesson. Folders that hold nothing but their README are lessons themselves.
 */
export function layOutMarkdown(staged: StagedCourse): MarkdownLayout {
  const texts = [...staged.files.values()].filter(({ path }) => isMarkdown(path));
  const lessons = texts.filter(({ path }) => !ASIDE.test(path));
  const readme = lessons.find(({ path }) => isReadme(path) && !path.includes("/")) ?? null;
  const tops = [...new Set(lessons.filter(({ path }) => path.includes("/")).map(({ path }) => topOf(path)))];
  const numbered = tops.filter((top) => /^\d/.test(top));
  const folders = (numbered.length > 0 ? numbered : tops).sort(byNumber);
  const modules = folders.map((folder) =>
    moduleOf(
      folder,
      lessons.filter(({ path }) => topOf(path) === folder && path.includes("/")),
    ),
  );
  const loose = lessons.filter(({ path }) => !path.includes("/") && path !== readme?.path);
  const looseLessons = folders.length === 0 ? loose : loose.filter(({ path }) => /^\d/.test(path));
  const own: MarkdownModule = { folder: "", readme: null, units: sorted(looseLessons).map((file) => unitOf(file)) };
  const flat =
    modules.length > 0 &&
    modules.every(
      ({ units }) =>
        units.every(({ folder }) => !folder.includes("/")) && units.filter((unit) => !unit.isAssignment).length <= 1,
    );
  const all = flat
    ? [{ ...own, units: [...own.units, ...modules.flatMap((module) => withReadme(module).units)] }]
    : [own, ...modules.map((module) => (module.units.length === 0 ? withReadme(module) : module))];
  const shown = all.filter(({ units }) => units.length > 0);
  const used = new Set(shown.flatMap(({ readme: text, units }) => [text?.path, ...units.map(({ file }) => file.path)]));
  return { readme, modules: shown, others: texts.filter((file) => file !== readme && !used.has(file.path)) };
}

function topOf(path: string): string {
  return path.split("/")[0] ?? "";
}

function unitOf(file: StagedFile): MarkdownUnit {
  return { file, folder: folderOf(file.path), isAssignment: isAssignment(file.path) };
}

function moduleOf(folder: string, texts: StagedFile[]): MarkdownModule {
  const readme = texts.find(({ path }) => isReadme(path) && folderOf(path) === folder) ?? null;
  return { folder, readme, units: sorted(texts.filter((file) => file !== readme)).map(unitOf) };
}

function withReadme(module: MarkdownModule): MarkdownModule {
  if (module.readme === null) return module;
  return { ...module, readme: null, units: [unitOf(module.readme), ...module.units] };
}

/** By folder and name, numbers as numbers; a README before its folder's other files. */
function sorted(files: readonly StagedFile[]): StagedFile[] {
  const keys = new Map(files.map((file) => [file, file.path.split("/").map((part) => (isReadme(part) ? "" : part))]));
  return [...files].sort((a, b) => {
    const first = keys.get(a) ?? [];
    const second = keys.get(b) ?? [];
    for (let depth = 0; depth < Math.max(first.length, second.length); depth += 1) {
      const order = compareParts(first[depth], second[depth]);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || a === "") return -1;
  if (b === undefined || b === "") return 1;
  return byNumber(a, b);
}
