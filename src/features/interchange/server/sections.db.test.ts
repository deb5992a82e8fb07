import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportCourse } from "@/features/interchange/server/export-course";
import { importCourse } from "@/features/interchange/server/import-course";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const quiz = `passingScore: 70
paging: all
sections:
  - id: case-1
    title: The harbor
    introduction: Read [the lesson](lesson:tides) first.
  - id: case-2
questions:
  - { id: waves, section: case-2, type: true-false, text: Waves?, answer: true }
  - { id: boats, section: case-1, type: true-false, text: Boats?, answer: true }
`;

test("sections come out of the database as they went in, and again the same over themselves", async () => {
  const storage = new LocalStorage({ folder: join(folder, "files"), secret: "a secret", linkPath: "/files" });
  const { db } = database;
  const deps = { db, storage, now: aClock().now };
  const { id } = await aPerson(db, { role: "INSTRUCTOR" });
  const bring = (path: string) =>
    importCourse(deps, { path, owner: { id, isAdmin: false }, stagingRoot: join(folder, "staging") });
  const written = join(folder, "in");
  await mkdir(join(written, "01-first"), { recursive: true });
  await writeFile(join(written, "course.yaml"), "id: tides\ntitle: Tides\nlanguage: en\n");
  await writeFile(join(written, "01-first", "module.yaml"), "id: first\ntitle: First\n");
  await writeFile(join(written, "01-first", "01-tides.md"), "---\nid: tides\ntitle: Tides\n---\n\nText.\n");
  await writeFile(join(written, "01-first", "01-tides.quiz.yaml"), quiz);

  const { course } = await bring(written);
  const stored = await db.assessmentVersion.findFirstOrThrow({
    include: { questions: { orderBy: { position: "asc" }, include: { questionVersion: true } } },
  });
  expect(stored).toMatchObject({
    paging: "ALL",
    sections: [
      { key: "case-1", title: "The harbor" },
      { key: "case-2", title: "" },
    ],
  });
  expect(JSON.stringify(stored.sections), "a lesson of the course").toMatch(/\/learn\/|lessons?\//);
  expect(stored.questions.map(({ sectionKey, questionVersion }) => [sectionKey, questionVersion.text])).toEqual([
    ["case-1", "Boats?"],
    ["case-2", "Waves?"],
  ]);
  const quizPath = "01-first/01-tides.quiz.yaml";
  await exportCourse(deps, { slug: course.slug, path: join(folder, "out") });
  const exported = await readFile(join(folder, "out", quizPath), "utf8");
  expect(exported).toContain("[the lesson](lesson:tides)");
  expect(exported).toContain("paging: all");
  expect(await bring(join(folder, "out"))).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  await exportCourse(deps, { slug: course.slug, path: join(folder, "out-2") });
  expect(await readFile(join(folder, "out-2", quizPath), "utf8")).toBe(exported);
});
