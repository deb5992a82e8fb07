import { describe, expect, it } from "vitest";
import { completeLesson } from "@/features/learning/server/complete-lesson";
import { lockEnrollment } from "@/features/learning/server/enrollment-progress";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type CourseShape } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { untilSomebodyWaits } from "@/testing/until-somebody-waits";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();

async function aLearnerIn(shape: CourseShape = {}) {
  const course = await aCourseOf(test.db, shape);
  const person = await aPerson(test.db);
  const api = createCaller(depsOf(test.db, actorOf(person), clock));
  const { enrollmentId } = await api.enrollment.enroll({ courseId: course.id });
  const at = (index: number) => ({ slug: course.slug, lessonId: course.lessonIds[index] ?? "" });
  const enrollment = () => test.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId } });
  const events = (name: string) =>
    test.db.outboxEvent.count({ where: { name, data: { path: ["enrollmentId"], equals: enrollmentId } } });
  return { course, person, api, enrollmentId, at, enrollment, events };
}

const video = { type: "VIDEO", activityType: "WATCH", videoSeconds: 100 } as const;

async function aVideo(ownerId: string): Promise<string> {
  const { id } = await test.db.storedFile.create({
    data: {
      ownerId,
      storageKey: `media/${ownerId}.mp4`,
      sha256: "0".repeat(64),
      sizeBytes: 10,
      mimeType: "video/mp4",
      originalName: "film.mp4",
      state: "READY",
      uploadedAt: clock.now(),
    },
  });
  return id;
}

