import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/time";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(person), clock));

async function aReader(lessons = 4) {
  const modules = [{ lessons: Array.from({ length: lessons }, () => ({})) }];
  const course = await aCourseOf(test.db, { modules });
  const person = await aPerson(test.db);
  const api = as(person);
  const at = (index: number) => ({ slug: course.slug, lessonId: course.lessonIds[index] ?? "" });
  const keep = (index: number) => api.notebook.keepLesson({ ...at(index), isKept: true });
  const titles = async () => (await api.notebook.bookmarks()).map(({ title }) => title);
  const idOf = async (title: string) =>
    (await api.notebook.bookmarks()).find((bookmark) => bookmark.title === title)?.id ?? "";
  return { course, person, api, at, keep, titles, idOf };
}

async function aResource(course: { id: string; versionId: string }, lessonId: string) {
  const lesson = await test.db.lessonVersion.findFirstOrThrow({ where: { lessonId, versionId: course.versionId } });
  const { id } = await test.db.resource.create({ data: { courseId: course.id } });
  await test.db.$transaction(async (tx) => {
    // What is published does not change otherwise.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.resourceVersion.create({
      data: {
        resourceId: id,
        lessonVersionId: lesson.id,
        title: "Worksheet",
        position: 0,
        url: "https://example.org/",
      },
    });
  });
  return id;
}

