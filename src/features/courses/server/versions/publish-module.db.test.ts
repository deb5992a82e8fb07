import { describe, expect, test } from "vitest";
import { getOutline } from "@/features/authoring/server/outline/get-outline";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { publishCourse } from "@/features/courses/server/publish-course";
import { readStanding } from "@/features/courses/server/read-standing";
import { system } from "@/policy/actor";
import { makeStorageKey } from "@/server/storage/storage-key";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { discardDraft } from "./discard-draft";
import { listDraftChanges } from "./list-draft-changes";
import { publishDueModules, publishModule, scheduleModule } from "./publish-module";
import { restoreVersion } from "./restore-version";
import { listVersions } from "./version-queries";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });

/** Module titles with their lessons' titles and texts, of what is live. */
async function live(courseId: string) {
  const { liveVersion } = await database.db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: {
      liveVersion: {
        select: {
          number: true,
          modules: {
            orderBy: { position: "asc" },
            select: {
              title: true,
              position: true,
              lessons: { orderBy: { position: "asc" }, select: { content: true, position: true } },
            },
          },
        },
      },
    },
  });
  return {
    number: liveVersion?.number,
    modules: liveVersion?.modules.map(({ title, lessons }) => [title, ...lessons.map(({ content }) => content)]),
    positions: liveVersion?.modules.every(
      ({ position, lessons }, m) => position === m && lessons.every((lesson, l) => lesson.position === l),
    ),
  };
}

/** Two modules; the draft rewrites a lesson of each and adds a third module, hidden. */
async function aDraft() {
  const course = await aCourseOf(database.db, {
    modules: [
      { title: "One", lessons: [{ content: "a" }, { content: "b" }] },
      { title: "Two", lessons: [{ content: "c" }] },
    ],
  });
  const [a = "", , c = ""] = course.lessonIds;
  const [module, lesson] = [
    await database.db.module.create({ data: { courseId: course.id } }),
    await database.db.lesson.create({ data: { courseId: course.id } }),
  ];
  await editDraft(deps(), course.id, async (tx, { versionId }) => {
    await tx.lessonVersion.updateMany({ where: { versionId, lessonId: a }, data: { content: "A" } });
    await tx.lessonVersion.updateMany({ where: { versionId, lessonId: c }, data: { content: "C" } });
    const three = { versionId, moduleId: module.id, position: 2, title: "Three" };
    const { id: moduleVersionId } = await tx.moduleVersion.create({ data: three });
    await tx.lessonVersion.create({
      data: { versionId, moduleVersionId, lessonId: lesson.id, position: 0, title: "D", content: "D" },
    });
  });
  const modules = await database.db.moduleVersion.findMany({
    where: { versionId: course.versionId },
    orderBy: { position: "asc" },
  });
  const [one = "", two = ""] = modules.map(({ moduleId }) => moduleId);
  return { courseId: course.id, versionId: course.versionId, one, two, three: module.id };
}