describe("completing lessons", () => {
  it("completes the course with the last required one, once, and keeps it complete", async () => {
    const { api, at, enrollment, events, course } = await aLearnerIn({
      modules: [{ lessons: [{}, {}, { isRequired: false }] }],
    });
    expect(await api.learning.markComplete(at(0))).toMatchObject({
      done: 1,
      total: 2,
      percentage: 50,
      isComplete: false,
    });
    const both = await Promise.all([
      api.learning.markComplete(at(1)),
      api.learning.markComplete(at(1)),
      api.learning.markComplete(at(2)),
    ]);
    expect(both.filter((one) => one.isNewlyComplete)).toHaveLength(1);
    expect(await enrollment()).toMatchObject({ status: "COMPLETED", completedAt: clock.now(), lessonsCompleted: 3 });
    expect(await events("course/completed")).toBe(1);
    expect(await events("lesson/completed")).toBe(3);
    const activities = await test.db.userActivity.findMany({
      where: { courseId: course.id },
      select: { createdAt: true },
    });
    expect(activities.map(({ createdAt }) => createdAt)).toEqual(Array.from({ length: 5 }, () => clock.now()));
    await api.learning.undoComplete(at(0));
    await api.learning.markComplete(at(0));
    expect(await enrollment()).toMatchObject({ status: "COMPLETED" });
    expect(Number((await enrollment()).progressPercentage)).toBe(100);
    expect(await events("course/completed")).toBe(1);
  });

  it("counts two lessons that are completed at the same moment", async () => {
    const { api, at, enrollment, events } = await aLearnerIn();
    await Promise.all([api.learning.markComplete(at(0)), api.learning.markComplete(at(1))]);
    expect(await enrollment()).toMatchObject({ status: "COMPLETED" });
    expect(await events("course/completed")).toBe(1);
  });

  it("is taken back by Undo and by nothing else", async () => {
    const { api, at, enrollment } = await aLearnerIn();
    await api.learning.markComplete(at(0));
    await api.learning.markComplete(at(0));
    expect(Number((await enrollment()).progressPercentage)).toBe(50);
    expect(await api.learning.undoComplete(at(0))).toMatchObject({ done: 0, percentage: 0 });
    expect(await api.learning.undoComplete(at(0))).toMatchObject({ done: 0, percentage: 0 });
  });

  it("is the assessment's word where there is one", async () => {
    const { api, at } = await aLearnerIn({ modules: [{ lessons: [{ hasAssessment: true }, {}] }] });
    const reason = { message: "learning.assessment_decides" };
    await expect(api.learning.markComplete(at(0))).rejects.toMatchObject(reason);
    await expect(api.learning.undoComplete(at(0))).rejects.toMatchObject(reason);
  });

  it("counts for student and team what the percentage is of, and nothing else", async () => {
    const { api, at, course } = await aLearnerIn({ modules: [{ lessons: [{}, {}, {}, { isRequired: false }] }] });
    await api.learning.markComplete(at(0));
    await api.learning.markComplete(at(3));
    const page = await api.learning.lesson(at(0));
    expect(page.enrollment).toMatchObject({ done: 1, total: 3, optional: 1, progressPercentage: 33.33 });
    expect(await api.enrollment.mine()).toMatchObject([
      { lessonsCompleted: 1, lessonCount: 3, optionalCount: 1, progressPercentage: 33.33 },
    ]);
    const admin = createCaller(depsOf(test.db, actorOf(await aPerson(test.db, { role: "ADMIN" })), clock));
    expect((await admin.enrollment.students.list({ courseId: course.id })).students).toMatchObject([
      { lessonsCompleted: 1, lessonCount: 3, progressPercentage: 33.33 },
    ]);
    const none = await aLearnerIn({ modules: [{ lessons: [{ isRequired: false }, { isRequired: false }] }] });
    await none.api.learning.markComplete(none.at(0));
    expect(await none.api.enrollment.mine()).toMatchObject([
      { lessonsCompleted: 1, lessonCount: 2, progressPercentage: 50 },
    ]);
  });

  it("stays on the dashboard of a student whose enrollment is suspended, who is told so", async () => {
    const { api, at, enrollment } = await aLearnerIn();
    await api.learning.markComplete(at(0));
    await test.db.enrollment.update({ where: { id: (await enrollment()).id }, data: { status: "SUSPENDED" } });
    expect(await api.enrollment.mine()).toMatchObject([{ status: "SUSPENDED", lessonsCompleted: 1 }]);
  });

  it("never counts a hidden module", async () => {
    const { api, at, enrollment } = await aLearnerIn({
      modules: [{ lessons: [{}] }, { isHidden: true, lessons: [{}] }],
    });
    expect(await api.learning.markComplete(at(0))).toMatchObject({ done: 1, total: 1, isNewlyComplete: true });
    expect(await enrollment()).toMatchObject({ lessonsCompleted: 1 });
    await expect(api.learning.markComplete(at(1))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows on the page: ticks, percentage and the way on", async () => {
    const { api, at } = await aLearnerIn();
    await api.learning.markComplete(at(0));
    const page = await api.learning.lesson(at(0));
    expect(page.modules[0]).toMatchObject({
      done: 1,
      lessons: [
        { isDone: true, number: "1.1" },
        { isDone: false, number: "1.2" },
      ],
    });
    expect(page.enrollment).toMatchObject({ done: 1, total: 2, progressPercentage: 50, lesson: { isComplete: true } });
    expect([page.previous, page.next?.number]).toEqual([null, "1.2"]);
  });
});

describe("the place to come back to", () => {
  it("is the last opened lesson, else the first that is not complete", async () => {
    const { api, at, course, enrollment } = await aLearnerIn();
    expect(await api.learning.place({ slug: course.slug })).toEqual({ lessonId: course.lessonIds[0] });
    await api.learning.markComplete(at(0));
    expect(await api.learning.place({ slug: course.slug })).toEqual({ lessonId: course.lessonIds[1] });
    await api.learning.open(at(0));
    await api.learning.open(at(0));
    expect(await api.learning.place({ slug: course.slug })).toEqual({ lessonId: course.lessonIds[0] });
    expect(await enrollment()).toMatchObject({ startedAt: clock.now(), studyStreakDays: 1 });
    expect(await test.db.userActivity.count({ where: { courseId: course.id, kind: "LESSON_OPENED" } })).toBe(1);
  });

  it("is asked for by those who learn or teach, and by no one else", async () => {
    const { course } = await aLearnerIn();
    const place = (actor: Parameters<typeof depsOf>[1]) =>
      createCaller(depsOf(test.db, actor, clock)).learning.place({ slug: course.slug });
    await expect(place(actorOf(null))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(place(actorOf(await aPerson(test.db)))).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await place(actorOf(course.teacher))).toEqual({ lessonId: course.lessonIds[0] });
  });
});

describe("watching a stored video", () => {
  it("keeps position and seconds, and completes at nine tenths of the distinct ones", async () => {
    const owner = await aPerson(test.db);
    const { api, at } = await aLearnerIn({
      modules: [{ lessons: [{ ...video, videoFileId: await aVideo(owner.id) }, {}] }],
    });
    const save = (positionSeconds: number, ranges: [number, number][]) =>
      api.learning.saveWatching({ ...at(0), positionSeconds, durationSeconds: 20, ranges });
    expect(await save(50, [[0, 50]])).toMatchObject({ isCompleted: false, watchedRanges: [[0, 50]] });
    await Promise.all([save(50, [[0, 50]]), save(89, [[50, 89]]), save(20, [[10, 20]])]);
    const before = await api.learning.lesson(at(0));
    expect(before.enrollment?.lesson).toMatchObject({ watchedRanges: [[0, 89]], isComplete: false });
    expect(await save(95, [[93, 95]])).toMatchObject({ isCompleted: true });
    const after = await api.learning.lesson(at(0));
    expect(after.enrollment).toMatchObject({ done: 1, lesson: { isComplete: true, positionSeconds: 95 } });
    expect(await test.db.lessonProgress.findFirst({ where: { lessonId: at(0).lessonId } })).toMatchObject({
      completionCause: "VIDEO",
    });
  });

  it("does not complete again what the student has taken back", async () => {
    const owner = await aPerson(test.db);
    const { api, at } = await aLearnerIn({
      modules: [{ lessons: [{ ...video, videoFileId: await aVideo(owner.id) }, {}] }],
    });
    const watch = () =>
      api.learning.saveWatching({ ...at(0), positionSeconds: 100, durationSeconds: 100, ranges: [[0, 100]] });
    expect(await watch()).toMatchObject({ isCompleted: true });
    await api.learning.undoComplete(at(0));
    expect(await watch()).toMatchObject({ isCompleted: false });
    expect(await api.learning.markComplete(at(0))).toMatchObject({ done: 1 });
  });
});

describe("a video of another service", () => {
  it("keeps its place, also where no one knows how long it is, and is completed by hand alone", async () => {
    const { api, at } = await aLearnerIn({
      modules: [{ lessons: [{ type: "VIDEO", videoUrl: "https://www.youtube.com/watch?v=aqz-KE-bpKQ" }, {}] }],
    });
    const save = (positionSeconds: number, durationSeconds: number) =>
      api.learning.saveWatching({ ...at(0), positionSeconds, durationSeconds, ranges: [] });
    expect(await save(83.5, 0)).toEqual({ watchedRanges: [], isCompleted: false, isCourseComplete: false });
    expect((await api.learning.lesson(at(0))).enrollment?.lesson?.positionSeconds).toBe(83.5);
    expect(await save(100, 90)).toMatchObject({ isCompleted: false });
    const { enrollment } = await api.learning.lesson(at(0));
    expect(enrollment).toMatchObject({
      done: 0,
      lesson: { isComplete: false, positionSeconds: 90, watchedRanges: [] },
    });
  });
});

describe("a lab's list", () => {
  it("keeps each tick, whatever comes at the same time", async () => {
    const { api, at } = await aLearnerIn({
      modules: [{ lessons: [{ type: "LAB", hasLab: true, labChecks: ["a", "b", "c"] }] }],
    });
    await Promise.all([0, 1, 2].map((index) => api.learning.setLabCheck({ ...at(0), index, isDone: true })));
    expect(await api.learning.setLabCheck({ ...at(0), index: 1, isDone: false })).toEqual([0, 2]);
    await expect(api.learning.setLabCheck({ ...at(0), index: 3, isDone: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("active time", () => {
  it("never grows faster than the clock", async () => {
    const { api, at, enrollment } = await aLearnerIn();
    await api.learning.open(at(0));
    clock.advance(30_000);
    await api.learning.noteStudy({ ...at(0), activeSeconds: 25 });
    await api.learning.noteStudy({ ...at(0), activeSeconds: 300 });
    expect(Number((await enrollment()).timeSpentSeconds)).toBe(25);
  });

  it("waits for a completion that holds the enrollment instead of dying with it, and loses none of its seconds", async () => {
    const { api, at, enrollment, enrollmentId } = await aLearnerIn();
    await api.learning.open(at(0));
    clock.advance(30_000);
    const lessonId = at(0).lessonId;
    await test.db
      .$transaction(async (tx) => {
        await lockEnrollment(tx, enrollmentId, clock.now());
        const noted = api.learning.noteStudy({ ...at(0), activeSeconds: 25 });
        await untilSomebodyWaits(test.pool);
        await completeLesson(tx, { enrollmentId, lessonId, cause: "MANUAL", at: clock.now() });
        return { noted };
      })
      .then(({ noted }) => noted);
    expect(await enrollment()).toMatchObject({ lessonsCompleted: 1, timeSpentSeconds: 25n });
    const lesson = await test.db.lessonProgress.findFirstOrThrow({ where: { enrollmentId } });
    expect(lesson).toMatchObject({ completionCause: "MANUAL", activeSeconds: 25 });
  });
});
