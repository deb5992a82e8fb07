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

const quiz = `title: Charts
passingScore: 70
questions:
  - id: chart
    type: file-upload
    text: Hand in your chart.
    mostFiles: 3
    accepts:
      - images
      - documents
    megabytes: 50
    graderNotes: Look for the spring tide.
  - id: log
    type: file-upload
    text: Hand in your log.
`;

test("a question that takes files comes out of the database as it went in, and again the same over itself", async () => {
  const storage = new LocalStorage({ folder: join(folder, "files"), secret: "a secret", linkPath: "/files" });
  const { db } = database;
  const deps = { db, storage, now: aClock().now };
  const { id } = await aPerson(db, { role: "INSTRUCTOR" });
  const bring = (path: string) =>
    importCourse(deps, { path, owner: { id, isAdmin: false }, stagingRoot: join(folder, "staging") });
  const written = join(folder, "in");
  await mkdir(join(written, "01-first"), { recursive: true });
  await writeFile(join(written, "course.yaml"), "id: charts\ntitle: Charts\nlanguage: en\n");
  await writeFile(join(written, "01-first", "module.yaml"), "id: first\ntitle: First\n");
  await writeFile(join(written, "01-first", "01-charts.md"), "---\nid: charts\ntitle: Charts\n---\n\nText.\n");
  const quizPath = "01-first/01-charts.quiz.yaml";
  await writeFile(join(written, quizPath), quiz);

  const { course } = await bring(written);
  const bodies = await db.questionVersion.findMany({ where: { type: "FILE_UPLOAD" }, orderBy: { text: "asc" } });
  expect(bodies.map(({ body }) => body)).toEqual([
    { most: 3, accepts: ["documents", "images"], megabytes: 50, graderNotes: "Look for the spring tide." },
    { most: 1, accepts: ["documents", "images"], megabytes: 20, graderNotes: "" },
  ]);
  const out = join(folder, "out");
  await exportCourse(deps, { slug: course.slug, path: out });
  const exported = await readFile(join(out, quizPath), "utf8");
  expect(exported).toContain("mostFiles: 3");
  expect(await bring(out)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count({ where: { type: "FILE_UPLOAD" } })).toBe(2);
  await exportCourse(deps, { slug: course.slug, path: join(folder, "out-2") });
  expect(await readFile(join(folder, "out-2", quizPath), "utf8")).toBe(exported);
});
