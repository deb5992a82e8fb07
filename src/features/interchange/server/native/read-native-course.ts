import "server-only";
import { createHash } from "node:crypto";
import type {
  AssessmentDocument,
  LessonDocument,
  ModuleDocument,
  NotCarried,
  ReadCourse,
} from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { changeIntroductions, changeQuestionTexts } from "@/features/interchange/question-texts";
import { Faults } from "@/features/interchange/server/faults";
import { CourseFiles } from "@/features/interchange/server/native/course-files";
import {
  type FolderLayout,
  type LessonFiles,
  layOutFolder,
  type ModuleFiles,
} from "@/features/interchange/server/native/folder-layout";
import { gradebookOf } from "@/features/interchange/server/native/gradebook-fields";
import { keepKnownReadAgain } from "@/features/interchange/server/native/known-read-again";
import { CourseFile, ModuleFile } from "@/features/interchange/server/native/native-schema";
import { gateOf, keepKnownGates } from "@/features/interchange/server/native/read-gates";
import { type ReadLesson, readLesson, withoutLastNewline } from "@/features/interchange/server/native/read-lesson";
import { readQuiz } from "@/features/interchange/server/native/read-quiz";
import { resolveLesson, resolveText, type TextScope } from "@/features/interchange/server/native/resolve-texts";
import { readYaml } from "@/features/interchange/server/native/yaml-file";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse, StagedFile } from "@/features/interchange/server/staging/staged-course";
import { titleOfName } from "@/features/interchange/server/text/names";

interface Keys {
  made: number;
  modules: Map<string, string>;
  lessons: Map<string, string>;
  resources: Map<string, string>;
}

interface OpenLesson extends ReadLesson {
  files: LessonFiles;
}

/**
 * Reads a course in our own format (docs/course-format.md).
 * @throws ImportError with everything that is not as the format wants it: in the parts by themselves, or else in how they refer
 * to each other.
 */
export async function readNativeCourse(staged: StagedCourse): Promise<ReadCourse> {
  const layout = layOutFolder(staged);
  const courseFiles = new CourseFiles();
  for (const { file, path } of layout.media) courseFiles.add(file, path);
  const faults = new Faults();
  const courseFile = layout.courseFile;
  const course = await faults.note(async () =>
    readYaml(await readText(courseFile), { file: courseFile.path }, CourseFile),
  );
  const keys: Keys = { made: 0, modules: new Map(), lessons: new Map(), resources: new Map() };
  const opened: { module: ModuleDocument; lessons: OpenLesson[] }[] = [];
  for (const files of layout.modules) opened.push(await openModule(files, courseFiles, keys, faults));
  faults.tell();
  if (course === null) throw new ImportError("This does not fit the course format.", courseFile.path);
  const { value } = course;
  const lessonKeys = keysByFile(opened);
  const notCarried: NotCarried[] = layout.strangers.map(strangerNotice);
  const lost = (entry: NotCarried) => void notCarried.push(entry);
  const scope: TextScope = {
    courseFiles,
    lessonKeys,
    knownKeys: new Set(lessonKeys.values()),
    missing: new Set(value.missing),
    lost,
    rewritten: { count: 0 },
  };
  const modules: ModuleDocument[] = [];
  for (const { module, lessons } of opened) {
    const finished = await finishLessons(lessons, { language: value.language, keys, scope, faults });
    modules.push({ ...module, lessons: finished });
  }
  const { price } = value;
  const description = await faults.note(() =>
    resolveText(value.description, courseFile.path, course.lineOf(["description"]), scope),
  );
  const thumbnail = await faults.note(() =>
    value.thumbnail === undefined
      ? null
      : courseFiles.need(value.thumbnail, "", courseFile.path, course.lineOf(["thumbnail"])),
  );
  faults.tell();
  keepKnownGates(modules, lost);
  keepKnownReadAgain(modules, lost);
  const gradebook = value.gradebook && gradebookOf(value.gradebook, modules, lost);
  return {
    course: {
      originKey: originKeyOf(value.id, value.slug ?? staged.name),
      slug: value.slug ?? null,
      title: value.title,
      subtitle: value.subtitle,
      description: description ?? "",
      language: value.language,
      level: value.level,
      category: value.category || null,
      objectives: value.objectives,
      requirements: value.requirements,
      audience: value.audience,
      skills: value.skills,
      price: price && price.amountMinor > 0 ? price : null,
      hasCertificate: value.certificate,
      seo: value.seo,
      thumbnail,
      durationMinutes: value.durationMinutes ?? null,
      modules,
      files: courseFiles.files(),
      ...(gradebook && { gradebook }),
    },
    notCarried,
    carriedByKind: {},
    notes: notesOn(layout, keys, value.id === undefined, courseFiles, scope),
  };
}

function strangerNotice(path: string): NotCarried {
  return { where: path, what: "file", why: "This file has no place in the course format." };
}

/** A UUID names a course of our own; anything else is the identity that another source gave it. */
function originKeyOf(id: string | undefined, name: string): string {
  if (id === undefined) return `lectern:${uuidOf(name)}`;
  return id.includes(":") ? id : `lectern:${id.toLowerCase()}`;
}

