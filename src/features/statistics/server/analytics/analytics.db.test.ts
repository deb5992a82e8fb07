import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { tellOfMessage } from "@/features/notifications/server/sources/tell-of-message";
import type { CountedName } from "@/features/statistics/analytics";
import { countAllChanges } from "@/features/statistics/server/count-changes";
import { courseSources, recountCoursePage, refreshCourse } from "@/features/statistics/server/recount-course";
import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { addDays } from "@/lib/time";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const dayMs = 86_400_000;
/** A Friday. */
const start = "2026-11-20T12:00:00Z";
const test = testDatabase();

const aSite = () => {
  const clock = aClock(start);
  const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(person), clock));
  const count = () => countAllChanges({ db: test.db, now: clock.now });
  return { clock, as, count };
};

type Site = ReturnType<typeof aSite>;

async function aLearner({ as }: Site, course: MadeCourseOf, name = "Ida Berg") {
  const person = await aPerson(test.db, { name });
  const api = as(person);
  const { enrollmentId } = await api.enrollment.enroll({ courseId: course.id });
  return { person, api, enrollmentId };
}

/** Opens a lesson; the database, which does not know the clock, has it started then. */
async function open(
  { api, enrollmentId }: Awaited<ReturnType<typeof aLearner>>,
  site: Site,
  at: { slug: string; lessonId: string },
) {
  const had = await test.db.lessonProgress.count({ where: { enrollmentId, lessonId: at.lessonId } });
  await api.learning.open(at);
  if (had > 0) return;
  const createdAt = site.clock.now();
  await test.db.lessonProgress.updateMany({ where: { enrollmentId, lessonId: at.lessonId }, data: { createdAt } });
}

/** A try at a course's assessment that ended just now with such a score. */
async function anAttempt(
  site: Site,
  course: MadeCourseOf,
  learner: { enrollmentId: string; person: { id: string } },
  percentage: number,
) {
  const { id: assessmentVersionId, assessmentId } = await test.db.assessmentVersion.findFirstOrThrow({
    where: { lessonVersion: { versionId: course.versionId } },
  });
  const { enrollmentId, person } = learner;
  const about = { enrollmentId, userId: person.id, assessmentId, assessmentVersionId };
  const at = site.clock.now();
  const attemptNumber = 1 + (await test.db.assessmentAttempt.count({ where: about }));
  const ended = { state: "SUBMITTED", startedAt: at, endedAt: at, timeTakenSeconds: 60 } as const;
  const result = { score: percentage, maxScore: 100, percentage, isPassed: percentage >= 70 };
  await test.db.assessmentAttempt.create({
    data: { ...about, ...ended, ...result, attemptNumber, questionOrder: [], rules: {} },
  });
}

const quiz = { type: "QUIZ", hasAssessment: true } as const;

