import "server-only";
import type { LessonDocument, ModuleDocument, NotCarried, ReadCourse } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { Faults } from "@/features/interchange/server/faults";
import { LinkResolver } from "@/features/interchange/server/markdown/link-resolver";
import {
  layOutMarkdown,
  type MarkdownLayout,
  type MarkdownUnit,
} from "@/features/interchange/server/markdown/markdown-layout";
import { type MarkdownText, readMarkdownText } from "@/features/interchange/server/markdown/markdown-text";
import { placeQuizzes, quizLesson } from "@/features/interchange/server/markdown/place-quizzes";
import { type QuizApp, readQuizApp } from "@/features/interchange/server/markdown/quiz-app";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse, StagedFile } from "@/features/interchange/server/staging/staged-course";
import { estimateMinutes } from "@/features/interchange/server/text/estimate-minutes";
import { titleOfName } from "@/features/interchange/server/text/names";
import { findReferences } from "@/features/interchange/server/text/references";
import { unsaidOfCourse, unsaidOfLesson } from "@/features/interchange/server/unsaid";

export interface OpenUnit extends MarkdownUnit {
  key: string;
  text: MarkdownText;
}

interface OpenCourse {
  layout: MarkdownLayout;
  readme: MarkdownText | null;
  texts: Map<string, MarkdownText>;
  units: Map<MarkdownUnit, OpenUnit>;
  quizzes: QuizApp | null;
  links: LinkResolver;
  notCarried: NotCarried[];
}

/** Reads a folder of Markdown lessons. @throws ImportError with everything that cannot be read */
export async function readMarkdownCourse(staged: StagedCourse): Promise<ReadCourse> {
  const notCarried: NotCarried[] = [];
  const lost = (entry: NotCarried) => void notCarried.push(entry);
  const layout = layOutMarkdown(staged);
  if (layout.modules.length === 0) {
    throw new ImportError(
      "There is no lesson in it: no Markdown file beside the README. Add one file a lesson.",
      staged.name,
    );
  }
  const texts = new Map<string, MarkdownText>();
  const faults = new Faults();
  const read = (file: StagedFile) =>
    faults.note(async () => {
      const text = readMarkdownText(await readText(file), file.path);
      texts.set(file.path, text);
      return text;
    });
  const readme = layout.readme === null ? null : await read(layout.readme);
  for (const { readme: text } of layout.modules) if (text !== null) await read(text);
  const units = new Map<MarkdownUnit, OpenUnit>();
  for (const unit of layout.modules.flatMap((module) => module.units)) {
    const text = await read(unit.file);
    if (text !== null) units.set(unit, { ...unit, key: keyOfPath(unit.file.path), text });
  }
  const quizzes = await readQuizApp(staged, lost, faults);
  const quizKeys = new Map((quizzes?.quizzes ?? []).map(({ id }) => [id, `quiz-${id}`] as const));
  const links = new LinkResolver(staged, lessonPaths(layout, units), quizKeys, lost);
  const open: OpenCourse = { layout, readme, texts, units, quizzes, links, notCarried };
  const modules = readModules(open);
  const description = readDescription(open);
  await listUnused(open, staged, faults);
  faults.tell();
  const title = readme?.title ?? titleOfName(staged.name);
  return {
    course: {
      ...unsaidOfCourse,
      originKey: `md:${staged.name}/${title}`.normalize("NFC").slice(0, 400),
      title,
      description,
      modules,
      files: links.files(),
    },
    notCarried,
    carriedByKind: tally(open, modules),
    notes: notesOn(quizzes),
  };
}

/** "1-basics/2-loops/README.md" as "1-basics/2-loops". */
function keyOfPath(path: string): string {
  const bare = path.replace(/\.(md|markdown)$/i, "").replace(/\/(readme|index)$/i, "");
  return bare.replace(/[^A-Za-z0-9._~:@/+-]/g, "_").replace(/^[^A-Za-z0-9]+/, "") || "lesson";
}

/** Every path a link may use for a lesson: its file, its folder; a module's folder leads to its first lesson. */
function lessonPaths(layout: MarkdownLayout, units: ReadonlyMap<MarkdownUnit, OpenUnit>): Map<string, string> {
  const paths = new Map<string, string>();
  const claim = (path: string, key: string | undefined) => {
    if (key !== undefined && !paths.has(path)) paths.set(path, key);
  };
  for (const [{ file, folder }, { key }] of units) {
    claim(file.path, key);
    if (/(^|\/)(readme|index)\.(md|markdown)$/i.test(file.path)) claim(folder, key);
  }
  for (const { folder, readme, units: own } of layout.modules) {
    const first = own[0] && units.get(own[0])?.key;
    if (folder !== "") claim(folder, first);
    if (readme !== null) claim(readme.path, first);
  }
  return paths;
}

