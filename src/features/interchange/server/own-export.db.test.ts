import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportCourse } from "@/features/interchange/server/export-course";
import { importCourse } from "@/features/interchange/server/import-course";
import { receiveCourseFile } from "@/features/interchange/server/receive-course-file";
import { runImport } from "@/features/interchange/server/run-import";
import { questionTypes } from "@/features/questions/question-type";
import { LocalStorage } from "@/server/storage/local-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { everyKindQuiz } from "@/testing/every-kind-quiz";
import { aPerson, asActor } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
let folder = "";
let storage: LocalStorage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  storage = new LocalStorage({ folder: join(folder, "storage"), secret: "a secret for tests", linkPath: "/files" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const deps = () => ({ db: database.db, storage, now: clock.now });

/** An instructor, and a course that was brought in with a question of every kind. */
async function anAuthor() {
  const teacher = asActor(await aPerson(database.db, { role: "INSTRUCTOR" }));
  const owner = { id: teacher.id, isAdmin: false };
  const api = createCaller(depsOf(database.db, teacher, clock));
  const root = join(folder, teacher.id);
  const files = {
    "course.yaml": "id: kinds\ntitle: Kinds\n",
    "01-first/module.yaml": "id: first\ntitle: First\n",
    "01-first/01-kinds.md": "---\nid: kinds\ntitle: Kinds\n---\n\nText.\n",
    "01-first/01-kinds.quiz.yaml": everyKindQuiz,
    "media/harbor.png": "a picture",
  };
  for (const [path, body] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), body);
  }
  const { course } = await importCourse(deps(), { path: root, owner });
  return { teacher, owner, api, kindsId: course.id ?? "" };
}

type Author = Awaited<ReturnType<typeof anAuthor>>;

