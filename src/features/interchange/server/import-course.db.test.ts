import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isImportError } from "@/features/interchange/import-error";
import { type ImportRequest, importCourse } from "@/features/interchange/server/import-course";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
let folder = "";
let storage: LocalStorage;
let owner: { id: string; isAdmin: boolean };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  storage = new LocalStorage({ folder: join(folder, "storage"), secret: "a secret for tests", linkPath: "/files" });
  owner = { ...(await aPerson(database.db, { role: "INSTRUCTOR" })), isAdmin: false };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const deps = () => ({ db: database.db, storage, now: clock.now });
const bring = (path: string, request: Partial<ImportRequest> = {}) =>
  importCourse(deps(), { path, owner, stagingRoot: join(folder, "staging"), ...request });

async function aFolder(name: string, changes: Record<string, string | null> = {}) {
  const root = join(folder, name);
  await rm(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...course, ...changes })) {
    if (text === null) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

const course: Record<string, string> = {
  "course.yaml": [
    "id: 0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a11",
    "title: Reading the night sky",
    "objectives:",
    "  - Name ten",
    "price:",
    "  amountMinor: 1900",
    "  currency: EUR",
    "thumbnail: media/map.svg",
    "",
  ].join("\n"),
  "01-first/module.yaml": "id: first\ntitle: First steps\n",
  "01-first/01-hello.md": "---\nid: hello\ntitle: Hello\n---\n\nSee ![map](media/map.svg) and [more](lesson:more).\n",
  "01-first/02-more.md":
    "---\nid: more\ntitle: More\nvideo:\n  file: media/talk.mp4\n  captions:\n    - { language: en, label: English, file: media/talk.vtt }\nresources:\n  - { id: sheet, title: Sheet, type: document, file: media/sheet.pdf }\n---\n\nWatch.\n",
  "01-first/02-more.quiz.yaml":
    "questions:\n  - id: flat\n    type: true-false\n    text: Flat?\n    answer: false\n  - id: name\n    type: short-answer\n    text: Galaxy?\n    accept: [Milky Way]\n  - id: turn\n    type: numeric\n    text: Degrees?\n    answer: '15.0'\n    tolerance: 5%\n",
  "02-hidden/module.yaml": "id: later\ntitle: Later\nhidden: true\n",
  "02-hidden/01-last.md": "---\nid: last\ntitle: Last\naccess: premium\n---\n\nLast.\n",
  "media/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "media/talk.mp4": "not really a film",
  "media/talk.vtt": "WEBVTT\n",
  "media/sheet.pdf": "%PDF-1.4",
  "media/copy-of-sheet.pdf": "%PDF-1.4",
};

async function everything() {
  const [courses, versions, lessons, files] = await Promise.all([
    database.db.course.count(),
    database.db.courseVersion.count(),
    database.db.lessonVersion.count(),
    database.db.storedFile.count(),
  ]);
  const objects = (await readdir(join(folder, "storage", "objects"), { recursive: true }).catch(() => [])).length;
  return { courses, versions, lessons, files, objects };
}

const lessonOf = (courseId: string, key: string) =>
  database.db.lessonVersion.findFirstOrThrow({
    where: { version: { courseId, publishedAt: null }, lesson: { sourceKey: key } },
    include: { lesson: true, captions: true, resources: true },
  });

describe("importing a course", { timeout: 60_000 }, () => {
  test("makes a draft of it, with files, links and questions in place", async () => {
    const report = await bring(await aFolder("sky"));
    expect(report).toMatchObject({
      isNew: true,
      format: "lectern",
      carried: { modules: 2, lessons: 3, assessments: 1, questions: 3, files: 5 },
      conflicts: [],
    });
    const { id = "" } = report.course as { id: string };
    const made = await database.db.course.findUniqueOrThrow({ where: { id }, include: { instructors: true } });
    expect(made).toMatchObject({ state: "DRAFT", creationMethod: "IMPORT", priceMinor: 1900, currency: "EUR" });
    expect(made.instructors).toMatchObject([{ userId: owner.id, role: "LEAD" }]);
    const hello = await lessonOf(id, "hello");
    const more = await lessonOf(id, "more");
    expect(hello.content).toBe(`See ![map](media/map.svg) and [more](/learn/${made.slug}/${more.lessonId}).`);
    expect(more).toMatchObject({
      videoFileId: expect.any(String),
      captions: [{ language: "en" }],
      resources: [{ title: "Sheet" }],
    });
  });

  test("is a new revision and no twin when it comes again; lessons and questions keep their ids", async () => {
    const first = await bring(await aFolder("sky"));
    const before = await lessonOf(first.course.id ?? "", "hello");
    const counts = await everything();
    const again = await bring(
      await aFolder("sky", { "01-first/01-hello.md": "---\nid: hello\ntitle: Hello again\n---\n\nNew.\n" }),
    );
    expect(again).toMatchObject({
      isNew: false,
      conflicts: [],
      course: { id: first.course.id, slug: first.course.slug },
    });
    const after = await lessonOf(first.course.id ?? "", "hello");
    expect(after).toMatchObject({ title: "Hello again", content: "New.", lessonId: before.lessonId });
    expect(await everything()).toEqual(counts);
    expect(
      await database.db.questionVersion.count({
        where: { question: { assessment: { courseId: first.course.id ?? "" } } },
      }),
    ).toBe(3);
  });

  test("keeps what was edited here and lists it; a question of its own as well", async () => {
    const { course: made } = await bring(await aFolder("sky"));
    const id = made.id ?? "";
    const hello = await lessonOf(id, "hello");
    await database.db.lessonVersion.update({ where: { id: hello.id }, data: { content: "Edited here." } });
    const question = await database.db.questionVersion.findFirstOrThrow({
      where: { question: { sourceKey: "flat", assessment: { courseId: id } } },
      include: { placements: true, answers: true },
    });
    await database.db.questionVersion.update({ where: { id: question.id }, data: { text: "Is it flat?" } });
    await database.db.courseVersion.updateMany({ where: { courseId: id }, data: { subtitle: "Ours" } });
    const report = await bring(
      await aFolder("sky", {
        "01-first/02-more.md": "---\nid: more\ntitle: More still\n---\n",
        "media/talk.mp4": null,
      }),
    );
    expect(report.conflicts.map(({ where, what }) => `${what}: ${where}`)).toEqual([
      "subtitle: course",
      "lesson: First steps / Hello",
      "question: First steps / More still",
    ]);
    expect(await lessonOf(id, "hello")).toMatchObject({ content: "Edited here.", lessonId: hello.lessonId });
    expect(await lessonOf(id, "more")).toMatchObject({ title: "More still", videoFileId: null });
    const version = await database.db.courseVersion.findFirstOrThrow({ where: { courseId: id } });
    expect(version.subtitle).toBe("Ours");
    const texts = await database.db.assessmentQuestion.findMany({
      where: { assessmentVersion: { lessonVersion: { versionId: version.id } } },
      orderBy: { position: "asc" },
      select: { questionVersion: { select: { text: true } } },
    });
    expect(texts.map(({ questionVersion }) => questionVersion.text)).toEqual(["Is it flat?", "Galaxy?", "Degrees?"]);
    await database.db.lessonVersion.update({
      where: { id: (await lessonOf(id, "hello")).id },
      data: { content: hello.content },
    });
    await database.db.questionVersion.update({ where: { id: question.id }, data: { text: "Flat?" } });
    await database.db.courseVersion.updateMany({ where: { courseId: id }, data: { subtitle: "" } });
  });

  test("leaves the live version alone and opens the next draft over it", async () => {
    const { course: made } = await bring(await aFolder("sky"), { publish: true });
    const id = made.id ?? "";
    const live = await database.db.course.findUniqueOrThrow({ where: { id }, include: { liveVersion: true } });
    expect(live).toMatchObject({ state: "LIVE", liveVersion: { lessonCount: 2 } });
    const report = await bring(
      await aFolder("sky", { "course.yaml": course["course.yaml"]?.replace("1900", "900") ?? "" }),
    );
    expect(report.conflicts).toMatchObject([{ what: "price" }]);
    const versions = await database.db.courseVersion.findMany({ where: { courseId: id }, orderBy: { number: "asc" } });
    expect(versions.map(({ number, publishedAt }) => [number, publishedAt !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(versions[1]?.parentVersionId).toBe(live.liveVersionId);
    expect((await database.db.course.findUniqueOrThrow({ where: { id } })).liveVersionId).toBe(live.liveVersionId);
  });

  test("never touches another instructor's course", async () => {
    const { course: made } = await bring(await aFolder("sky"));
    const other = { ...(await aPerson(database.db, { role: "INSTRUCTOR" })), isAdmin: false };
    const before = await lessonOf(made.id ?? "", "hello");
    const twin = await bring(await aFolder("sky"), { owner: other });
    expect(twin.isNew).toBe(true);
    expect(twin.course.slug).toBe(`${made.slug}-2`);
    await expect(bring(await aFolder("sky"), { owner: other, into: made.slug })).rejects.toThrow(/somebody else/);
    await expect(bring(await aFolder("sky"), { into: "nowhere" })).rejects.toThrow(/no course at/);
    expect(await lessonOf(made.id ?? "", "hello")).toEqual(before);
  });

  test("stores nothing on a dry run", async () => {
    const root = await aFolder("sky", { "course.yaml": "id: 0197e2a4-0000-7000-8000-000000000001\ntitle: Dry\n" });
    const counts = await everything();
    const report = await bring(root, { dryRun: true });
    expect(report).toMatchObject({ isNew: true, course: { id: null, slug: "dry" }, carried: { lessons: 3 } });
    expect(await everything()).toEqual(counts);
  });

  test.each<[string, Record<string, string | null>]>([
    ["broken YAML", { "01-first/module.yaml": "title: [a\n" }],
    ["a missing file", { "media/talk.vtt": null }],
    [
      "no module",
      {
        "01-first/module.yaml": null,
        "01-first/01-hello.md": null,
        "01-first/02-more.md": null,
        "01-first/02-more.quiz.yaml": null,
        "02-hidden/module.yaml": null,
        "02-hidden/01-last.md": null,
      },
    ],
  ])("stores nothing of a course with %s", async (_name, changes) => {
    const counts = await everything();
    const error = await bring(await aFolder("bad", changes)).catch((caught: unknown) => caught);
    expect(isImportError(error)).toBe(true);
    expect(await everything()).toEqual(counts);
  });

  test("asks the owner's quota before anything is stored; what is here already costs nothing", async () => {
    const person = { ...(await aPerson(database.db, { role: "INSTRUCTOR" })), isAdmin: false };
    const files = Object.entries(course).filter(([path]) => path.startsWith("media/"));
    const size = files.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
    await database.db.storageUse.create({ data: { ownerId: person.id, quotaBytes: BigInt(size - 1) } });
    const counts = await everything();
    const refusal = {
      code: "QUOTA_EXCEEDED",
      reason: "media.quota",
      facts: { sizeBytes: size, freeBytes: size - 1, quotaBytes: size - 1 },
    };
    await expect(bring(await aFolder("sky"), { owner: person })).rejects.toMatchObject(refusal);
    await expect(bring(await aFolder("sky"), { owner: person, dryRun: true })).rejects.toMatchObject(refusal);
    expect(await everything()).toEqual(counts);

    await database.db.storageUse.update({ where: { ownerId: person.id }, data: { quotaBytes: size } });
    await bring(await aFolder("sky"), { owner: person });
    await bring(await aFolder("sky"), { owner: person });
    const use = () => database.db.storageUse.findUniqueOrThrow({ where: { ownerId: person.id } });
    expect(Number((await use()).usedBytes)).toBe(size);
    await expect(bring(await aFolder("sky", { "media/new.png": "new" }), { owner: person })).rejects.toMatchObject({
      facts: { sizeBytes: 3, freeBytes: 0 },
    });
    expect(Number((await use()).usedBytes)).toBe(size);
  });

  test("of two imports at once, only one takes the last room, and the other leaves nothing", async () => {
    const person = { ...(await aPerson(database.db, { role: "INSTRUCTOR" })), isAdmin: false };
    await database.db.storageUse.create({ data: { ownerId: person.id, quotaBytes: 10n } });
    const small = (name: string, bytes: string) =>
      aFolder(name, {
        ...Object.fromEntries(Object.keys(course).map((path) => [path, null])),
        "course.yaml": `id: 0197e2a4-0000-7000-8000-00000000010${bytes.at(0)}\ntitle: ${name}\n`,
        "01-first/module.yaml": "id: first\ntitle: First steps\n",
        "01-first/01-hello.md": "---\nid: hello\ntitle: Hello\n---\n\n[Sheet](media/sheet.txt)\n",
        "media/sheet.txt": bytes,
      });
    const paths = await Promise.all([small("one", "1234567"), small("two", "2345678")]);
    const counts = await everything();
    // Both have asked for room and put their files before either writes its course.
    let arrived = 0;
    let letGo = () => {};
    const both = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage !== "saving") return;
      arrived += 1;
      if (arrived === 2) letGo();
      return both;
    };
    const tries = await Promise.allSettled(paths.map((path) => bring(path, { owner: person, onProgress })));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "QUOTA_EXCEEDED" } });
    expect(await everything()).toMatchObject({ courses: counts.courses + 1, files: counts.files + 1 });
    expect(Number((await database.db.storageUse.findUniqueOrThrow({ where: { ownerId: person.id } })).usedBytes)).toBe(
      7,
    );
  });

  test("takes files back when the course cannot be saved", async () => {
    const counts = await everything();
    const root = await aFolder("sky", {
      "course.yaml": "id: 0197e2a4-0000-7000-8000-000000000002\ntitle: Fails\n",
      "media/new.png": "new",
    });
    await expect(bring(root, { into: "nowhere" })).rejects.toThrow();
    expect(await everything()).toEqual(counts);
  });
});
