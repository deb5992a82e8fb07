import { describe, expect, it } from "vitest";
import { countAllChanges, countChanges } from "@/features/statistics/server/count-changes";
import { mendSums, reconcilePage, refreshPage, refreshSite } from "@/features/statistics/server/reconcile";
import { type SourceName, sourceNames } from "@/features/statistics/server/sources/sources";
import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import fc, { runsFactor, seed } from "@/testing/fast-check";
import { aLearningLife, lifeStep } from "@/testing/learning-life";

/** So many things happen at random in each of five lives: 500, and in `npm run soak -- recount` 10,000. */
const operations = 100;
const operationsARun = 25;
/** All is verified only now and then: it takes longer than what people do. */
const lookAfter = fc.constantFrom("nothing", "nothing", "nothing", "count", "count", "count", "verify");
const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const deps = () => ({ db: test.db, now: clock.now });

async function differences(): Promise<string[]> {
  const found: string[] = [];
  await verifyFigures(test.db, (one) => found.push(describeDifference(one)));
  return found;
}

async function reconcileAll(): Promise<number> {
  let stale = 0;
  for (const name of sourceNames) {
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof reconcilePage>> = await reconcilePage(deps(), name as SourceName, after);
      stale += page.changed;
      after = page.next;
    } while (after !== null);
  }
  return stale;
}

async function refreshAll(): Promise<void> {
  for (const shown of ["courses", "teachers", "people"] as const)
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false)
      after = (await refreshPage(deps(), shown, after)).next;
  await refreshSite(deps());
}

const sumOf = async (subjectId: string, measure: string) => {
  const { _sum } = await test.db.statSum.aggregate({ where: { subjectId, measure }, _sum: { value: true } });
  return Number(_sum.value ?? 0);
};

async function aLearner(course: { id: string; slug: string; lessonIds: string[] }) {
  const person = await aPerson(test.db);
  const api = createCaller(depsOf(test.db, actorOf(person), clock));
  const { enrollmentId } = await api.enrollment.enroll({ courseId: course.id });
  return { person, api, enrollmentId };
}

