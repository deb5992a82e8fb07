import { describe, expect, it } from "vitest";
import type { GateCondition } from "@/policy/gate";
import { createCaller } from "@/server/trpc/root";
import { attemptScenes } from "@/testing/attempt-scene";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const { scene } = attemptScenes(test);
const day = 86_400_000;
const clock = aClock("2026-11-20T12:00:00Z");
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(person), clock));

async function studied(userId: string, times: string[], activeSeconds = 600) {
  await test.db.studyTime.createMany({
    data: times.map((time) => ({ userId, startsAt: new Date(time), activeSeconds })),
  });
}

describe("the dashboard", () => {
  it("counts what was told of active time, by the clock and never twice for two devices", async () => {
    const student = await aPerson(test.db);
    const course = await aCourse(test.db);
    const api = as(student);
    await api.enrollment.enroll({ slug: course.slug });
    const lesson = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    await api.learning.open(lesson);
    // Told at once: nothing has passed since the lesson was opened.
    await api.learning.noteStudy({ ...lesson, activeSeconds: 300 });
    expect((await api.records.dashboard()).week.at(-1)).toEqual({ day: "2026-11-20", minutes: 0 });
    clock.advance(200_000);
    await api.learning.noteStudy({ ...lesson, activeSeconds: 300 });
    const enrollment = await test.db.enrollment.findFirstOrThrow({ where: { userId: student.id } });
    expect(await test.db.studyTime.findMany({ where: { userId: student.id } })).toMatchObject([
      { startsAt: new Date("2026-11-20T12:00:00Z"), activeSeconds: 200 },
    ]);
    expect(enrollment.timeSpentSeconds).toBe(200n);
    expect((await api.records.dashboard()).week.at(-1)).toEqual({ day: "2026-11-20", minutes: 3 });
  });

  it("counts all of a video's time, though the video reports more often than the page", async () => {
    const student = await aPerson(test.db);
    const course = await aCourse(test.db);
    const api = as(student);
    await api.enrollment.enroll({ slug: course.slug });
    const lesson = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    await api.learning.open(lesson);
    for (let at = 0; at < 6; at += 1) {
      clock.advance(10_000);
      await api.learning.saveWatching({
        ...lesson,
        positionSeconds: at * 10 + 10,
        durationSeconds: 600,
        ranges: [[at * 10, at * 10 + 10]],
      });
    }
    await api.learning.noteStudy({ ...lesson, activeSeconds: 60 });
    expect((await api.records.dashboard()).week.at(-1)?.minutes).toBe(1);
    const videoPosition = async () => (await api.enrollment.mine())[0]?.lesson?.videoPosition;
    expect(await videoPosition()).toBe(60);
    // Postgres doesn't divide what is nearly nothing, and the whole dashboard would fail with it.
    await api.learning.saveWatching({ ...lesson, positionSeconds: 5e-324, durationSeconds: 600, ranges: [] });
    expect(await videoPosition()).toBe(0);
  });

  it("knows where a text was left, what is left of it, and that nothing is once it is complete", async () => {
    const student = await aPerson(test.db);
    const course = await aCourse(test.db);
    const api = as(student);
    await api.enrollment.enroll({ slug: course.slug });
    const lesson = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    const left = async () => {
      const mine = (await api.enrollment.mine())[0]?.lesson;
      return { isMidway: mine?.isMidway, minutesLeft: mine?.minutesLeft };
    };
    const takes = (durationMinutes: number | null) =>
      test.db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
        await tx.lessonVersion.updateMany({ where: { lessonId: lesson.lessonId }, data: { durationMinutes } });
      });
    await takes(null);
    expect(await left(), "nobody knows how long it takes").toEqual({ isMidway: false, minutesLeft: null });
    await takes(12);
    expect(await left()).toEqual({ isMidway: false, minutesLeft: 12 });
    await api.learning.open(lesson);
    clock.advance(60_000);
    await api.learning.noteStudy({ ...lesson, activeSeconds: 30, place: { block: 7, share: 0.3 } });
    expect(await left()).toEqual({ isMidway: true, minutesLeft: 9 });
    expect((await api.learning.lesson(lesson)).enrollment?.lesson).toMatchObject({ readingBlock: 7 });
    // A report of time alone, as from a page without a text, leaves the place.
    clock.advance(60_000);
    await api.learning.noteStudy({ ...lesson, activeSeconds: 30 });
    expect(await left()).toEqual({ isMidway: true, minutesLeft: 9 });
    await api.learning.noteStudy({ ...lesson, activeSeconds: 30, place: { block: 22, share: 1 } });
    expect(await left()).toEqual({ isMidway: true, minutesLeft: 1 });
    for (const place of [
      { block: -1, share: 0.5 },
      { block: 1, share: 1.01 },
    ])
      await expect(api.learning.noteStudy({ ...lesson, activeSeconds: 30, place })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    await api.learning.markComplete(lesson);
    expect(await left()).toEqual({ isMidway: false, minutesLeft: null });
  });

  it("shows streak, goal and habit in the person's zone, and hides the streak when told", async () => {
    const student = await aPerson(test.db);
    const api = as(student);
    await test.db.userPreference.update({ where: { userId: student.id }, data: { timeZone: "Asia/Kathmandu" } });
    await studied(student.id, ["2026-11-16T18:30:00Z", "2026-11-17T18:30:00Z", "2026-11-19T18:30:00Z"]);
    const dashboard = await api.records.dashboard();
    expect(dashboard.streak).toEqual({ days: 3, graceDays: ["2026-11-19"] });
    expect(dashboard.habit).toMatchObject({ hour: 0, days: 3 });
    expect(dashboard.goal).toBeNull();
    await api.records.saveDashboard({ goal: { unit: "minutes", amount: 20 } });
    await api.records.saveDashboard({ isStreakHidden: true });
    expect(await api.records.dashboard()).toMatchObject({
      streak: null,
      goal: { unit: "minutes", amount: 20, done: 30, isReached: true },
    });
    await api.records.saveDashboard({ goal: null, isStreakHidden: false });
    expect(await api.records.dashboard()).toMatchObject({ streak: { days: 3 }, goal: null });
    await expect(api.records.saveDashboard({ goal: { unit: "days", amount: 8 } })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("is one's own, and is closed to who is signed out", async () => {
    const [student, other] = [await aPerson(test.db), await aPerson(test.db)];
    await studied(other.id, ["2026-11-20T08:00:00Z"]);
    const api = as(student);
    expect((await api.records.dashboard()).days.every(({ minutes }) => minutes === 0)).toBe(true);
    const { records } = as(null);
    for (const call of [
      records.dashboard,
      () => records.saveDashboard({ isStreakHidden: true }),
      records.recommendations,
    ])
      await expect(call()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

describe("recommendations", () => {
  const done = new Date("2026-11-01T10:00:00Z");

  it("say why: the next level first, the instructor of a course finished, never what one has or teaches", async () => {
    const student = await aPerson(test.db);
    const subject = await test.db.category.create({ data: { slug: "tides", name: "Tides" } });
    const ofSubject = { course: { categoryId: subject.id } };
    const first = await aCourse(test.db, { title: "First", ...ofSubject, version: { level: "BEGINNER" } });
    const next = await aCourse(test.db, { title: "Next", ...ofSubject, version: { level: "INTERMEDIATE" } });
    const elsewhere = await test.db.category.create({ data: { slug: "maps", name: "Maps" } });
    const same = await aCourse(test.db, {
      title: "By the same",
      instructorId: first.instructorId,
      course: { categoryId: elsewhere.id },
    });
    const left = await aCourse(test.db, { title: "Left", ...ofSubject });
    const hidden = await aCourse(test.db, {
      title: "Invited only",
      course: { categoryId: subject.id, visibility: "INVITATION" },
    });
    await anEnrollment(test.db, { userId: student.id, course: first, completedAt: done });
    const { id } = await anEnrollment(test.db, { userId: student.id, course: left });
    await test.db.enrollment.update({ where: { id }, data: { status: "DROPPED", endedAt: done } });
    const api = as(student);
    const found = await api.records.recommendations();
    expect(found.map(({ slug, reason, because }) => ({ slug, reason, because }))).toEqual([
      { slug: next.slug, reason: "level", because: "First" },
      { slug: same.slug, reason: "teacher", because: "Maren Tolvaj" },
    ]);
    expect(found.map(({ slug }) => slug)).not.toContain(hidden.slug);
  });

  it("count others only from three people on, and say nothing to who has no course", async () => {
    const [one, another] = await Promise.all(
      ["clocks", "bells"].map(async (slug) => {
        const { id } = await test.db.category.create({ data: { slug, name: slug } });
        return aCourse(test.db, { title: slug, course: { categoryId: id } });
      }),
    );
    if (!one || !another) throw new Error("two courses were made");
    const student = await aPerson(test.db);
    expect(await as(student).records.recommendations()).toEqual([]);
    await anEnrollment(test.db, { userId: student.id, course: one });
    for (let people = 1; people <= 3; people += 1) {
      const { id } = await aPerson(test.db);
      await anEnrollment(test.db, { userId: id, course: one });
      await anEnrollment(test.db, { userId: id, course: another });
      expect(await as(student).records.recommendations()).toMatchObject(
        people < 3 ? [] : [{ slug: another.slug, reason: "others", because: "clocks", people: 3, among: 3 }],
      );
    }
  });

  it("ask only those who were last in a course, so that it costs no more in a large one", async () => {
    const [one, another] = await Promise.all(
      ["weirs", "locks"].map(async (slug) => {
        const { id } = await test.db.category.create({ data: { slug, name: slug } });
        return aCourse(test.db, { title: slug, course: { categoryId: id } });
      }),
    );
    if (!one || !another) throw new Error("two courses were made");
    const student = await aPerson(test.db);
    await anEnrollment(test.db, { userId: student.id, course: one });
    // Two hundred who were there today, of whom four take the other one, and fifty who all do and were there long ago.
    await test.db.$executeRaw`
      WITH people AS (
        INSERT INTO users (id, name, username, updated_at)
        SELECT gen_random_uuid(), 'Weir ' || n, 'weir-' || n, now() FROM generate_series(1, 250) n RETURNING id, split_part(name, ' ', 2)::int AS n),
      seats AS (
        SELECT id, n, c.course, c.version FROM people
          JOIN (VALUES (${one.id}::uuid, ${one.versionId}::uuid, 1), (${another.id}::uuid, ${another.versionId}::uuid, 2)) c(course, version, k)
            ON c.k = 1 OR n <= 4 OR n > 200)
      INSERT INTO enrollment (id, user_id, course_id, version_id, last_accessed_at, updated_at)
      SELECT gen_random_uuid(), id, course, version, CASE WHEN n <= 200 THEN timestamptz '2026-11-20' ELSE timestamptz '2025-11-20' END, now() FROM seats`;
    expect(await as(student).records.recommendations()).toMatchObject([
      { slug: another.slug, reason: "others", because: "weirs", people: 4, among: 200 },
    ]);
  });

  it("end with what most people take of a subject, one's own subjects first, never of fewer than three", async () => {
    const [own, other] = await Promise.all(
      ["dials", "vanes"].map((slug) => test.db.category.create({ data: { slug, name: slug } })),
    );
    const student = await aPerson(test.db);
    const had = await aCourse(test.db, { title: "Had", course: { categoryId: own?.id } });
    await anEnrollment(test.db, { userId: student.id, course: had });
    const make = (title: string, categoryId: string | undefined, enrolledCount: number) =>
      aCourse(test.db, { title, course: { categoryId, enrolledCount } });
    const [few, mine, most] = [
      await make("Few", own?.id, 2),
      await make("Mine", own?.id, 3),
      await make("Most", other?.id, 90),
    ];
    const found = await as(student).records.recommendations();
    expect(found.map(({ slug, reason, because, people }) => ({ slug, reason, because, people }))).toEqual([
      { slug: mine.slug, reason: "popular", because: "dials", people: 3 },
      { slug: most.slug, reason: "popular", because: "vanes", people: 90 },
    ]);
    expect(found.map(({ slug }) => slug)).not.toContain(few.slug);
  });
});

describe("what comes", () => {
  const inDays = (days: number) => new Date(clock.now().getTime() + days * day);

  it("is empty for whoever has nothing open", async () => {
    const student = await aPerson(test.db);
    await anEnrollment(test.db, { userId: student.id, course: await aCourse(test.db) });
    expect((await as(student).records.dashboard()).upcoming).toEqual([]);
  });

  it("tells when an enrollment ends, in the last 30 days of it and to no one whose enrollment is not in use", async () => {
    const student = await aPerson(test.db);
    const course = await aCourse(test.db);
    const { id } = await anEnrollment(test.db, { userId: student.id, course });
    const upcoming = async () => (await as(student).records.dashboard()).upcoming;
    const set = (data: Parameters<typeof test.db.enrollment.update>[0]["data"]) =>
      test.db.enrollment.update({ where: { id }, data });
    await set({ expiresAt: inDays(31) });
    expect(await upcoming()).toEqual([]);
    await set({ expiresAt: inDays(30) });
    expect(await upcoming()).toMatchObject([{ kind: "ends", slug: course.slug }]);
    expect(Date.parse((await upcoming())[0]?.at ?? "")).toBe(inDays(30).getTime());
    await set({ expiresAt: inDays(-1) });
    expect(await upcoming()).toEqual([]);
    await set({ expiresAt: inDays(3), status: "SUSPENDED" });
    expect(await upcoming()).toEqual([]);
  });

  it("tells the next lessons that open by their time, not what waits for more, is open to all or was started", async () => {
    const student = await aPerson(test.db);
    const lessons = ["Now", "Third day", "Third day too", "Tenth day", "Paid", "After another", "For all"];
    const made = await aCourseOf(test.db, {
      modules: [
        {
          lessons: lessons.map((title) => ({
            title,
            ...(title === "Paid" && { accessLevel: "PREMIUM" as const }),
            ...(title === "For all" && { isFreePreview: true }),
          })),
        },
      ],
    });
    const gate = (index: number, condition: GateCondition) => ({
      versionId: made.versionId,
      lessonId: made.lessonIds[index] ?? "",
      condition: { ...condition },
    });
    await test.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.lessonGate.createMany({
        data: [
          gate(1, { daysAfterEnrolment: 3 }),
          gate(2, { daysAfterEnrolment: 3 }),
          gate(3, { opensAt: inDays(10).toISOString() }),
          gate(4, { daysAfterEnrolment: 1 }),
          gate(5, { daysAfterEnrolment: 1, afterLessons: [made.lessonIds[0] ?? ""] }),
          gate(6, { daysAfterEnrolment: 1 }),
        ],
      });
    });
    const { id } = await test.db.enrollment.create({
      data: { userId: student.id, courseId: made.id, versionId: made.versionId, enrolledAt: clock.now() },
    });
    const upcoming = async () => (await as(student).records.dashboard()).upcoming;
    expect(await upcoming()).toEqual([
      {
        kind: "opens",
        at: inDays(3).toISOString(),
        lessonId: made.lessonIds[1],
        title: "Third day",
        others: 1,
        slug: made.slug,
        courseTitle: expect.any(String),
        language: expect.any(String),
      },
    ]);
    for (const index of [1, 2])
      await test.db.lessonProgress.create({ data: { enrollmentId: id, lessonId: made.lessonIds[index] ?? "" } });
    expect(await upcoming()).toMatchObject([{ kind: "opens", title: "Tenth day", others: 0 }]);
    await test.db.enrollment.update({ where: { id }, data: { status: "DROPPED", endedAt: clock.now() } });
    expect(await upcoming()).toEqual([]);
  });
});

describe("an attempt that was started", () => {
  it("is told until it is submitted or its time is over, before what is ahead", async () => {
    for (const timeLimitMinutes of [0, 30]) {
      const set = await scene({ timeLimitMinutes });
      const upcoming = async () =>
        (await createCaller(depsOf(test.db, set.learner, set.clock)).records.dashboard()).upcoming;
      expect(await upcoming()).toEqual([]);
      const { attemptId } = await set.api.start(set.address);
      await test.db.enrollment.updateMany({
        where: { userId: set.learner.id },
        data: { expiresAt: new Date(set.clock.now().getTime() + day) },
      });
      const { slug, lessonId } = set.made;
      expect(await upcoming()).toMatchObject([
        { kind: "attempt", slug, lessonId, at: timeLimitMinutes === 0 ? null : expect.any(String) },
        { kind: "ends", slug },
      ]);
      if (timeLimitMinutes === 0) await set.api.submit({ attemptId });
      else set.clock.advance(31 * 60_000);
      expect(await upcoming()).toMatchObject([{ kind: "ends" }]);
    }
  });
});
