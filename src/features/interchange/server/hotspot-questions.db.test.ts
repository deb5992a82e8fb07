import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
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

const quiz = `title: Harbors
passingScore: 70
questions:
  - id: deep
    type: hotspot
    text: Where is it deep enough?
    image: "![The harbor](media/harbor.png)"
    imageSize:
      width: 12
      height: 8
    areas:
      - name: North berth
        left: 10
        top: 20
        width: 18.5
        height: 12
        correct: true
      - name: Slipway
        shape: ellipse
        left: 60
        top: 55
        width: 20
        height: 20
        feedback: It falls dry.
`;

test("an image with areas comes out of the database as it went in, with its file, and again the same over itself", async () => {
  const storage = new LocalStorage({ folder: join(folder, "files"), secret: "a secret", linkPath: "/files" });
  const { db } = database;
  const deps = { db, storage, now: aClock().now };
  const { id } = await aPerson(db, { role: "INSTRUCTOR" });
  const bring = (path: string) =>
    importCourse(deps, { path, owner: { id, isAdmin: false }, stagingRoot: join(folder, "staging") });
  const written = join(folder, "in");
  const image = await sharp({ create: { width: 12, height: 8, channels: 3, background: "#224488" } })
    .png()
    .toBuffer();
  for (const part of ["01-first", "media"]) await mkdir(join(written, part), { recursive: true });
  await writeFile(join(written, "course.yaml"), "id: harbors\ntitle: Harbors\nlanguage: en\n");
  await writeFile(join(written, "media", "harbor.png"), image);
  await writeFile(join(written, "01-first", "module.yaml"), "id: first\ntitle: First\n");
  await writeFile(join(written, "01-first", "01-harbors.md"), "---\nid: harbors\ntitle: Harbors\n---\n\nText.\n");
  await writeFile(join(written, "01-first", "01-harbors.quiz.yaml"), quiz);

  const { course } = await bring(written);
  const [question] = await db.questionVersion.findMany({
    where: { type: "HOTSPOT" },
    include: { answers: { orderBy: { position: "asc" } } },
  });
  expect(question).toMatchObject({
    body: {
      image: "![The harbor](media/harbor.png)",
      size: { width: 12, height: 8 },
      areas: [
        { shape: "rectangle", left: 10, top: 20, width: 18.5, height: 12 },
        { shape: "ellipse", left: 60, top: 55, width: 20, height: 20 },
      ],
    },
    answers: [
      { text: "North berth", isCorrect: true },
      { text: "Slipway", isCorrect: false, explanation: "It falls dry." },
    ],
  });
  const out = join(folder, "out");
  await exportCourse(deps, { slug: course.slug, path: out });
  const quizPath = "01-first/01-harbors.quiz.yaml";
  const exported = await readFile(join(out, quizPath), "utf8");
  expect(exported).toContain("type: hotspot");
  expect((await readFile(join(out, "media", "harbor.png"))).equals(image)).toBe(true);
  expect(await bring(out)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count({ where: { type: "HOTSPOT" } })).toBe(1);
  await exportCourse(deps, { slug: course.slug, path: join(folder, "out-2") });
  expect(await readFile(join(folder, "out-2", quizPath), "utf8")).toBe(exported);
});

test("a file that says areas beside the image, or another image than one of the course, is refused at its line", async () => {
  const written = join(folder, "bad");
  await mkdir(join(written, "01-first"), { recursive: true });
  await writeFile(join(written, "course.yaml"), "id: bad\ntitle: Bad\nlanguage: en\n");
  await writeFile(join(written, "01-first", "module.yaml"), "id: first\ntitle: First\n");
  await writeFile(join(written, "01-first", "01-bad.md"), "---\nid: bad\ntitle: Bad\n---\n\nText.\n");
  const storage = new LocalStorage({ folder: join(folder, "bad-files"), secret: "a secret", linkPath: "/files" });
  const { id } = await aPerson(database.db, { role: "INSTRUCTOR" });
  const deps = { db: database.db, storage, now: aClock().now };
  const changes = [
    ["left: 60", "left: 90", "must be on the image"],
    ["media/harbor.png", "https://example.org/harbor.png", "must be one image"],
    ["correct: true", "correct: false", "at least one area with correct: true"],
  ] as const;
  for (const [from, to, words] of changes) {
    await writeFile(join(written, "01-first", "01-bad.quiz.yaml"), quiz.replace(from, to));
    const bring = importCourse(deps, {
      ...{ path: written, owner: { id, isAdmin: false }, stagingRoot: join(folder, "bad-staging") },
    });
    await expect(bring, to).rejects.toThrow(words);
  }
});