/** The same UUID (version 8: made by a rule of ours) for the same name, so that a second import finds the first. */
function uuidOf(name: string): string {
  const hash = createHash("sha256").update(`lectern course ${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

async function openModule(files: ModuleFiles, courseFiles: CourseFiles, keys: Keys, faults: Faults) {
  const yamlFile = files.yaml;
  const bare = { value: { title: titleOfName(files.folder), description: "", hidden: false }, lineOf: () => 1 };
  const read =
    yamlFile &&
    (await faults.note(async () => readYaml(await readText(yamlFile), { file: yamlFile.path }, ModuleFile)));
  const { value, lineOf } = read ?? bare;
  const { id = undefined, durationMinutes = null } = value as Partial<{ id: string; durationMinutes: number }>;
  const sourceKey = id ?? freeKey(keys.modules, files.fallbackKey);
  await faults.note(() => claim(keys.modules, "modules", sourceKey, yamlFile?.path ?? files.folder, lineOf(["id"])));
  if (id === undefined) keys.made += 1;
  const lessons: OpenLesson[] = [];
  for (const lessonFiles of files.lessons) {
    const fallbackKey = freeKey(keys.lessons, `${sourceKey}/${lessonFiles.fallbackKey}`);
    const lesson = await faults.note(() => openLesson(lessonFiles, fallbackKey, courseFiles));
    if (lesson === null) continue;
    await faults.note(() => {
      claim(keys.lessons, "lessons", lesson.lesson.sourceKey, lessonFiles.body.path, lesson.keyLine);
      for (const { sourceKey: key } of lesson.lesson.resources) {
        claim(keys.resources, "resources", key, lessonFiles.body.path, lesson.keyLine);
      }
    });
    if (!lesson.hasOwnKey) keys.made += 1;
    lessons.push(lesson);
  }
  const { title, description, hidden } = value;
  const opens = "opens" in value ? gateOf(value.opens) : undefined;
  const gate = opens && { opens };
  const module: ModuleDocument = { sourceKey, title, description, hidden, durationMinutes, ...gate, lessons: [] };
  return { module, lessons };
}

/** Names without their numbers may be the same: a key that was made gets the next number. */
function freeKey(taken: ReadonlyMap<string, string>, key: string): string {
  let free = key;
  for (let count = 2; taken.has(free); count += 1) free = `${key}-${count}`;
  return free;
}

function claim(taken: Map<string, string>, kind: string, key: string, file: string, line: number): void {
  const other = taken.get(key);
  if (other !== undefined) {
    throw new ImportError(
      `Two ${kind} have the id "${key}": this one and ${other}. Give one of them another.`,
      file,
      line,
    );
  }
  taken.set(key, file);
}

async function openLesson(files: LessonFiles, fallbackKey: string, courseFiles: CourseFiles): Promise<OpenLesson> {
  const optional = async (file: StagedFile | null) => (file === null ? "" : withoutLastNewline(await readText(file)));
  const parts = {
    fallbackKey,
    file: files.body.path,
    source: await readText(files.body),
    guestContent: await optional(files.guest),
    registeredContent: await optional(files.registered),
    transcript: await optional(files.transcript),
    transcriptFile: files.transcript?.path ?? null,
  };
  return { ...readLesson(parts, courseFiles), files };
}

function keysByFile(opened: { lessons: OpenLesson[] }[]): Map<string, string> {
  return new Map(
    opened.flatMap(({ lessons }) => lessons.map(({ files, lesson }) => [files.body.path, lesson.sourceKey] as const)),
  );
}

interface Finishing {
  language: string;
  keys: Keys;
  scope: TextScope;
  faults: Faults;
}

/** One after the other, so that what is wrong with them is told in their order. */
async function finishLessons(
  lessons: readonly OpenLesson[],
  { language, keys, scope, faults }: Finishing,
): Promise<LessonDocument[]> {
  const finished: LessonDocument[] = [];
  for (const lesson of lessons) {
    const read = await faults.note(() => finishLesson(lesson, language, keys, scope));
    if (read) finished.push(read);
  }
  return finished;
}

async function finishLesson(open: OpenLesson, language: string, keys: Keys, scope: TextScope): Promise<LessonDocument> {
  const { files } = open;
  const names = {
    content: files.body.path,
    guest: files.guest?.path ?? files.body.path,
    registered: files.registered?.path ?? files.body.path,
  };
  const lesson = resolveLesson(open.lesson, names, open.linesBeforeBody, scope);
  if (files.quiz === null) return lesson;
  const file = files.quiz.path;
  const quiz = readQuiz(await readText(files.quiz), { file, lessonTitle: lesson.title, language });
  keys.made += quiz.madeIds;
  return { ...lesson, assessment: resolveQuiz(quiz, file, scope) };
}

function resolveQuiz(
  { assessment, lineOfQuestion, lineOfSections }: ReturnType<typeof readQuiz>,
  file: string,
  scope: TextScope,
): AssessmentDocument {
  const introduction = (source: string) => resolveText(source, file, lineOfSections() - 1, scope);
  const questions = assessment.questions.map((question, index) => {
    const text = (source: string) => resolveText(source, file, lineOfQuestion(index) - 1, scope);
    return changeQuestionTexts(question, text);
  });
  return { ...assessment, ...changeIntroductions(assessment, introduction), questions };
}

function notesOn(
  layout: FolderLayout,
  keys: Keys,
  madeCourseId: boolean,
  courseFiles: CourseFiles,
  scope: TextScope,
): string[] {
  const made = keys.made + (madeCourseId ? 1 : 0);
  const notes: string[] = [];
  if (made > 0) {
    notes.push(`${made} ids were missing and were made from names and places. Export the course once to keep them.`);
  }
  const bare = layout.modules.filter(({ yaml }) => yaml === null).map(({ folder }) => folder);
  if (bare.length > 0) notes.push(`No module.yaml in ${bare.join(", ")}: the title was made from the folder's name.`);
  if (courseFiles.moved.length > 0)
    notes.push(`${courseFiles.moved.length} files beside lessons now stand under media/.`);
  if (scope.rewritten.count > 0)
    notes.push(`${scope.rewritten.count} links in texts were rewritten to course paths and lesson ids.`);
  return notes;
}