describe("the figures of a course", () => {
  it("are what its students did in the period, against the one before, without the team's own", async () => {
    const site = aSite();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{ title: "One" }, { title: "Two" }] }] });
    const [first = "", second = ""] = course.lessonIds;
    site.clock.advance(-40 * dayMs);
    await aLearner(site, course);
    site.clock.advance(35 * dayMs);
    const ida = await aLearner(site, course);
    await open(ida, site, { slug: course.slug, lessonId: first });
    const ole = await aLearner(site, course);
    for (const lessonId of [first, second]) {
      await open(ole, site, { slug: course.slug, lessonId });
      await ole.api.learning.markComplete({ slug: course.slug, lessonId });
    }
    site.clock.advance(5 * dayMs);
    await site.as(course.teacher).enrollment.enroll({ courseId: course.id });
    await site.count();

    const shown = await site.as(course.teacher).statistics.analytics.course({ courseId: course.id, period: "28d" });
    expect(shown.figures.learners).toEqual({ value: 2, before: 1, of: 3 });
    expect(shown.figures.completed).toEqual({ value: 100 / 3, before: 0, of: 1 });
    expect(shown.figures.rating).toEqual({ value: null, before: null, of: 0 });
    expect(shown.newLearners.find(({ day }) => day === "2026-11-15")).toMatchObject({ value: 2 });
    expect(shown.studying.map(({ day, value }) => [day, value])).toEqual([
      ["2026-11-09", 2],
      ["2026-11-16", 0],
    ]);
    expect(shown.lessons.map(({ place, title, opened, completed }) => [place, title, opened, completed])).toEqual([
      ["1.1", "One", 2, 1],
      ["1.2", "Two", 1, 1],
    ]);
    expect(shown.took).toEqual({ count: 1, lower: 0, median: 0, upper: 0 });
    expect(shown.engagement).toEqual({ active: 2, begun: 2, score: 100 });
    expect(shown.cohorts[0]).toMatchObject({ cohort: "2026-11-09", learners: 2, completed: 1 });
    expect(shown.cohorts[0]?.weeks.slice(0, 3)).toEqual([2, 0, null]);
    expect(shown.asOf).toEqual(site.clock.now());
    const all = await site.as(course.teacher).statistics.analytics.all({ period: "28d" });
    expect(all.figures).toEqual(shown.figures);
    expect(all.courses).toEqual([{ id: course.id, title: "Reading a Tide Table" }]);
  });

  it("tell what became of attempts, money and reviews, and lead to each row that they count", async () => {
    const site = aSite();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [quiz] }] });
    const ida = await aLearner(site, course);
    await open(ida, site, { slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
    for (const score of [45, 82]) await anAttempt(site, course, ida, score);
    const paid = { courseId: course.id, userId: ida.person.id, amountMinor: 2800, currency: "GBP" };
    await test.db.accessGrant.create({ data: { ...paid, grantedAt: site.clock.now() } });
    const review = { courseId: course.id, userId: ida.person.id, rating: 5, title: "Clear", content: "It is clear." };
    await test.db.review.create({
      data: { ...review, state: "APPROVED", decidedAt: site.clock.now(), createdAt: site.clock.now() },
    });
    await site.count();

    const { analytics } = site.as(course.teacher).statistics;
    const asked = { courseId: course.id, period: "90d" } as const;
    const shown = await analytics.course(asked);
    expect(shown.assessments).toMatchObject([
      { attempts: 2, passed: 1, percentage: 12_700, seconds: 120, scores: [0, 0, 0, 0, 1, 0, 0, 0, 1, 0] },
    ]);
    expect(shown.revenue).toEqual([{ currency: "GBP", value: 2800, before: 0 }]);
    expect(shown.figures.rating).toEqual({ value: 5, before: null, of: 1 });
    expect(shown.figures.satisfaction).toEqual({ value: 100, before: null, of: 1 });
    for (const figure of ["learners", "active", "rating", "satisfaction", "revenue"] as const) {
      const { rows, next } = await analytics.rows({ ...asked, figure });
      expect(rows, figure).toMatchObject([{ person: { name: "Ida Berg" }, course: { id: course.id } }]);
      expect(next).toBeNull();
    }
    for (const figure of ["completed", "certificates"] as const)
      expect((await analytics.rows({ ...asked, figure })).rows, figure).toEqual([]);
    expect((await analytics.allRows({ period: "90d", figure: "learners" })).rows).toHaveLength(1);
  });

  it("lead to as many rows as each says, those of long ago where they are over all time, and those of the charts too", async () => {
    const site = aSite();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{ title: "One" }, quiz] }] });
    const about = { courseId: course.id };
    const lessonId = course.lessonIds[0] ?? "";
    site.clock.advance(-60 * dayMs);
    const eve = await aLearner(site, course, "Eve Early");
    await open(eve, site, { slug: course.slug, lessonId });
    const own = { ...about, userId: eve.person.id };
    const paid = await test.db.accessGrant.create({
      data: { ...own, amountMinor: 2800, currency: "GBP", grantedAt: site.clock.now() },
    });
    const state = { state: "APPROVED", decidedAt: site.clock.now(), createdAt: site.clock.now() } as const;
    await test.db.review.create({ data: { ...own, ...state, rating: 4, title: "Clear", content: "It is clear." } });
    site.clock.advance(3 * dayMs);
    await test.db.enrollment.update({
      where: { id: eve.enrollmentId },
      data: { status: "COMPLETED", completedAt: site.clock.now() },
    });
    site.clock.advance(50 * dayMs);
    await test.db.accessGrant.update({ where: { id: paid.id }, data: { revokedAt: site.clock.now() } });
    const ida = await aLearner(site, course);
    await open(ida, site, { slug: course.slug, lessonId });
    await ida.api.learning.markComplete({ slug: course.slug, lessonId });
    for (const score of [45, 82]) await anAttempt(site, course, ida, score);
    site.clock.advance(7 * dayMs);
    await site.count();

    const { analytics } = site.as(course.teacher).statistics;
    const rowsOf = async (figure: CountedName, more: { period?: "28d" | "all"; about?: string; week?: string } = {}) =>
      (await analytics.rows({ ...about, period: "28d", figure, ...more })).rows;
    const shown = await analytics.course({ ...about, period: "28d" });
    for (const figure of ["rating", "satisfaction", "completed"] as const) {
      expect(shown.figures[figure].of, figure).toBe(1);
      expect(await rowsOf(figure), figure).toMatchObject([{ person: { name: "Eve Early" } }]);
    }
    expect(shown.revenue).toEqual([{ currency: "GBP", value: -2800, before: 0 }]);
    expect(await rowsOf("revenue")).toMatchObject([{ amountMinor: -2800, person: { name: "Eve Early" } }]);

    for (const lesson of shown.lessons) {
      expect(await rowsOf("opened", { about: lesson.lessonId })).toHaveLength(lesson.opened);
      expect(await rowsOf("finished", { about: lesson.lessonId })).toHaveLength(lesson.completed);
    }
    expect(shown.lessons.map(({ opened }) => opened)).toEqual([1, 0]);
    const scores = await rowsOf("attempts", { about: shown.assessments[0]?.assessmentId ?? "" });
    expect(scores.map(({ percentage }) => percentage)).toEqual([82, 45]);
    expect(shown.engagement).toMatchObject({ active: 1, begun: 2 });
    expect(await rowsOf("recent")).toMatchObject([{ person: { name: "Ida Berg" } }]);
    expect(await rowsOf("begun")).toHaveLength(2);
    expect(shown.took).toBeNull();
    expect(await rowsOf("took")).toEqual([]);
    expect((await analytics.course({ ...about, period: "all" })).took).toMatchObject({ count: 1, median: 3 });
    expect(await rowsOf("took", { period: "all" })).toMatchObject([{ days: 3, person: { name: "Eve Early" } }]);
    for (const { cohort, learners } of shown.cohorts)
      expect(await rowsOf("cohort", { week: cohort })).toHaveLength(learners);
    expect(await rowsOf("cohort", { week: "2026-11-02" })).toEqual([]);
  });

  it("are shown to members with the right, who learn no names without the one to manage students", async () => {
    const site = aSite();
    const course = await aCourseOf(test.db);
    await aLearner(site, course);
    const member = await aPerson(test.db, { role: "INSTRUCTOR" });
    const enrollment = { courseId: course.id, userId: member.id, role: "ASSISTANT" } as const;
    await test.db.courseInstructor.create({ data: enrollment });
    const { analytics } = site.as(member).statistics;
    const asked = { courseId: course.id, period: "28d" } as const;
    await expect(analytics.course(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await analytics.all({ period: "28d" })).courses).toEqual([]);
    await test.db.courseInstructor.updateMany({ where: enrollment, data: { canViewAnalytics: true } });
    const { rows } = await analytics.rows({ ...asked, figure: "learners" });
    expect(rows).toMatchObject([{ person: null }]);
    await expect(analytics.risks({ courseId: course.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(analytics.exportLearners(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("read which parts of a video were played", async () => {
    const site = aSite();
    const video = {
      type: "VIDEO",
      activityType: "WATCH",
      videoUrl: "https://films.example/a.mp4",
      videoSeconds: 100,
    } as const;
    const course = await aCourseOf(test.db, { modules: [{ lessons: [video, { ...video, title: "Unwatched" }] }] });
    for (const ranges of [[[0, 50]], [[25, 50]]]) {
      const { enrollmentId } = await aLearner(site, course);
      await test.db.lessonProgress.create({
        data: { enrollmentId, lessonId: course.lessonIds[0] ?? "", watchedRanges: ranges, watchedSeconds: 25 },
      });
    }
    await site.count();
    const shown = await site.as(course.teacher).statistics.analytics.course({ courseId: course.id });
    expect(shown.video).toMatchObject({ seconds: 100, learners: 2 });
    expect(shown.video?.parts).toEqual([...Array(10).fill(1), ...Array(10).fill(2), ...Array(20).fill(0)]);
    expect(shown.videos.others.map(({ title }) => title)).toEqual(["Unwatched"]);

    const [watched, unwatched = ""] = course.lessonIds;
    const asked = { courseId: course.id, video: unwatched };
    const other = await site.as(course.teacher).statistics.analytics.course(asked);
    expect(other.video).toBeNull();
    expect(other.videos).toMatchObject({ shown: { title: "Unwatched" }, others: [{ lessonId: watched }] });
  });
});

describe("counting a course again", () => {
  it("fixes what was counted of it, is asked for once, and is found right by the proof", async () => {
    const site = aSite();
    const course = await aCourseOf(test.db);
    const { enrollmentId } = await aLearner(site, course);
    await test.db.statChange.deleteMany({ where: { sourceId: enrollmentId } });
    await site.count();
    const { analytics } = site.as(course.teacher).statistics;
    expect((await analytics.course({ courseId: course.id })).figures.learners.value).toBe(0);

    const asked = { courseId: course.id, requestId: randomUUID() };
    const { askedAt } = await analytics.recount(asked);
    await analytics.recount(asked);
    expect(await test.db.outboxEvent.count({ where: { name: "statistics/recount.asked" } })).toBe(1);
    const deps = { db: test.db, now: site.clock.now };
    for (const name of courseSources) await recountCoursePage(deps, { courseId: course.id, name, after: null });
    await refreshCourse(deps, course.id);
    expect((await analytics.course({ courseId: course.id })).figures.learners.value).toBe(1);
    const { recountedAt } = await analytics.recounted({ courseId: course.id });
    expect(recountedAt).toEqual(askedAt);
    const found: string[] = [];
    await verifyFigures(test.db, (one) => found.push(describeDifference(one)));
    expect(found.filter((line) => line.includes(course.id))).toEqual([]);
  });
});

describe("students who may not finish", () => {
  async function aRiskyCourse() {
    const site = aSite();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{ title: "Springs" }, quiz] }] });
    const lessonId = course.lessonIds[0] ?? "";
    site.clock.advance(-20 * dayMs);
    const quiet = await aLearner(site, course, "Quiet Quill");
    await open(quiet, site, { slug: course.slug, lessonId });
    site.clock.advance(10 * dayMs);
    const stuck = await aLearner(site, course, "Stuck Stone");
    await open(stuck, site, { slug: course.slug, lessonId });
    site.clock.advance(10 * dayMs);
    await open(stuck, site, { slug: course.slug, lessonId });
    const fine = await aLearner(site, course, "Fine Fern");
    await open(fine, site, { slug: course.slug, lessonId });
    for (const score of [10, 20]) await anAttempt(site, course, stuck, score);
    await anAttempt(site, course, fine, 10);
    return { site, course, quiet, stuck, fine };
  }

  it("are named with the reason, those who were here last first, and no one who gets on", async () => {
    const { site, course } = await aRiskyCourse();
    const { learners, next } = await site.as(course.teacher).statistics.analytics.risks({ courseId: course.id });
    expect(learners.map(({ name, risks }) => [name, risks])).toEqual([
      [
        "Stuck Stone",
        [
          { reason: "failed", assessment: "Check", tries: 2, left: null },
          { reason: "stuck", lesson: "Springs", days: 10 },
        ],
      ],
      ["Quiet Quill", [{ reason: "quiet", days: 20 }]],
    ]);
    expect(next).toBeNull();
  });

  it("go on by page where they are many", async () => {
    const { site, course } = await aRiskyCourse();
    const { versionId } = course;
    const enrollmentOf = async (at: number) => ({
      ...{ courseId: course.id, versionId, userId: (await aPerson(test.db)).id },
      ...{ startedAt: addDays(site.clock.now(), -60), lastAccessedAt: addDays(site.clock.now(), -30 - at) },
    });
    await test.db.enrollment.createMany({
      data: await Promise.all(Array.from({ length: 60 }, (_, at) => enrollmentOf(at))),
    });
    const { analytics } = site.as(course.teacher).statistics;
    const first = await analytics.risks({ courseId: course.id });
    expect(first.learners).toHaveLength(13);
    const after = first.next && { ...first.next, seenAt: first.next.seenAt.toISOString() };
    const second = await analytics.risks({ courseId: course.id, after });
    expect(second.learners).toHaveLength(12);
    expect(second.next).not.toBeNull();
    const both = [...first.learners, ...second.learners].map(({ enrollmentId }) => enrollmentId);
    expect(new Set(both).size).toBe(25);
  });

  it("get what is written to them once, however often it is sent, and no one else does", async () => {
    const { site, course, quiet, stuck, fine } = await aRiskyCourse();
    const { analytics } = site.as(course.teacher).statistics;
    const other = await aLearner(site, await aCourseOf(test.db));
    const enrollmentIds = [quiet.enrollmentId, stuck.enrollmentId, other.enrollmentId];
    const message = { courseId: course.id, messageId: randomUUID(), enrollmentIds, content: "Where does it stick?" };
    expect(await analytics.write(message)).toEqual({ recipients: 2 });
    expect(await analytics.write(message)).toEqual({ recipients: 2 });
    expect(await test.db.learnerMessage.count({ where: { id: message.messageId } })).toBe(1);
    const deps = { db: test.db, now: site.clock.now };
    expect(await tellOfMessage(deps, message.messageId)).toBe(2);
    expect(await tellOfMessage(deps, message.messageId)).toBe(0);
    const read = async (api: typeof quiet.api) =>
      (await api.notifications.list({ filter: "all", before: null })).items
        .filter(({ title }) => title.includes("wrote to you"))
        .map(({ title, message: words }) => [title, words]);
    const told = [["Nils Holm wrote to you about “Reading a Tide Table”", "Where does it stick?"]];
    expect(await read(quiet.api)).toEqual(told);
    expect(await read(stuck.api)).toEqual(told);
    for (const { api } of [fine, other]) expect(await read(api)).toEqual([]);
    await expect(
      analytics.write({ ...message, messageId: randomUUID(), enrollmentIds: [other.enrollmentId] }),
    ).rejects.toMatchObject({ cause: { reason: "statistics.no_such_learners" } });
  });
});

describe("the files of figures", () => {
  it("hold what the page says, and no cell that a spreadsheet would run", async () => {
    const site = aSite();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{ title: "Springs" }] }] });
    await aLearner(site, course, "=cmd()");
    await site.count();
    const { analytics } = site.as(course.teacher).statistics;
    const asked = { courseId: course.id, period: "28d" } as const;
    const figures = await analytics.exportFigures(asked);
    expect(figures.split("\r\n")).toEqual(
      expect.arrayContaining([
        "figure,learners,2026-11-20,1,0",
        "lesson opened,1.1 Springs,2026-10-24,0,",
        "cohort,learners,2026-11-16,1,",
      ]),
    );
    let learners = "";
    for await (const piece of await analytics.exportLearners(asked)) learners += piece;
    expect(learners).toContain("'=cmd(),2026-11-20,,0,0,1,,,active");
  });
});