/** Two lessons written in the studio, one of them with a question of every kind, and published. */
async function writeCourse({ api, kindsId }: Author) {
  const [courseId, moduleId, lessonId, quizId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const { slug } = await api.studio.builder.create({ courseId, sessionId: randomUUID(), title: "Tides" });
  await api.authoring.outline.addModule({ courseId, moduleId, title: "First" });
  await api.authoring.outline.addLesson({ courseId, moduleId, lessonId, title: "The moon", kind: "lesson" });
  await api.authoring.outline.addLesson({ courseId, moduleId, lessonId: quizId, title: "Check", kind: "assessment" });
  const texts = { content: `The moon **pulls**. [Check](/learn/${slug}/${quizId})` };
  await api.authoring.lesson.saveTexts({ courseId, lessonId, baseRevision: 0, texts });
  const picture = await database.db.courseFile.findFirstOrThrow({ where: { version: { courseId: kindsId } } });
  await api.authoring.lesson.takeFile({ courseId, fileId: picture.fileId });
  const [kinds] = await api.authoring.assessment.list({ courseId: kindsId });
  const place = { courseId: kindsId, lessonId: kinds?.lessonId ?? "" };
  const { assessment } = await api.authoring.assessment.get(place);
  for (const { question } of assessment?.questions ?? []) {
    const readAgain = question.readAgain && [lessonId];
    const answers = question.answers.map((answer) => ({ ...answer, id: randomUUID() }));
    await api.authoring.assessment.addQuestion({
      ...{ courseId, lessonId: quizId, questionId: randomUUID() },
      question: { ...question, answers, readAgain },
    });
  }
  await api.courses.publish({ courseId });
  return { courseId, slug };
}

const questionVersions = (courseId: string) =>
  database.db.questionVersion.findMany({
    where: { question: { assessment: { courseId } } },
    orderBy: [{ questionId: "asc" }, { number: "asc" }],
    include: { answers: { orderBy: { position: "asc" } } },
    omit: { importedHash: true },
  });

/** The questions of each version of the course, in their order. */
async function placedIn(courseId: string) {
  const placed = await database.db.assessmentQuestion.findMany({
    where: { assessmentVersion: { lessonVersion: { version: { courseId } } } },
    orderBy: { position: "asc" },
    select: {
      questionVersion: { select: { id: true, text: true, number: true } },
      assessmentVersion: { select: { lessonVersion: { select: { version: { select: { publishedAt: true } } } } } },
    },
  });
  const of = (isPublished: boolean) =>
    placed
      .filter(({ assessmentVersion }) => (assessmentVersion.lessonVersion.version.publishedAt !== null) === isPublished)
      .map(({ questionVersion }) => questionVersion);
  return { published: of(true), draft: of(false) };
}

test("a course that was written and published here takes its own export in as a draft in which nothing changed", async () => {
  const author = await anAuthor();
  const { courseId, slug } = await writeCourse(author);
  const before = await questionVersions(courseId);
  expect(new Set(before.map(({ type }) => type))).toEqual(new Set(questionTypes));
  const zip = join(folder, `${slug}.zip`);
  await exportCourse(deps(), { slug, path: zip });
  for (const _ of ["over the published version", "over its draft"]) {
    const handed = { body: createReadStream(zip), name: "tides.zip" };
    const { importId } = await receiveCourseFile(depsOf(database.db, author.teacher, clock), storage, handed);
    await runImport(deps(), { importId, folder: join(folder, "staging") });
    expect(await author.api.interchange.import({ importId })).toMatchObject({
      state: "DONE",
      result: { isNew: false, notCarried: [], conflicts: [], course: { id: courseId, slug } },
    });
  }
  expect(await questionVersions(courseId)).toEqual(before);
  const { published, draft } = await placedIn(courseId);
  expect(draft).toEqual(published);
  const lessons = await database.db.lessonVersion.findMany({
    where: { version: { courseId }, title: "The moon" },
    select: { content: true, lessonId: true, version: { select: { number: true } } },
    orderBy: { version: { number: "asc" } },
  });
  expect(lessons).toEqual([
    { ...lessons[0], version: { number: 1 } },
    { ...lessons[0], version: { number: 2 } },
  ]);
  expect(await author.api.courses.draftChanges({ courseId })).toMatchObject({ changes: [] });
});

test("a question that was changed in the export since it was last brought in gets a new version, and the published one stays as it is", async () => {
  const author = await anAuthor();
  const { courseId, slug } = await writeCourse(author);
  const before = await questionVersions(courseId);
  const root = join(folder, slug);
  await exportCourse(deps(), { slug, path: root });
  const bring = () => importCourse(deps(), { path: root, owner: author.owner });
  expect(await bring()).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  const quiz = (await readdir(root, { recursive: true })).find((path) => path.endsWith(".quiz.yaml")) ?? "";
  const written = await readFile(join(root, quiz), "utf8");
  await writeFile(join(root, quiz), written.replace("Is water flat?", "Is the sea flat?"));
  expect(await bring()).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  const after = await questionVersions(courseId);
  expect(after.filter(({ id }) => before.some((version) => version.id === id))).toEqual(before);
  expect(after.filter(({ id }) => !before.some((version) => version.id === id))).toMatchObject([
    { number: 2, type: "TRUE_FALSE", text: "Is the sea flat?" },
  ]);
  const { published, draft } = await placedIn(courseId);
  expect(published.map(({ number }) => number)).toEqual(published.map(() => 1));
  expect(draft.map(({ text }) => text)).toEqual(
    published.map(({ text }) => (text === "Is water flat?" ? "Is the sea flat?" : text)),
  );
});

test("a published question takes no change but the note of what was imported", async () => {
  const author = await anAuthor();
  const { courseId } = await writeCourse(author);
  const [question] = await questionVersions(courseId);
  const id = question?.id ?? "";
  await database.db.questionVersion.update({ where: { id }, data: { importedHash: "a hash" } });
  const changes = [{ text: "Another?" }, { text: "Another?", importedHash: null }, { points: 3 }, { body: { a: 1 } }];
  for (const data of changes)
    await expect(database.db.questionVersion.update({ where: { id }, data })).rejects.toThrow(/does not change/);
  await expect(database.db.questionVersion.delete({ where: { id } })).rejects.toThrow(/does not change/);
  expect(await questionVersions(courseId)).toContainEqual(question);
});
