import "server-only";
import type * as z from "zod";
import type { LessonDocument, ResourceDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import type { CourseFiles } from "@/features/interchange/server/native/course-files";
import { defaultActivity, resourceTypeOf } from "@/features/interchange/server/native/defaults";
import { LessonFrontMatter } from "@/features/interchange/server/native/native-schema";
import { gateOf } from "@/features/interchange/server/native/read-gates";
import { readYaml, type YamlValue } from "@/features/interchange/server/native/yaml-file";
import { folderOf } from "@/features/interchange/server/text/references";
import { slugOf } from "@/lib/slug-of";

type FrontMatter = YamlValue<z.infer<typeof LessonFrontMatter>>;

export interface LessonParts {
  /** Key when the file names none. */
  fallbackKey: string;
  file: string;
  source: string;
  guestContent: string;
  registeredContent: string;
  transcript: string;
  transcriptFile: string | null;
}

export interface ReadLesson {
  lesson: LessonDocument;
  hasOwnKey: boolean;
  /** Lines of the file before the body. */
  linesBeforeBody: number;
  keyLine: number;
}

/** Reads a lesson's Markdown file; texts still name files and lessons as their author did. */
export function readLesson(parts: LessonParts, courseFiles: CourseFiles): ReadLesson {
  const { file } = parts;
  const { yaml, body, linesBeforeBody } = splitFrontMatter(parts.source, file);
  const front = readYaml(yaml, { file, linesBefore: 1 }, LessonFrontMatter);
  const { value } = front;
  const sourceKey = value.id ?? parts.fallbackKey;
  if (value.video === undefined && parts.transcriptFile !== null) {
    throw new ImportError(
      `This transcript has no video: add one to ${file} or remove the transcript.`,
      parts.transcriptFile,
    );
  }
  const opens = gateOf(value.opens);
  const lesson: LessonDocument = {
    sourceKey,
    title: value.title,
    section: value.section || null,
    type: value.type,
    activity: value.activity ?? defaultActivity(value.type),
    required: value.required,
    access: value.access,
    freePreview: value.preview,
    durationMinutes: value.minutes ?? null,
    content: body,
    guestContent: parts.guestContent,
    registeredContent: parts.registeredContent,
    video: videoOf(front, parts, courseFiles),
    embedUrl: value.embed ?? null,
    hasLab: value.lab ?? value.type === "LAB",
    labChecks: value.checks,
    resources: value.resources.map((_, index) => resourceOf(front, index, sourceKey, file, courseFiles)),
    assessment: null,
    ...(opens && { opens }),
  };
  return { lesson, hasOwnKey: value.id !== undefined, linesBeforeBody, keyLine: front.lineOf(["id"]) };
}

function splitFrontMatter(source: string, file: string): { yaml: string; body: string; linesBeforeBody: number } {
  const match = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(source);
  if (!match) {
    const open = source.startsWith("---");
    throw new ImportError(
      open
        ? "The front matter is not closed. Put a line with --- after it."
        : "A lesson begins with front matter: a line with ---, then title: and its name, then a line with ---.",
      file,
      1,
    );
  }
  const rest = source.slice(match[0].length);
  const blank = rest.startsWith("\n") ? 1 : 0;
  const linesBeforeBody = match[0].split("\n").length - 1 + blank;
  return { yaml: match[1] ?? "", body: withoutLastNewline(rest.slice(blank)), linesBeforeBody };
}

/** Text files end with one line end that is not part of the text. */
export function withoutLastNewline(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

function videoOf(
  { value, lineOf }: FrontMatter,
  parts: LessonParts,
  courseFiles: CourseFiles,
): LessonDocument["video"] {
  if (value.video === undefined) return null;
  const { url, file, seconds, captions } = value.video;
  const folder = folderOf(parts.file);
  const need = (name: string, path: PropertyKey[]) => courseFiles.need(name, folder, parts.file, lineOf(path));
  return {
    url: url ?? null,
    filePath: file === undefined ? null : need(file, ["video", "file"]),
    captions: captions.map((caption, index) => ({
      language: caption.language,
      label: caption.label || caption.language,
      filePath: need(caption.file, ["video", "captions", index, "file"]),
    })),
    transcript: parts.transcript,
    durationSeconds: seconds ?? null,
  };
}

function resourceOf(
  { value, lineOf }: FrontMatter,
  index: number,
  lessonKey: string,
  file: string,
  courseFiles: CourseFiles,
): ResourceDocument {
  const item = value.resources[index];
  if (!item) throw new RangeError(`no resource ${index}`);
  const line = lineOf(["resources", index, "file"]);
  const filePath = item.file === undefined ? null : courseFiles.need(item.file, folderOf(file), file, line);
  return {
    sourceKey: item.id ?? `${lessonKey}/${slugOf(item.title, `resource-${index + 1}`)}`,
    title: item.title,
    type: item.type ?? resourceTypeOf(filePath),
    description: item.description,
    filePath,
    url: item.url ?? null,
    premium: item.premium,
    durationMinutes: item.durationMinutes ?? null,
  };
}