describe("publishing one module", () => {
  test("makes a version of what is live and that module; the rest waits in the draft on top of it", async () => {
    const { courseId, two, three } = await aDraft();
    expect(await publishModule(deps(), { courseId, moduleId: two })).toMatchObject({ versionNumber: 2, state: "LIVE" });
    expect(await live(courseId)).toEqual({
      number: 2,
      modules: [
        ["One", "a", "b"],
        ["Two", "C"],
      ],
      positions: true,
    });
    const rest = await listDraftChanges(deps(), courseId);
    expect(rest).toMatchObject({ draft: { number: 3 }, live: { number: 2 } });
    expect(rest?.changes.map(({ kind, place }) => `${kind} ${place}`)).toEqual(["changed 1.1", "added 3", "added 3.1"]);
    await publishModule(deps(), { courseId, moduleId: three });
    expect((await live(courseId)).modules?.at(-1)).toEqual(["Three", "D"]);
    await publishCourse(deps(), { courseId });
    expect(await live(courseId)).toEqual({
      number: 4,
      modules: [
        ["One", "A", "b"],
        ["Two", "C"],
        ["Three", "D"],
      ],
      positions: true,
    });
  });

  test("takes over the files that its questions name", async () => {
    const { courseId, versionId, two } = await aDraft();
    const fileNamed = async (originalName: string) => {
      const storageKey = makeStorageKey("files", clock.now());
      const { id: ownerId } = await aPerson(database.db);
      const facts = { ownerId, mimeType: "image/png", sizeBytes: 1, sha256: "0".repeat(64), state: "READY" as const };
      return (await database.db.storedFile.create({ data: { storageKey, originalName, ...facts } })).id;
    };
    const [before, after, other] = [
      await fileNamed("old.png"),
      await fileNamed("new.png"),
      await fileNamed("other.png"),
    ];
    await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      for (const path of ["media/tide.png", "media/moon.png"])
        await tx.courseFile.create({ data: { versionId, path, fileId: before } });
    });
    await editDraft(deps(), courseId, async (tx, draft) => {
      const files = { "media/tide.png": after, "media/moon.png": other };
      for (const [path, fileId] of Object.entries(files))
        await tx.courseFile.upsert({
          where: { versionId_path: { versionId: draft.versionId, path } },
          create: { versionId: draft.versionId, path, fileId },
          update: { fileId },
        });
      const lesson = await tx.lessonVersion.findFirstOrThrow({
        where: { versionId: draft.versionId, moduleVersion: { moduleId: two } },
      });
      const { id: assessmentId } = await tx.assessment.create({ data: { courseId, lessonId: lesson.lessonId } });
      const { id: questionId } = await tx.question.create({ data: { assessmentId } });
      const question = await tx.questionVersion.create({
        data: {
          ...{ questionId, number: 1, type: "SINGLE_CHOICE", text: "Which?", points: 1 },
          answers: {
            create: [
              { position: 0, text: "![A tide](media/tide.png)", isCorrect: true },
              { position: 1, text: "Neither" },
            ],
          },
        },
      });
      await tx.assessmentVersion.create({
        data: {
          ...{ assessmentId, lessonVersionId: lesson.id, title: "Tides" },
          questions: { create: [{ questionVersionId: question.id, position: 0 }] },
        },
      });
    });
    await publishModule(deps(), { courseId, moduleId: two });
    const { liveVersionId } = await database.db.course.findUniqueOrThrow({ where: { id: courseId } });
    const files = await database.db.courseFile.findMany({
      where: { versionId: liveVersionId ?? "" },
      orderBy: { path: "asc" },
      select: { path: true, fileId: true },
    });
    expect(files).toEqual([
      { path: "media/moon.png", fileId: before },
      { path: "media/tide.png", fileId: after },
    ]);
  });

  test("of a course that is not live, or one that would leave nothing to read, changes nothing", async () => {
    const { courseId, two } = await aDraft();
    await database.db.lessonVersion.deleteMany({ where: { version: { courseId, publishedAt: null } } });
    await database.db.moduleVersion.deleteMany({
      where: { version: { courseId, publishedAt: null }, moduleId: { not: two } },
    });
    const before = await live(courseId);
    await expect(publishModule(deps(), { courseId, moduleId: courseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await live(courseId)).toEqual(before);
    await database.db.course.update({ where: { id: courseId }, data: { state: "DRAFT" } });
    await expect(publishModule(deps(), { courseId, moduleId: two })).rejects.toMatchObject({
      reason: "courses.not_live",
    });
  });
});