describe("a bookmark", () => {
  it("of a course, a lesson or a resource is once, in the order it came, and goes when told", async () => {
    const { course, api, at, keep } = await aReader();
    const resourceId = await aResource(course, at(0).lessonId);
    await api.notebook.keepCourse({ slug: course.slug, isKept: true });
    await Promise.all([keep(0), keep(0)]);
    await api.notebook.keepResource({ ...at(0), resourceId, isKept: true });
    expect(await api.notebook.bookmarks()).toMatchObject([
      { kind: "course", title: "Reading a Tide Table", courseTitle: null, href: `/courses/${course.slug}` },
      {
        kind: "lesson",
        title: "Lesson 1",
        courseTitle: "Reading a Tide Table",
        href: `/learn/${course.slug}/${at(0).lessonId}`,
      },
      { kind: "resource", title: "Worksheet", href: `/learn/${course.slug}/${at(0).lessonId}#resources` },
    ]);
    expect(await api.notebook.courseKept({ slug: course.slug })).toBe(true);
    expect(await api.notebook.lesson(at(0))).toMatchObject({ isKept: true, keptResources: [resourceId] });
    await api.notebook.keepLesson({ ...at(0), isKept: false });
    await api.notebook.keepLesson({ ...at(0), isKept: false });
    expect(await api.notebook.lesson(at(0))).toMatchObject({ isKept: false });
    expect(await api.notebook.bookmarks()).toHaveLength(2);
  });

  it("is not to be had of what one may not see or what is not there", async () => {
    const { course, api, at } = await aReader();
    const other = await aReader();
    const foreign = await aResource(other.course, other.at(0).lessonId);
    const gone = { code: "NOT_FOUND" };
    await expect(api.notebook.keepResource({ ...at(0), resourceId: foreign, isKept: true })).rejects.toMatchObject(
      gone,
    );
    await test.db.course.update({ where: { id: course.id }, data: { state: "ARCHIVED", archivedAt: clock.now() } });
    await expect(api.notebook.keepCourse({ slug: course.slug, isKept: true })).rejects.toMatchObject(gone);
    await expect(api.notebook.keepLesson({ ...at(0), isKept: true })).rejects.toMatchObject(gone);
    expect(await api.notebook.bookmarks()).toEqual([]);
    await expect(as(null).notebook.bookmarks()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("stays when what it leads to is taken away, with its name and one's own words, and can be removed", async () => {
    const { course, api, keep, idOf } = await aReader();
    await keep(0);
    await api.notebook.keepCourse({ slug: course.slug, isKept: true });
    const bookmarkId = await idOf("Lesson 1");
    await api.notebook.editBookmark({ bookmarkId, title: " Where it starts ", notes: "read again" });
    await test.db.course.update({ where: { id: course.id }, data: { state: "ARCHIVED", archivedAt: clock.now() } });
    expect(await api.notebook.bookmarks()).toMatchObject([
      { title: "Lesson 1", ownTitle: "Where it starts", notes: "read again", href: null },
      { title: "Reading a Tide Table", href: null },
    ]);
    await api.notebook.removeBookmark({ bookmarkId });
    await api.notebook.removeBookmark({ bookmarkId });
    expect(await api.notebook.bookmarks()).toHaveLength(1);
    await api.notebook.restoreBookmark({ bookmarkId });
    expect(await api.notebook.bookmarks()).toMatchObject([{ ownTitle: "Where it starts", href: null }, {}]);
  });

  it("that was removed comes back with its words, in its place, however it was removed and asked for", async () => {
    const { course, api, at, keep, titles, idOf } = await aReader();
    const resourceId = await aResource(course, at(0).lessonId);
    await keep(0);
    await keep(1);
    await api.notebook.keepResource({ ...at(0), resourceId, isKept: true });
    await api.notebook.keepCourse({ slug: course.slug, isKept: true });
    const all = ["Lesson 1", "Lesson 2", "Worksheet", "Reading a Tide Table"];
    const bookmarkId = await idOf("Lesson 2");
    await api.notebook.editBookmark({ bookmarkId, title: "Mine", notes: "read again" });
    const remove = () => api.notebook.removeBookmark({ bookmarkId });
    const takeAway = () => api.notebook.keepLesson({ ...at(1), isKept: false });
    const restore = () => api.notebook.restoreBookmark({ bookmarkId });
    const putAgain = () => keep(1);
    for (const [take, bring] of [
      [remove, restore],
      [takeAway, putAgain],
      [remove, putAgain],
      [takeAway, restore],
    ] as const) {
      await take();
      expect(await titles()).toEqual(all.filter((title) => title !== "Lesson 2"));
      expect(await api.notebook.lesson(at(1))).toMatchObject({ isKept: false });
      await Promise.all([bring(), bring()]);
      expect(await titles()).toEqual(all);
      expect((await api.notebook.bookmarks())[1]).toMatchObject({ ownTitle: "Mine", notes: "read again" });
    }
    await api.notebook.keepCourse({ slug: course.slug, isKept: false });
    await api.notebook.keepResource({ ...at(0), resourceId, isKept: false });
    expect(await api.notebook.courseKept({ slug: course.slug })).toBe(false);
    expect(await api.notebook.lesson(at(0))).toMatchObject({ isKept: true, keptResources: [] });
  });

  it("that was removed can't be changed or moved, and is gone for good a month later, with the next that is removed", async () => {
    const reader = await aReader();
    const { api, keep, titles, idOf, person } = reader;
    for (const index of [0, 1, 2]) await keep(index);
    const [bookmarkId, other] = [await idOf("Lesson 1"), await idOf("Lesson 3")];
    await api.notebook.removeBookmark({ bookmarkId });
    const gone = { cause: { reason: "notebook.no_such_bookmark" } };
    await expect(api.notebook.editBookmark({ bookmarkId, title: "x", notes: "" })).rejects.toMatchObject(gone);
    await expect(api.notebook.moveBookmark({ bookmarkId, beforeId: null })).rejects.toMatchObject(gone);
    await api.notebook.moveBookmark({ bookmarkId: other, beforeId: bookmarkId });
    expect(await titles()).toEqual(["Lesson 2", "Lesson 3"]);
    const later = aClock(addDays(clock.now(), 31).toISOString());
    const then = createCaller(depsOf(test.db, actorOf(person), later));
    await then.notebook.removeBookmark({ bookmarkId: other });
    await expect(then.notebook.restoreBookmark({ bookmarkId })).rejects.toMatchObject(gone);
    await then.notebook.restoreBookmark({ bookmarkId: other });
    expect(await titles()).toEqual(["Lesson 2", "Lesson 3"]);
  });

  it("of a lesson that a new version has no more is closed to who is on that version", async () => {
    const { course, api, keep } = await aReader(2);
    await keep(0);
    const next = await test.db.courseVersion.create({
      data: {
        courseId: course.id,
        number: 2,
        title: "Second",
        requirements: [],
        skills: [],
        objectives: [],
        audience: [],
        metaKeywords: [],
      },
    });
    await test.db.courseVersion.update({ where: { id: next.id }, data: { publishedAt: clock.now() } });
    await test.db.course.update({ where: { id: course.id }, data: { liveVersionId: next.id } });
    expect(await api.notebook.bookmarks()).toMatchObject([{ title: "Lesson 1", courseTitle: "Second", href: null }]);
  });

  it("is no one else's to see, change, move or remove", async () => {
    const { api, keep, idOf } = await aReader();
    await keep(0);
    await keep(1);
    const bookmarkId = await idOf("Lesson 1");
    const admin = as(await aPerson(test.db, { role: "ADMIN" }));
    const gone = { code: "NOT_FOUND" };
    expect(await admin.notebook.bookmarks()).toEqual([]);
    await expect(admin.notebook.editBookmark({ bookmarkId, title: "x", notes: "" })).rejects.toMatchObject(gone);
    await expect(admin.notebook.moveBookmark({ bookmarkId, beforeId: null })).rejects.toMatchObject(gone);
    await admin.notebook.removeBookmark({ bookmarkId });
    await expect(admin.notebook.restoreBookmark({ bookmarkId })).rejects.toMatchObject(gone);
    expect(await api.notebook.bookmarks()).toMatchObject([{ title: "Lesson 1", ownTitle: "" }, { title: "Lesson 2" }]);
  });

  it("is one of 300 at most", async () => {
    const { api, person, keep } = await aReader();
    await keep(0);
    const courses = Array.from({ length: 299 }, (_, at) => ({ slug: `${person.id}-${at}`, createdById: person.id }));
    const made = await test.db.course.createManyAndReturn({ data: courses, select: { id: true } });
    await test.db.bookmark.createMany({
      data: made.map(({ id }, at) => ({ userId: person.id, courseId: id, position: at + 1 })),
    });
    await expect(keep(1)).rejects.toMatchObject({ cause: { reason: "notebook.too_many_bookmarks" } });
    await keep(0);
    expect(await api.notebook.bookmarks()).toHaveLength(300);
    const bookmarkId = (await api.notebook.bookmarks())[0]?.id ?? "";
    await api.notebook.removeBookmark({ bookmarkId });
    await keep(1);
    await expect(api.notebook.restoreBookmark({ bookmarkId })).rejects.toMatchObject({
      cause: { reason: "notebook.too_many_bookmarks" },
    });
    await expect(keep(0)).rejects.toMatchObject({ cause: { reason: "notebook.too_many_bookmarks" } });
  });
});

describe("the order of bookmarks", () => {
  it("is the person's, before another or to the end", async () => {
    const { api, keep, titles, idOf } = await aReader();
    for (const index of [0, 1, 2, 3]) await keep(index);
    await api.notebook.moveBookmark({ bookmarkId: await idOf("Lesson 4"), beforeId: await idOf("Lesson 1") });
    await api.notebook.moveBookmark({ bookmarkId: await idOf("Lesson 1"), beforeId: null });
    expect(await titles()).toEqual(["Lesson 4", "Lesson 2", "Lesson 3", "Lesson 1"]);
    const again = { bookmarkId: await idOf("Lesson 1"), beforeId: null };
    await api.notebook.moveBookmark(again);
    expect(await titles()).toEqual(["Lesson 4", "Lesson 2", "Lesson 3", "Lesson 1"]);
  });

  it("holds both of two moves that are made at once, and what comes meanwhile", async () => {
    const { api, keep, titles, idOf, person } = await aReader(5);
    for (const index of [0, 1, 2, 3]) await keep(index);
    const [first, second, last] = [await idOf("Lesson 1"), await idOf("Lesson 2"), await idOf("Lesson 4")];
    await Promise.all([
      api.notebook.moveBookmark({ bookmarkId: first, beforeId: null }),
      api.notebook.moveBookmark({ bookmarkId: last, beforeId: second }),
      keep(4),
    ]);
    const order = await titles();
    expect(order.slice(0, 3)).toEqual(["Lesson 4", "Lesson 2", "Lesson 3"]);
    expect(order.slice(3).sort()).toEqual(["Lesson 1", "Lesson 5"]);
    const rows = await test.db.bookmark.findMany({ where: { userId: person.id }, orderBy: { position: "asc" } });
    expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
  });
});
