import { describe, expect, it } from "vitest";
import { system } from "@/policy/actor";
import { appRouter } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson, asActor } from "@/testing/factories/person";
import { getSettings } from "./details/get-settings";
import { listGaps } from "./list-gaps";
import { listTaughtCourses } from "./list-taught-courses";
import { moveCourse } from "./move-course";
import { publishCourse } from "./publish-course";
import { readStanding } from "./read-standing";
import { saveCourseSettings } from "./save-course-settings";
import { publishDueCourses, scheduleCourse } from "./schedule-course";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });
const stateOf = async (id: string) => (await database.db.course.findUniqueOrThrow({ where: { id } })).state;

describe("where a course may go", () => {
  it("comes off the catalog and goes back on it with the version it had", async () => {
    const course = await aCourse(database.db);
    expect(await moveCourse(deps(), { courseId: course.id, move: "unpublish" })).toMatchObject({ state: "DRAFT" });
    expect(await moveCourse(deps(), { courseId: course.id, move: "unpublish" })).toMatchObject({ state: "DRAFT" });
    expect(await publishCourse(deps(), { courseId: course.id })).toMatchObject({ state: "LIVE", versionNumber: 1 });
  });

  it("is checked again before it goes back on the catalog, though it has no draft", async () => {
    const course = await aCourse(database.db, {
      published: false,
      lessons: 1,
      version: { objectives: [], description: "" },
    });
    await database.db.lessonVersion.updateMany({ where: { versionId: course.versionId }, data: { content: "" } });
    await publishCourse(deps(), { courseId: course.id });
    const gaps = async () => (await listGaps(deps(), course.id))?.map(({ code }) => code) ?? null;
    expect(await gaps()).toBeNull();
    await moveCourse(deps(), { courseId: course.id, move: "unpublish" });
    expect(await gaps()).toEqual(["lesson_empty", "no_description", "no_objectives"]);
    await moveCourse(deps(), { courseId: course.id, move: "archive" });
    expect(await gaps()).toBeNull();
  });

  it("is archived from anywhere, and only comes back as a draft", async () => {
    const course = await aCourse(database.db);
    await moveCourse(deps(), { courseId: course.id, move: "archive" });
    await expect(publishCourse(deps(), { courseId: course.id })).rejects.toMatchObject({
      reason: "courses.archived",
    });
    await expect(moveCourse(deps(), { courseId: course.id, move: "unpublish" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await moveCourse(deps(), { courseId: course.id, move: "restore" });
    expect(await stateOf(course.id)).toBe("DRAFT");
  });

  it("goes live at its hour, unless it is no longer ready then", async () => {
    const ready = await aCourse(database.db, { published: false });
    const broken = await aCourse(database.db, { published: false });
    const publishAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    for (const { id } of [ready, broken]) await scheduleCourse(deps(), { courseId: id, publishAt });
    await database.db.lessonVersion.deleteMany({ where: { versionId: broken.versionId } });
    expect(await publishDueCourses(deps())).toEqual({ published: [], refused: [] });
    clock.advance(3_600_000);
    expect(await publishDueCourses(deps())).toEqual({ published: [ready.id], refused: [broken.id] });
    expect([await stateOf(ready.id), await stateOf(broken.id)]).toEqual(["LIVE", "DRAFT"]);
    const due = new Date(publishAt);
    const { refused } = (await readStanding(database.db, broken.id)) ?? {};
    expect(refused).toMatchObject([{ moduleId: null }]);
    expect(new Date(refused?.[0]?.at ?? 0)).toEqual(due);
    await expect(scheduleCourse(deps(), { courseId: broken.id, publishAt })).rejects.toMatchObject({
      reason: "courses.time_has_passed",
    });
  });
});

describe("what students keep", () => {
  it.each(["archive", "unpublish"] as const)("%s leaves them their access, progress and certificate", async (move) => {
    const course = await aCourse(database.db, { lessons: 2 });
    const [learner, finished] = [await aPerson(database.db), await aPerson(database.db)];
    await anEnrollment(database.db, { userId: learner.id, course });
    const enrollment = await anEnrollment(database.db, { userId: finished.id, course, completedAt: clock.now() });
    const number = `LC-${course.id}`;
    await database.db.certificate.create({
      data: {
        enrollmentId: enrollment.id,
        userId: finished.id,
        courseId: course.id,
        number,
        verificationHash: number,
        recipientName: "Ada Lovelace",
        courseTitle: "Reading a Tide Table",
        courseVersionNumber: 1,
        durationMinutes: 20,
        completedAt: clock.now(),
      },
    });
    const before = await database.db.enrollment.findMany({ where: { courseId: course.id }, orderBy: { id: "asc" } });
    await moveCourse(deps(), { courseId: course.id, move });
    expect(await database.db.enrollment.findMany({ where: { courseId: course.id }, orderBy: { id: "asc" } })).toEqual(
      before,
    );
    const caller = appRouter.createCaller(depsOf(database.db, asActor(learner), clock));
    const [lessonId = ""] = course.lessonIds;
    expect(await caller.learning.lesson({ slug: course.slug, lessonId })).toMatchObject({
      access: { body: "content" },
    });
    expect(await caller.learning.markComplete({ slug: course.slug, lessonId })).toBeTruthy();
    expect(await database.db.certificate.findUnique({ where: { number } })).toMatchObject({ isValid: true });
    const stranger = appRouter.createCaller(depsOf(database.db, asActor(await aPerson(database.db)), clock));
    await expect(stranger.learning.lesson({ slug: course.slug, lessonId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the settings of a course", () => {
  const settings = {
    visibility: "UNLISTED" as const,
    categoryId: null,
    priceMinor: 4900,
    currency: "EUR",
    discountPriceMinor: 2900,
    discountEndsAt: "2026-04-01T00:00:00Z",
    enrollmentOpensAt: null,
    enrollmentClosesAt: null,
    capacity: 20,
    hasCertificate: false,
  };

  it("are saved once for one look at them: the second of two editors is told", async () => {
    const course = await aCourse(database.db);
    expect(await saveCourseSettings(deps(), { courseId: course.id, revision: 0, settings })).toMatchObject({
      revision: 1,
    });
    // The same again is an answer that was lost; something else is someone who has not seen it.
    expect(await saveCourseSettings(deps(), { courseId: course.id, revision: 0, settings })).toMatchObject({
      revision: 1,
    });
    const other = { ...settings, priceMinor: settings.priceMinor + 100 };
    await expect(
      saveCourseSettings(deps(), { courseId: course.id, revision: 0, settings: other }),
    ).rejects.toMatchObject({
      reason: "courses.edited_meanwhile",
    });
    const saved = await getSettings(deps(), course.id);
    expect(saved).toMatchObject({
      visibility: "UNLISTED",
      priceMinor: 4900,
      capacity: 20,
      categoryId: course.categoryId,
    });
  });

  it("take no discount that has ended, and keep one that ended meanwhile", async () => {
    const course = await aCourse(database.db);
    const save = (at: string, revision: number, more: Partial<typeof settings>) =>
      saveCourseSettings(
        { db: database.db, now: () => new Date(at) },
        { courseId: course.id, revision, settings: { ...settings, ...more } },
      );
    await expect(save("2026-05-01T00:00:00Z", 0, {})).rejects.toMatchObject({
      reason: "courses.discount_end_passed",
    });
    expect(await getSettings(deps(), course.id)).toMatchObject({ discountPriceMinor: null, revision: 0 });
    expect(await save("2026-03-01T00:00:00Z", 0, {})).toMatchObject({ revision: 1 });
    expect(await save("2026-05-01T00:00:00Z", 1, { capacity: 30 })).toMatchObject({ revision: 2 });
  });
});

describe("the list of courses of an instructor", () => {
  it("holds the courses that the person teaches, with state and students, and no other", async () => {
    const teacher = await aPerson(database.db, { name: "Odile Marchetti-Ruud", role: "INSTRUCTOR" });
    const own = await aCourse(database.db, { instructorId: teacher.id, title: "The Grammar of Maps" });
    const listed = await listTaughtCourses({ db: database.db, actor: asActor(teacher) });
    expect(listed).toMatchObject([
      {
        id: own.id,
        title: "The Grammar of Maps",
        state: "LIVE",
        liveVersion: 1,
        hasUnpublishedChanges: false,
        isLead: true,
        learners: 0,
      },
    ]);
    const admin = await aPerson(database.db, { role: "ADMIN" });
    expect((await listTaughtCourses({ db: database.db, actor: asActor(admin) })).length).toBeGreaterThan(1);
  });
});