describe("a module's own time", () => {
  const inAnHour = () => new Date(clock.now().getTime() + 3_600_000).toISOString();

  test("publishes it then, once, whoever looks first, and moves students where that was asked for", async () => {
    const { courseId, three } = await aDraft();
    await scheduleModule(deps(), { courseId, moduleId: three, releaseAt: inAnHour(), moves: true });
    expect(await publishDueModules(deps())).toEqual({ published: [], refused: [] });
    clock.advance(3_600_000);
    await Promise.all([publishDueModules(deps()), publishDueModules(deps())]);
    expect(await live(courseId)).toMatchObject({
      number: 2,
      modules: [
        ["One", "a", "b"],
        ["Two", "c"],
        ["Three", "D"],
      ],
    });
    expect(await database.db.courseVersion.count({ where: { courseId } })).toBe(3);
    expect(await database.db.versionMove.count({ where: { courseId } })).toBe(1);
    expect(await publishDueModules(deps())).toEqual({ published: [], refused: [] });
  });

  test("keeps it out of what is published before, and outlives that", async () => {
    const { courseId, two } = await aDraft();
    await scheduleModule(deps(), { courseId, moduleId: two, releaseAt: inAnHour(), moves: false });
    await publishCourse(deps(), { courseId });
    expect(await live(courseId)).toMatchObject({
      modules: [
        ["One", "A", "b"],
        ["Two", "c"],
        ["Three", "D"],
      ],
      positions: true,
    });
    const waiting = await listDraftChanges(deps(), courseId);
    expect(waiting?.changes.map(({ place }) => place)).toEqual(["2.1"]);
    clock.advance(3_600_000);
    expect((await publishDueModules(deps())).published).toEqual([two]);
    expect((await live(courseId)).modules?.[1]).toEqual(["Two", "C"]);
    expect((await listDraftChanges(deps(), courseId))?.changes).toEqual([]);
  });

  test("is taken back, or refused where it has passed; what is not ready loses it", async () => {
    const { courseId, two } = await aDraft();
    await expect(
      scheduleModule(deps(), { courseId, moduleId: two, releaseAt: "2020-01-01T00:00:00Z", moves: false }),
    ).rejects.toMatchObject({ reason: "courses.time_has_passed" });
    await scheduleModule(deps(), { courseId, moduleId: two, releaseAt: inAnHour(), moves: true });
    await scheduleModule(deps(), { courseId, moduleId: two, releaseAt: null, moves: true });
    clock.advance(3_600_000);
    expect(await publishDueModules(deps())).toEqual({ published: [], refused: [] });
  });

  test("that finds the module not ready leaves it in the draft, and the course header says so until it has another time", async () => {
    const { courseId, two } = await aDraft();
    const lesson = await database.db.lessonVersion.findFirstOrThrow({
      where: { version: { courseId, publishedAt: null }, moduleVersion: { moduleId: two } },
    });
    const { id: assessmentId } = await database.db.assessment.create({ data: { courseId, lessonId: lesson.lessonId } });
    await database.db.assessmentVersion.create({ data: { assessmentId, lessonVersionId: lesson.id, title: "Empty" } });
    const releaseAt = inAnHour();
    await scheduleModule(deps(), { courseId, moduleId: two, releaseAt, moves: true });
    clock.advance(3_600_000);
    expect(await publishDueModules(deps())).toEqual({ published: [], refused: [two] });
    const standing = await readStanding(database.db, courseId);
    expect(standing?.refused).toMatchObject([{ moduleId: two, title: "Two" }]);
    expect(Date.parse(standing?.refused[0]?.at ?? "")).toBe(Date.parse(releaseAt));
    await scheduleModule(deps(), { courseId, moduleId: two, releaseAt: inAnHour(), moves: false });
    expect((await readStanding(database.db, courseId))?.refused).toEqual([]);
  });
});

