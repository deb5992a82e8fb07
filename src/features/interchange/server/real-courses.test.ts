import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { env } from "@/env/server";
import type { LessonDocument, ReadCourse } from "@/features/interchange/course-document";
import { isImportError } from "@/features/interchange/import-error";
import { carryRemoteImages } from "@/features/interchange/server/carry-remote-images";
import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";
import { htmlToMarkdown } from "@/features/interchange/server/text/html-to-markdown";
import { plainShort } from "@/features/media/server/plain-text";

const data = env.TEST_DATA ?? "";
const has = data !== "" && existsSync(join(data, "COUNTS.json"));

const numbers = z.record(z.string(), z.number());
const OlxCounts = z.object({
  org: z.string(),
  course: z.string(),
  run: z.string(),
  chapters: z.number(),
  sequentials: z.number(),
  verticals: z.number(),
  html: z.number(),
  videos: z.number(),
  problem_types: numbers,
  other_blocks: numbers,
  orphan_files: z.number(),
  static_files: z.number(),
  static_names_referenced_but_trimmed_or_missing: z.number(),
});
const CurriculumCounts = z.object({
  modules: z.number(),
  lessons: z.number(),
  assignments: z.number(),
  quizzes: z.number(),
  quiz_questions: z.number(),
  quiz_options: z.number(),
  md_files: z.number(),
  images_kept: z.number(),
  image_files_referenced_but_trimmed: z.number(),
  remote_image_refs: z.number(),
  code_fences: z.number(),
  tables: z.number(),
  lesson_folders: z.array(z.string()),
});

function countsOf<T>(name: string, schema: z.ZodType<T>): T {
  const all = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(data, "COUNTS.json"), "utf8")));
  return schema.parse(all[name]);
}

const readCourses = new Map<string, Promise<ReadCourse>>();

function read(path: string): Promise<ReadCourse> {
  const known = readCourses.get(path) ?? readOnce(path);
  readCourses.set(path, known);
  return known;
}

async function readOnce(path: string): Promise<ReadCourse> {
  const staged = await stageCourse(join(data, path));
  try {
    return await readCourse(staged);
  } finally {
    await staged.close();
  }
}

const lessonsOf = ({ course }: ReadCourse): LessonDocument[] => course.modules.flatMap((module) => module.lessons);
const lostOf = ({ notCarried }: ReadCourse, kind: string) => notCarried.filter(({ what }) => what === kind);

const patience = { timeout: 60_000 };

describe.skipIf(!has)("a real Open edX course", patience, () => {
  test.each(["openedx-demo-course", "oxa-kitchen-sink"])(
    "%s: what came over and what is listed add up to what it holds",
    async (name) => {
      const counts = countsOf(`olx/${name}`, OlxCounts);
      const result = await read(`olx/${name}`);
      const total = (kind: string) => (result.carriedByKind[kind] ?? 0) + lostOf(result, kind).length;
      const found = {
        chapters: total("chapter"),
        sequentials: total("sequential"),
        verticals: total("vertical"),
        html: total("html"),
        videos: total("video"),
        problem_types: Object.fromEntries(Object.keys(counts.problem_types).map((kind) => [kind, total(kind)])),
        other_blocks: Object.fromEntries(Object.keys(counts.other_blocks).map((kind) => [kind, total(kind)])),
        orphan_files: total("orphan file"),
      };
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((key) => [key, Reflect.get(counts, key)])));
      expect(result.course.originKey).toBe(`olx:${counts.org}/${counts.course}/${counts.run}`);
      const statics = new Set(
        result.course.files.map(({ localPath }) => localPath).filter((path) => path.includes("/static/")),
      );
      expect(statics.size).toBe(counts.static_files);
      const missing = lostOf(result, "static file").filter(({ where }) => /^(html|problem)\//.test(where));
      expect(missing).toHaveLength(counts.static_names_referenced_but_trimmed_or_missing);
      const questions = lessonsOf(result).flatMap(({ assessment }) => assessment?.questions ?? []);
      const carried = Object.keys(counts.problem_types).reduce(
        (sum, kind) => sum + (result.carriedByKind[kind] ?? 0),
        0,
      );
      expect(questions).toHaveLength(carried);
      expect(lessonsOf(result).every(({ access }) => access === "REGISTERED")).toBe(true);
    },
  );

  test("reads the archive like the folder", async () => {
    const plain = ({ course, ...rest }: ReadCourse) => ({
      ...rest,
      course: { ...course, files: course.files.map(({ path, size }) => ({ path, size })) },
    });
    const folder = await read("olx/openedx-demo-course");
    expect(plain(await read("olx/openedx-demo-course.tar.gz"))).toEqual(plain(folder));
  });

  test("loses no word of its pages", async () => {
    const staged = await stageCourse(join(data, "olx/openedx-demo-course"));
    for (const { path, localPath } of staged.files.values()) {
      if (!/^html\/.*\.html$/.test(path)) continue;
      const html = await readFile(localPath, "utf8");
      const written = plainShort(htmlToMarkdown(html, { rewrite: () => null, drop: () => undefined }));
      expect(wordsOf(written), path).toEqual(wordsOf(textOfHtml(html)));
    }
    await staged.close();
  });

  test("says what a content library is instead of taking it for a course", async () => {
    const error = await read("olx/openedx-demo-content-library.tar.gz").catch((caught: unknown) => caught);
    expect(isImportError(error) && error.message).toContain("content library");
  });
});

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  rsquo: "’",
  ndash: "–",
  mdash: "—",
};

function textOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<(script|style|iframe|object)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<span class="material-[^>]*>[^<]*<\/span>/g, "")
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<\/?[a-z][^>]*>/gi, (tag) =>
      /^<\/?(a|b|strong|em|i|span|u|code|sup|sub|font|small|cite|button)\b/i.test(tag) ? "" : " ",
    )
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => entities[name] ?? whole);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe.skipIf(!has)("a real folder of Markdown lessons", patience, () => {
  test("what came over and what is listed add up to what it holds", async () => {
    const counts = countsOf("curricula/Web-Dev-For-Beginners", CurriculumCounts);
    const result = await read("curricula/Web-Dev-For-Beginners");
    const { carriedByKind: carried } = result;
    expect(carried).toMatchObject({
      module: counts.modules,
      lesson: counts.lessons,
      assignment: counts.assignments,
      quiz: counts.quizzes,
      question: counts.quiz_questions,
      image: counts.images_kept,
    });
    const lessons = lessonsOf(result);
    expect(lessons).toHaveLength(counts.lessons + counts.assignments + counts.quizzes);
    const keys = new Set(lessons.map(({ sourceKey }) => sourceKey));
    expect(counts.lesson_folders.filter((folder) => !keys.has(folder))).toEqual([]);
    const questions = lessons.flatMap(({ assessment }) => assessment?.questions ?? []);
    expect(questions.reduce((sum, { options }) => sum + options.length, 0)).toBe(counts.quiz_options);
    const readme = 1;
    const texts = counts.lessons + counts.assignments + (carried["module README"] ?? 0) + readme;
    expect(texts + lostOf(result, "Markdown file").length).toBe(counts.md_files);
  });

  test("every image from elsewhere is listed, and every missing one, but for those in code and comments", async () => {
    const counts = countsOf("curricula/Web-Dev-For-Beginners", CurriculumCounts);
    const result = await read("curricula/Web-Dev-For-Beginners");
    const remote = await carryRemoteImages(result.course, "");
    expect(lostOf(result, "remote image").length + remote.notCarried.length).toBe(counts.remote_image_refs);
    const missing = new Set(lostOf(result, "image").map(({ why }) => why));
    const unseen = new Set(
      lessonsOf(result).flatMap(({ sourceKey, content }) =>
        picturesUnseen(content).map((name) => `${sourceKey}/${name}`),
      ),
    );
    expect(missing.size + unseen.size).toBeGreaterThanOrEqual(counts.image_files_referenced_but_trimmed);
  });

  test("keeps its code and tables, and leads links to lessons", async () => {
    const counts = countsOf("curricula/Web-Dev-For-Beginners", CurriculumCounts);
    const result = await read("curricula/Web-Dev-For-Beginners");
    const texts = lessonsOf(result)
      .map(({ content }) => content)
      .join("\n\n");
    const readme = await readFile(join(data, "curricula/Web-Dev-For-Beginners/README.md"), "utf8");
    const fences = (text: string) => Math.floor((text.match(/^\s*(?:>\s*)?```/gm)?.length ?? 0) / 2);
    expect(fences(texts) + fences(readme)).toBeGreaterThanOrEqual(counts.code_fences);
    expect(texts.replace(/<!--[\s\S]*?-->/g, "")).not.toMatch(/azurestaticapps\.net\/quiz\/\d/);
    expect(texts.match(/\]\(lesson:quiz-\d+\)/g)?.length).toBeGreaterThanOrEqual(counts.quizzes);
  });
});

/** Pictures that no reader would see: in examples of code and in comments. */
function picturesUnseen(content: string): string[] {
  const hidden = content.match(/```[\s\S]*?```|<!--[\s\S]*?-->/g) ?? [];
  return hidden.flatMap((block) =>
    Array.from(
      block.matchAll(/<img[^>]*\bsrc="([^"]+)"|!\[[^\]]*\]\(([^)]+)\)/g),
      ([, tag, link]) => tag ?? link ?? "",
    ),
  );
}