describe("counting what changed", () => {
  it("adds what a row adds, once, and takes away what it no longer adds", async () => {
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}, {}] }] });
    const { person, api, enrollmentId } = await aLearner(course);
    await Promise.all([countAllChanges(deps()), countAllChanges(deps())]);
    expect(await sumOf(course.id, "enrolled")).toBe(1);
    expect(await sumOf(course.id, "learners")).toBe(1);
    expect(await sumOf(course.id, "completed")).toBe(0);

    for (const lessonId of course.lessonIds) await api.learning.markComplete({ slug: course.slug, lessonId });
    await countAllChanges(deps());
    expect(await sumOf(course.id, "completed")).toBe(1);
    expect(await countChanges(deps())).toBe(0);

    await test.db.user.update({ where: { id: person.id }, data: { role: "ADMIN" } });
    await countAllChanges(deps());
    expect(await sumOf(course.id, "enrolled")).toBe(0);
    expect(await test.db.statLedger.count({ where: { sourceId: { in: [enrollmentId, person.id] } } })).toBe(0);
  });

  it("notes nothing where only what no figure reads has changed", async () => {
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}] }] });
    const { api } = await aLearner(course);
    const at = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    await api.learning.open(at);
    await countAllChanges(deps());
    const study = async () => {
      clock.advance(60_000);
      await api.learning.noteStudy({ ...at, activeSeconds: 60 });
      await api.learning.open(at);
    };
    await study();
    // A quarter of an hour is noted as it starts.
    expect(await test.db.statChange.findMany({ select: { source: true } })).toEqual([{ source: "person" }]);
    await study();
    expect(await test.db.statChange.count()).toBe(1);
  });

  it("counts a student who joins the team no more, and the team's students as those of who joined", async () => {
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}] }] });
    const { person } = await aLearner(course);
    await aLearner(course);
    await countAllChanges(deps());
    expect(await sumOf(course.id, "learners")).toBe(2);
    await test.db.courseInstructor.create({ data: { courseId: course.id, userId: person.id, role: "EDITOR" } });
    await countAllChanges(deps());
    expect(await sumOf(course.id, "learners")).toBe(1);
    expect(await sumOf(person.id, "learners")).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it("tells every row and sum that was changed behind its back, and puts both right", async () => {
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}, {}] }] });
    const { enrollmentId } = await aLearner(course);
    expect(await differences()).toEqual([]);
    await test.db.statChange.deleteMany({ where: { sourceId: enrollmentId } });
    expect(await differences()).toEqual([`The enrollment ${enrollmentId} no longer matches what was counted for it.`]);
    expect(await reconcileAll()).toBeGreaterThan(0);
    await countAllChanges(deps());
    await test.db.statSum.updateMany({ where: { subjectId: course.id, measure: "enrolled" }, data: { value: 7 } });
    expect(await differences()).toContain(`enrolled of ${course.id} on 2026-11-20 is 7, but its rows add up to 1.`);
    await mendSums(deps());
    expect(await differences()).toEqual([]);
  });

  it("tells every shown figure that is not what its rows come to, and the night writes all of them again", async () => {
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}] }] });
    const { person, api } = await aLearner(course);
    await api.learning.markComplete({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
    await countAllChanges(deps());
    await refreshAll();
    expect(await differences()).toEqual([]);
    const teacherId = (await test.db.courseInstructor.findFirstOrThrow({ where: { courseId: course.id } })).userId;
    const point = {
      instructorId_kind_date: { instructorId: teacherId, kind: "MONTHLY", date: new Date("2026-11-01") },
    } as const;
    const { totalStudents, detail } = await test.db.instructorAnalyticsHistory.findUniqueOrThrow({ where: point });
    expect(totalStudents).toBe(1);
    expect(detail).toEqual({ [course.id]: { learners: 1, completed: 1 } });

    await test.db.$executeRaw`UPDATE course SET enrolled_count = 5 WHERE id = ${course.id}::uuid`;
    await test.db.$executeRaw`UPDATE course_stats SET active_students = 4 WHERE course_id = ${course.id}::uuid`;
    await test.db
      .$executeRaw`UPDATE instructor_analytics SET completion_rate = 12.5 WHERE instructor_id = ${teacherId}::uuid`;
    await test.db.$executeRaw`
      UPDATE instructor_analytics_history SET total_students = 9 WHERE instructor_id = ${teacherId}::uuid AND kind = 'MONTHLY' AND date = '2026-11-01'`;
    await test.db.$executeRaw`UPDATE platform_statistics SET lessons_completed = 33`;
    await test.db.$executeRaw`UPDATE user_stats SET courses_enrolled = 2 WHERE user_id = ${person.id}::uuid`;
    const told = await differences();
    expect(told).toHaveLength(6);
    expect(told).toContain(`enrolled_count of ${course.id} in course is 5, but its rows add up to 1.`);
    expect(told).toContain(
      `total_students of ${teacherId} MONTHLY 2026-11-01 in instructor_analytics_history is 9, but its rows add up to 1.`,
    );
    expect(told).toContain(`coursesEnrolled of ${person.id} in user_stats is 2, but its rows add up to 1.`);
    await refreshAll();
    expect(await differences()).toEqual([]);
  });

  it("lets what is older than thirty days fall out of who is active, and counts a person's time and run of days", async () => {
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}] }] });
    const { person, api } = await aLearner(course);
    const at = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    await api.learning.open(at);
    clock.advance(120_000);
    await api.learning.noteStudy({ ...at, activeSeconds: 120 });
    clock.advance(15 * 60_000);
    await countAllChanges(deps());
    expect(await test.db.courseStats.findUniqueOrThrow({ where: { courseId: course.id } })).toMatchObject({
      activeStudents: 1,
    });
    const mine = () => test.db.userStats.findUniqueOrThrow({ where: { userId: person.id } });
    expect(await mine()).toMatchObject({ coursesEnrolled: 1, timeSpentSeconds: 120n, activityStreak: 1 });
    clock.advance(30 * 24 * 3_600_000);
    await refreshAll();
    expect(await test.db.courseStats.findUniqueOrThrow({ where: { courseId: course.id } })).toMatchObject({
      activeStudents: 0,
    });
    expect(await mine()).toMatchObject({ timeSpentSeconds: 120n, activityStreak: 0 });
    expect(await differences()).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])(
    "differs in nothing after whatever people do, counted at whatever moments, by two at once: life %i",
    async (number) => {
      const life = await aLearningLife(test.db, clock);
      let tried = 0;
      let done = 0;
      const steps = fc.array(fc.record({ step: lifeStep, check: lookAfter }), {
        minLength: operationsARun,
        maxLength: operationsARun,
      });
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          for (const { step, check } of all) {
            tried += 1;
            done += Number(await life.try(step));
            if (check === "nothing") continue;
            await countChanges(deps());
            if (check === "verify") expect(await differences()).toEqual([]);
          }
          await Promise.all([countAllChanges(deps()), countAllChanges(deps())]);
          expect(await differences()).toEqual([]);
          expect(await test.db.statChange.count()).toBe(0);
        }),
        { seed: seed + number, numRuns: operations / operationsARun, maxSkipsPerRun: 0 },
      );
      expect(tried).toBe(operations * runsFactor);
      expect(done).toBeGreaterThan(tried / 5);
    },
    240_000 * runsFactor,
  );
});