describe("throwing a draft away and putting a version back", () => {
  test("discards once what was seen, and never the only version there is", async () => {
    const { courseId } = await aDraft();
    await expect(discardDraft(deps(), { courseId, revision: 0 })).rejects.toMatchObject({
      reason: "courses.edited_meanwhile",
    });
    await discardDraft(deps(), { courseId, revision: 1 });
    await discardDraft(deps(), { courseId, revision: 1 });
    expect(await listDraftChanges(deps(), courseId)).toBeNull();
    expect(await live(courseId)).toMatchObject({ number: 1 });
    const fresh = await aCourseOf(database.db, { published: false });
    await expect(discardDraft(deps(), { courseId: fresh.id, revision: 0 })).rejects.toMatchObject({
      reason: "courses.nothing_live",
    });
  });

  test("what is thrown away is kept as it was written, can be put back, and takes no number", async () => {
    const { courseId } = await aDraft();
    await discardDraft(deps(), { courseId, revision: 1 });
    const { versions } = await listVersions(deps(), courseId);
    const kept = versions.find(({ isDiscarded }) => isDiscarded);
    expect(versions.map(({ number, isDiscarded }) => [number, isDiscarded])).toEqual([
      [-1, true],
      [1, false],
    ]);
    expect((await getOutline(deps(), courseId)).map(({ title }) => title)).toEqual(["One", "Two"]);
    expect(await restoreVersion(deps(), { courseId, versionId: kept?.id ?? "" })).toMatchObject({ number: 2 });
    expect((await listDraftChanges(deps(), courseId))?.changes).toHaveLength(4);
    // Put back and thrown away again unchanged, there is nothing new to keep.
    await discardDraft(deps(), { courseId, revision: 0 });
    expect((await listVersions(deps(), courseId)).versions).toHaveLength(2);
    await restoreVersion(deps(), { courseId, versionId: kept?.id ?? "" });
    await publishCourse(deps(), { courseId });
    expect(await live(courseId)).toMatchObject({
      number: 2,
      modules: [
        ["One", "A", "b"],
        ["Two", "C"],
        ["Three", "D"],
      ],
    });
  });

  test("the draft that an old version takes the place of is kept as well, and one without changes is not", async () => {
    const { courseId, versionId } = await aDraft();
    await publishCourse(deps(), { courseId });
    await editDraft(deps(), courseId, async () => null);
    await restoreVersion(deps(), { courseId, versionId });
    await editDraft(deps(), courseId, (tx, draft) =>
      tx.courseVersion.update({ where: { id: draft.versionId }, data: { subtitle: "Mine" } }),
    );
    await restoreVersion(deps(), { courseId, versionId, replaces: 1 });
    const { versions } = await listVersions(deps(), courseId);
    expect(versions.map(({ number, isDiscarded, publishedAt }) => [number, isDiscarded, publishedAt === null])).toEqual(
      [[3, false, true], expect.anything(), expect.anything(), expect.anything()],
    );
    const [kept] = versions.filter(({ isDiscarded }) => isDiscarded);
    const row = await database.db.courseVersion.findUniqueOrThrow({ where: { id: kept?.id ?? "" } });
    expect(row).toMatchObject({ subtitle: "Mine", number: -1 });
    await expect(
      database.db.lessonVersion.updateMany({ where: { versionId: row.id }, data: { content: "Other" } }),
    ).rejects.toThrow();
  });

  test("an old version comes back as a draft, not over one that waits unless it is named", async () => {
    const { courseId, versionId } = await aDraft();
    await publishCourse(deps(), { courseId });
    expect(await restoreVersion(deps(), { courseId, versionId })).toMatchObject({ number: 3 });
    await editDraft(deps(), courseId, async () => null);
    await expect(restoreVersion(deps(), { courseId, versionId })).rejects.toMatchObject({
      reason: "courses.draft_waits",
      facts: { revision: 1 },
    });
    await restoreVersion(deps(), { courseId, versionId, replaces: 1 });
    await publishCourse(deps(), { courseId });
    expect(await live(courseId)).toMatchObject({
      number: 3,
      modules: [
        ["One", "a", "b"],
        ["Two", "c"],
      ],
    });
  });
});
