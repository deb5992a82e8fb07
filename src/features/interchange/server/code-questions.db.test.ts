import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportCourse } from "@/features/interchange/server/export-course";
import { importCourse } from "@/features/interchange/server/import-course";
import { Prisma } from "@/generated/prisma/client";
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

const quiz = `title: Programs
passingScore: 70
questions:
  - id: count
    type: code
    text: Print how many high waters there are in 30 days.
    penalty: 12.5
    language: python
    starter: |
      days = 30
      print(days)
    graderNotes: A loop isn't needed.
    outputs:
      - text: "58"
        feedback: About **12.42 hours** apart.
      - text: |-
          1
          2
  - id: explain
    type: code
    text: Sketch how you would count them.
    readAgain: [programs]
    rubric:
      shownBefore: true
      criteria:
        - name: Idea
          description: How it counts
          levels:
            - name: Sound
              points: 0.5
              description: Needs no table
            - name: Missing
              points: 0
        - name: Style
          levels:
            - name: Clear
              points: 0.5
            - name: Unclear
              points: 0
`;

test("code questions come out of the database as they went in, and again the same over themselves", async () => {
  const storage = new LocalStorage({ folder: join(folder, "files"), secret: "a secret", linkPath: "/files" });
  const { db } = database;
  const deps = { db, storage, now: aClock().now };
  const { id } = await aPerson(db, { role: "INSTRUCTOR" });
  const bring = (path: string) =>
    importCourse(deps, { path, owner: { id, isAdmin: false }, stagingRoot: join(folder, "staging") });
  const written = join(folder, "in");
  await mkdir(join(written, "01-first"), { recursive: true });
  await writeFile(join(written, "course.yaml"), "id: programs\ntitle: Programs\nlanguage: en\n");
  await writeFile(join(written, "01-first", "module.yaml"), "id: first\ntitle: First\n");
  await writeFile(join(written, "01-first", "01-programs.md"), "---\nid: programs\ntitle: Programs\n---\n\nText.\n");
  await writeFile(join(written, "01-first", "01-programs.quiz.yaml"), quiz);

  const { course } = await bring(written);
  expect(await db.questionVersion.findMany({ where: { type: "CODE" }, orderBy: { points: "asc" } })).toMatchObject([
    {
      penalty: new Prisma.Decimal("12.5"),
      body: { language: "python", markedBy: "output", starter: "days = 30\nprint(days)\n" },
    },
    {
      body: {
        ...{ language: null, markedBy: "person", starter: "" },
        rubric: { isShownBefore: true, criteria: [{ name: "Idea", levels: [{ points: 0.5 }, { points: 0 }] }, {}] },
      },
    },
  ]);
  const out = join(folder, "out");
  await exportCourse(deps, { slug: course.slug, path: out });
  const quizPath = "01-first/01-programs.quiz.yaml";
  const exported = await readFile(join(out, quizPath), "utf8");
  expect(exported).toContain('text: "58"');
  expect(exported).toContain("shownBefore: true");
  expect(exported).toContain("penalty: 12.5");
  const again = await bring(out);
  const { readAgain } = await db.questionVersion.findFirstOrThrow({ where: { question: { sourceKey: "explain" } } });
  expect(await db.lesson.findMany({ where: { id: { in: readAgain } } })).toMatchObject([{ sourceKey: "programs" }]);
  expect(exported).toMatch(/readAgain:\s+- programs/);
  expect(again).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count({ where: { type: "CODE" } })).toBe(2);
  await exportCourse(deps, { slug: course.slug, path: join(folder, "out-2") });
  expect(await readFile(join(folder, "out-2", quizPath), "utf8")).toBe(exported);
});