function readModules(open: OpenCourse): ModuleDocument[] {
  const { layout, texts, units, links, quizzes } = open;
  const all = layout.modules.flatMap((module) => module.units).flatMap((unit) => units.get(unit) ?? []);
  const places = placeQuizzes(quizzes, all, (entry) => open.notCarried.push(entry));
  return layout.modules.map(({ folder, readme, units: own }) => {
    const text = readme === null ? undefined : texts.get(readme.path);
    const lessons = own
      .flatMap((unit) => units.get(unit) ?? [])
      .flatMap((unit): LessonDocument[] => {
        const place = places.get(unit.key);
        const lesson = lessonOf(unit, own, units, links);
        const section = lesson.section ?? lesson.title;
        const quiz = (item: Parameters<typeof quizLesson>[0], required: boolean) => quizLesson(item, section, required);
        const placed = (place?.before ?? []).map((item) => quiz(item, false));
        const after = (place?.after ?? []).map((item) => quiz(item, true));
        const withSection = placed.length + after.length > 0 ? { ...lesson, section } : lesson;
        return [...placed, withSection, ...after];
      });
    return {
      sourceKey: folder === "" ? "lessons" : keyOfPath(folder),
      title: text?.title ?? (folder === "" ? (open.readme?.title ?? "Lessons") : titleOfName(folder)),
      description: text && readme ? links.resolve(text.body, readme.path, text.linesBefore) : "",
      hidden: false,
      durationMinutes: null,
      lessons,
    };
  });
}

function lessonOf(
  unit: OpenUnit,
  siblings: readonly MarkdownUnit[],
  units: ReadonlyMap<MarkdownUnit, OpenUnit>,
  links: LinkResolver,
): LessonDocument {
  const { text, file } = unit;
  const name = file.path.replace(/\/(readme|index)\.[a-z]+$/i, "").replace(/\.[a-z]+$/i, "");
  const content = links.resolve(text.body, file.path, text.linesBefore);
  // An assignment is under the heading of the lesson whose folder it shares.
  const main = siblings.find((other) => other.folder === unit.folder && !other.isAssignment);
  const shares = siblings.some((other) => other.folder === unit.folder && other.isAssignment !== unit.isAssignment);
  const section = shares && main ? (units.get(main)?.text.title ?? null) : null;
  return {
    ...unsaidOfLesson,
    sourceKey: unit.key,
    title: text.title ?? titleOfName(name.split("/").at(-1) ?? name),
    section,
    type: "READING",
    activity: unit.isAssignment ? "DO" : "READ",
    durationMinutes: estimateMinutes(content, 0),
    content,
  };
}

/** The README up to its second heading describes the course; its further sections are listed. */
function readDescription({ layout, readme, links, notCarried }: OpenCourse): string {
  if (readme === null || layout.readme === null) return "";
  const { path } = layout.readme;
  const lineOf = (at: number) => readme.linesBefore + readme.body.slice(0, at).split("\n").length;
  for (const { at, title } of readme.sections) {
    notCarried.push({
      where: `${path}:${lineOf(at)}`,
      what: "README section",
      why: `"${title}" is not part of a lesson; the course is described by the text before its first section.`,
    });
  }
  links.inspect(readme.body.slice(readme.introEnd), path, lineOf(readme.introEnd) - 1);
  return links.resolve(readme.body.slice(0, readme.introEnd).trimEnd(), path, readme.linesBefore);
}

/** Lists every file that nothing above took along, and the images that texts left behind would have shown. */
async function listUnused(open: OpenCourse, staged: StagedCourse, faults: Faults): Promise<void> {
  const { layout, links, quizzes, notCarried, texts } = open;
  for (const file of layout.others) {
    notCarried.push({ where: file.path, what: "Markdown file", why: "It lies outside the lessons." });
    await faults.note(async () => {
      const source = await readText(file);
      links.inspect(source, file.path, 0);
      listRemote(source, file.path, notCarried);
    });
  }
  const own = layout.readme;
  if (own !== null)
    await faults.note(async () => listRemote(leftOfReadme(await readText(own), open.readme), own.path, notCarried));
  for (const { path } of staged.files.values()) {
    const known =
      texts.has(path) ||
      links.has(path) ||
      quizzes?.paths.has(path) ||
      layout.others.some((file) => file.path === path);
    if (!known) notCarried.push({ where: path, what: "file", why: "No lesson uses it." });
  }
}

/** The README with what became the description blanked out, so that lines stay. */
function leftOfReadme(source: string, readme: MarkdownText | null): string {
  const intro = readme?.body.slice(0, readme.introEnd).trimEnd() ?? "";
  return intro === "" ? source : source.replace(intro, () => intro.replace(/[^\n]/g, ""));
}

function listRemote(source: string, file: string, notCarried: NotCarried[]): void {
  for (const { kind, url, line } of findReferences(source, file)) {
    if (kind !== "link" && /^(https?:)?\/\//i.test(url)) {
      notCarried.push({ where: `${file}:${line}`, what: "remote image", why: `Its text is not carried (${url}).` });
    }
  }
}

function tally({ layout, quizzes, links }: OpenCourse, modules: readonly ModuleDocument[]): Record<string, number> {
  const units = layout.modules.flatMap((module) => module.units);
  const lessons = modules.flatMap((module) => module.lessons);
  return {
    module: modules.length,
    lesson: units.filter((unit) => !unit.isAssignment).length,
    assignment: units.filter((unit) => unit.isAssignment).length,
    quiz: quizzes === null ? 0 : lessons.filter(({ assessment }) => assessment !== null).length,
    question: lessons.reduce((sum, { assessment }) => sum + (assessment?.questions.length ?? 0), 0),
    image: links.files().filter(({ path }) => /\.(png|jpe?g|gif|webp|avif|svg)$/i.test(path)).length,
    "module README": layout.modules.filter(({ readme }) => readme !== null).length,
  };
}

function notesOn(quizzes: QuizApp | null): string[] {
  const notes = ["Minutes of lessons were estimated from their length."];
  if (quizzes !== null) {
    notes.push(
      "Quizzes stand before and after the lesson that links to them; those before it are optional. They pass at 60 %.",
    );
  }
  return notes;
}
