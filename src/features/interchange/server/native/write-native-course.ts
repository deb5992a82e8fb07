import "server-only";
import { stringify } from "yaml";
import type {
  CourseDocument,
  LessonDocument,
  ModuleDocument,
  ResourceDocument,
  VideoDocument,
} from "@/features/interchange/course-document";
import { textsOfQuestion } from "@/features/interchange/question-texts";
import { defaultActivity } from "@/features/interchange/server/native/defaults";
import { gradebookFields } from "@/features/interchange/server/native/gradebook-fields";
import { FORMAT_VERSION, formatName } from "@/features/interchange/server/native/native-schema";
import { quizFields } from "@/features/interchange/server/native/write-quiz";
import { findReferencesBeside, resolvePath } from "@/features/interchange/server/text/references";
import { localPath } from "@/features/media/references";
import { slugOf } from "@/lib/slug-of";

/** A text file of an exported course. Media are copied beside them under their own paths. */
export interface TextFile {
  path: string;
  text: string;
}

/** The text files of a course in our own format, in path order. The same course gives the same bytes. */
export async function writeNativeCourse(course: CourseDocument): Promise<TextFile[]> {
  const missing = await missingFiles(course);
  const files: TextFile[] = [{ path: "course.yaml", text: yamlOf(courseFields(course, missing)) }];
  course.modules.forEach((module, index) => {
    const folder = numbered(index, course.modules.length, slugOf(module.title, "module"));
    files.push({ path: `${folder}/module.yaml`, text: yamlOf(moduleFields(module)) });
    module.lessons.forEach((lesson, position) => {
      const stem = numbered(position, module.lessons.length, slugOf(lesson.title, "lesson"));
      files.push(...lessonFiles(lesson, `${folder}/${stem}`));
    });
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function numbered(index: number, count: number, name: string): string {
  return `${String(index + 1).padStart(Math.max(2, String(count).length), "0")}-${name}`;
}

function yamlOf(fields: object): string {
  return stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Leaves out what is undefined: a value equal to its default is not written. */
function unless<T>(value: T, standard: T): T | undefined {
  return value === standard ? undefined : value;
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function courseFields(course: CourseDocument, missing: readonly string[]): object {
  const seo = {
    description: unless(course.seo.description, ""),
    keywords: some(course.seo.keywords),
  };
  return {
    format: FORMAT_VERSION,
    id: course.originKey.replace(/^lectern:/, ""),
    title: course.title,
    slug: course.slug ?? undefined,
    subtitle: unless(course.subtitle, ""),
    description: unless(lf(course.description), ""),
    language: course.language,
    level: unless(formatName(course.level), "all-levels"),
    category: course.category ?? undefined,
    thumbnail: course.thumbnail ?? undefined,
    durationMinutes: course.durationMinutes ?? undefined,
    objectives: some(course.objectives),
    requirements: some(course.requirements),
    audience: some(course.audience),
    skills: some(course.skills),
    price: course.price ?? undefined,
    certificate: unless(course.hasCertificate, true),
    missing: some(missing),
    seo: seo.description === undefined && seo.keywords === undefined ? undefined : seo,
    gradebook: course.gradebook && gradebookFields(course.gradebook),
  };
}

/** Pictures and recordings that a text names and the course does not have: a reader takes them for mistakes otherwise. */
async function missingFiles(course: CourseDocument): Promise<string[]> {
  const present = new Set(course.files.map(({ path }) => path));
  const missing = new Set<string>();
  for (const text of textsOf(course)) {
    for (const { kind, url } of await findReferencesBeside(text)) {
      const local = kind === "link" ? null : localPath(url);
      if (local === null || local.fromRoot) continue;
      if (!present.has(resolvePath("", local.path) ?? "")) missing.add(local.path);
    }
  }
  return [...missing].sort();
}

function textsOf({ description, modules }: CourseDocument): string[] {
  const lessons = modules.flatMap((module) => module.lessons);
  const questions = lessons.flatMap(({ assessment }) => assessment?.questions ?? []);
  return [
    description,
    ...lessons.flatMap(({ content, guestContent, registeredContent }) => [content, guestContent, registeredContent]),
    ...questions.flatMap(textsOfQuestion),
    ...lessons.flatMap(({ assessment }) => (assessment?.sections ?? []).map(({ introduction }) => introduction)),
  ].filter((text) => /[\]<{]/.test(text));
}

function moduleFields(module: ModuleDocument): object {
  return {
    id: module.sourceKey,
    title: module.title,
    description: unless(lf(module.description), ""),
    hidden: unless(module.hidden, false),
    durationMinutes: module.durationMinutes ?? undefined,
    opens: module.opens,
  };
}

function lessonFiles(lesson: LessonDocument, stem: string): TextFile[] {
  const files: TextFile[] = [
    { path: `${stem}.md`, text: `---\n${yamlOf(lessonFields(lesson))}---\n\n${lf(lesson.content)}\n` },
  ];
  const beside = (ending: string, text: string) => {
    if (text !== "") files.push({ path: `${stem}.${ending}`, text: `${lf(text)}\n` });
  };
  beside("guest.md", lesson.guestContent);
  beside("registered.md", lesson.registeredContent);
  const transcript = lesson.video?.transcript ?? "";
  beside(transcript.startsWith("WEBVTT") ? "transcript.vtt" : "transcript.txt", transcript);
  if (lesson.assessment) {
    files.push({ path: `${stem}.quiz.yaml`, text: yamlOf(quizFields(lesson.assessment, lesson.title)) });
  }
  return files;
}

function lessonFields(lesson: LessonDocument): object {
  return {
    id: lesson.sourceKey,
    title: lesson.title,
    section: lesson.section ?? undefined,
    type: unless(formatName(lesson.type), "reading"),
    activity: unless(formatName(lesson.activity), formatName(defaultActivity(lesson.type))),
    required: unless(lesson.required, true),
    access: unless(formatName(lesson.access), "registered"),
    preview: unless(lesson.freePreview, false),
    minutes: lesson.durationMinutes ?? undefined,
    video: lesson.video ? videoFields(lesson.video) : undefined,
    embed: lesson.embedUrl ?? undefined,
    lab: unless(lesson.hasLab, lesson.type === "LAB"),
    checks: some(lesson.labChecks),
    resources: some(lesson.resources.map(resourceFields)),
    opens: lesson.opens,
  };
}

function videoFields(video: VideoDocument): object {
  return {
    url: video.url ?? undefined,
    file: video.filePath ?? undefined,
    seconds: video.durationSeconds ?? undefined,
    captions: some(
      video.captions.map(({ language, label, filePath }) => ({
        language,
        label: unless(label, language),
        file: filePath,
      })),
    ),
  };
}

function resourceFields(resource: ResourceDocument): object {
  return {
    id: resource.sourceKey,
    title: resource.title,
    type: formatName(resource.type),
    description: unless(resource.description, ""),
    file: resource.filePath ?? undefined,
    url: resource.url ?? undefined,
    premium: unless(resource.premium, false),
    durationMinutes: resource.durationMinutes ?? undefined,
  };
}

/** Text files have LF line ends. */
function lf(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
