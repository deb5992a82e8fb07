import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/env/server";
import { saveLessonTexts } from "@/features/authoring/server/lesson/save-lesson-texts";
import { composeMarkdown, openLesson } from "@/features/editor/document/lesson-document";
import { splitBlocks } from "@/features/editor/document/split-blocks";
import { importCourse } from "@/features/interchange/server/import-course";
import { openExport } from "@/features/interchange/server/open-export";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { isTaken } from "@/testing/every-course";
import { aPerson, asActor } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
const data = env.TEST_DATA ?? "";
const has = data !== "" && existsSync(join(data, "COUNTS.json"));
const demos = join(import.meta.dirname, "../../../../prisma/seed/courses");
const foldersIn = (root: string) =>
  readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !entry.name.endsWith("-library") ? join(root, entry.name) : [],
  );
const courses = [demos, ...(has ? [join(data, "olx"), join(data, "curricula")] : [])]
  .flatMap(foldersIn)
  .filter(isTaken);

let folder = "";
let storage: LocalStorage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  storage = new LocalStorage({ folder: join(folder, "storage"), secret: "a secret for tests", linkPath: "/files" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const deps = () => ({ db: database.db, storage, now: clock.now });

/** The bodies of the exported lessons, without their front matter, by the file's path. */
async function exportedBodies(courseId: string): Promise<Map<string, string>> {
  const opened = await openExport(deps(), courseId);
  const bodies = new Map<string, string>();
  for (const { path, text } of opened?.texts ?? []) {
    if (/\.md$/.test(path)) bodies.set(path, text.replace(/^---\n[\s\S]*?\n---\n/, "").trim());
  }
  return bodies;
}

const touched = "Touched words";
const blocksOf = (text: string) => splitBlocks(text).blocks.map((block) => block.text);

/** Another first block, saved as the editor saves it; the place of the block. */
async function touchLesson(courseId: string, lesson: { id: string; revision: number; content: string }): Promise<void> {
  const teacher = await aPerson(database.db, { role: "ADMIN" });
  const document = openLesson(lesson.content);
  const [, ...rest] = document.blocks;
  const first = { type: "paragraph", attrs: { origin: 0 }, content: [{ type: "text", text: touched }] };
  await saveLessonTexts(depsOf(database.db, asActor(teacher), clock), {
    courseId,
    lessonId: lesson.id,
    baseRevision: lesson.revision,
    texts: { content: composeMarkdown(document, [first, ...rest]) },
  });
}

test.each(courses)(
  "of %s every lesson is opened, touched, saved and exported with the bytes of its other blocks",
  async (path) => {
    const owner = await aPerson(database.db, { role: "INSTRUCTOR" });
    const { course } = await importCourse(deps(), { path, owner: { id: owner.id, isAdmin: false } });
    const courseId = course.id ?? "";
    const before = await exportedBodies(courseId);
    const lessons = await database.db.lessonVersion.findMany({
      where: { version: { courseId, publishedAt: null }, content: { not: "" } },
      select: { content: true, lesson: { select: { id: true, revision: true } } },
    });
    const whole = lessons.filter(({ content }) => openLesson(content).blocks.length > 1);
    expect(whole.length).toBeGreaterThan(3);
    for (const { content, lesson } of whole) await touchLesson(courseId, { ...lesson, content });
    const after = await exportedBodies(courseId);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const edited = [...before].filter(([name, body]) => after.get(name) !== body);
    expect(edited).toHaveLength(whole.length);
    for (const [name, body] of edited)
      expect(blocksOf(after.get(name) ?? ""), name).toEqual([touched, ...blocksOf(body).slice(1)]);
  },
  120_000,
);
