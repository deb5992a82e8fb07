import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type MoveGroup, moveGroups, unfinishedGroups } from "@/features/courses/schema";
import { editDraft, type OpenDraft } from "@/features/courses/server/draft/edit-draft";
import { publishCourse } from "@/features/courses/server/publish-course";
import { publishModule } from "@/features/courses/server/versions/publish-module";
import { moveLearners, stopMove } from "@/features/courses/server/versions/request-move";
import { completeLesson } from "@/features/learning/server/complete-lesson";
import { moveLearners as moveLearnersJob } from "@/features/learning/server/jobs/move-learners";
import { system } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { appRouter } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson, asActor } from "@/testing/factories/person";
import fc from "@/testing/fast-check";
import { eventually, testRunner } from "@/testing/job-runner";
import { previewModuleMove, previewMove } from "./preview-move";
import { runMove } from "./run-move";

const database = testDatabase();
const runner = testRunner(database);
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });

async function aLearner(course: MadeCourseOf, done: readonly string[]): Promise<{ id: string; userId: string }> {
  const person = await aPerson(database.db);
  const enrollment = await database.db.enrollment.create({
    data: { userId: person.id, courseId: course.id, versionId: course.versionId },
  });
  for (const lessonId of done)
    await database.db.$transaction((tx) =>
      completeLesson(tx, { enrollmentId: enrollment.id, lessonId, cause: "MANUAL", at: clock.now() }),
    );
  return { id: enrollment.id, userId: person.id };
}

const enrollmentsOf = (courseId: string) =>
  database.db.enrollment.findMany({
    where: { courseId },
    orderBy: { id: "asc" },
    omit: { updatedAt: true },
    include: { lessons: { orderBy: { lessonId: "asc" }, omit: { updatedAt: true } } },
  });

/** An edit of a draft, as numbers say. */
interface Edit {
  kind: "remove" | "add" | "toggle" | "hide" | "wander" | "rewrite" | "assess";
  at: number;
}

async function apply(tx: Tx, { courseId, versionId }: OpenDraft, { kind, at }: Edit): Promise<void> {
  const lessons = await tx.lessonVersion.findMany({ where: { versionId }, orderBy: { lessonId: "asc" } });
  const modules = await tx.moduleVersion.findMany({ where: { versionId }, orderBy: { position: "asc" } });
  const lesson = lessons[at % Math.max(1, lessons.length)];
  const module = modules[at % modules.length];
  if (!module) return;
  // Behind every other, whatever went away before.
  const position = 100 + Math.max(0, ...lessons.map((one) => one.position)) + at;
  if (kind === "add") {
    const { id: lessonId } = await tx.lesson.create({ data: { courseId } });
    const place = { versionId, moduleVersionId: module.id, lessonId, position };
    await tx.lessonVersion.create({ data: { ...place, title: "New", content: "New.", isRequired: at % 3 > 0 } });
  }
  if (kind === "hide") await tx.moduleVersion.update({ where: { id: module.id }, data: { publishedAt: null } });
  if (!lesson) return;
  const where = { id: lesson.id };
  if (kind === "remove" && lessons.length > 1) await tx.lessonVersion.delete({ where });
  if (kind === "toggle") await tx.lessonVersion.update({ where, data: { isRequired: !lesson.isRequired } });
  if (kind === "rewrite") await tx.lessonVersion.update({ where, data: { content: `Rewritten ${at}.` } });
  if (kind === "wander") {
    await tx.lessonVersion.update({ where, data: { moduleVersionId: module.id, position: position + 1000 } });
  }
  if (kind === "assess") {
    await tx.assessmentVersion.updateMany({ where: { lessonVersionId: lesson.id }, data: { passingScore: at % 100 } });
  }
}

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom<Edit["kind"]>("remove", "add", "toggle", "hide", "wander", "rewrite", "assess"),
    at: fc.nat(9),
  }),
  { minLength: 1, maxLength: 6 },
);
const scene = fc.record({
  required: fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
  done: fc.array(fc.array(fc.nat(5), { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
  suspended: fc.nat(6),
  edits,
  groups: fc.subarray([...moveGroups], { minLength: 1 }),
});

describe("students in progress and a new version", () => {
  test("whatever is edited and published, they keep theirs; and a move does to each what its preview said", async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ required, done, suspended, edits: wanted, groups }) => {
        const shapes = required.map((isRequired) => ({ isRequired }));
        const half = Math.ceil(shapes.length / 2);
        const course = await aCourseOf(database.db, {
          modules: [{ lessons: shapes.slice(0, half) }, { lessons: shapes.slice(half) }],
        });
        for (const [n, picks] of done.entries()) {
          const lessons = new Set(picks.flatMap((pick) => course.lessonIds[pick % course.lessonIds.length] ?? []));
          const enrollment = await aLearner(course, [...lessons]);
          if (n === suspended)
            await database.db.enrollment.updateMany({
              where: { id: enrollment.id, status: "ACTIVE" },
              data: { status: "SUSPENDED" },
            });
        }
        const before = await enrollmentsOf(course.id);
        for (const edit of wanted) await editDraft(deps(), course.id, (tx, draft) => apply(tx, draft, edit));
        // A course in which no lesson is shown anymore is not published.
        await database.db.moduleVersion.updateMany({
          where: { version: { courseId: course.id, publishedAt: null }, position: 0 },
          data: { publishedAt: clock.now() },
        });
        const isPublished = await publishCourse(deps(), { courseId: course.id }).then(
          () => true,
          () => false,
        );
        expect(await enrollmentsOf(course.id)).toEqual(before);
        if (isPublished) await expectMoveAsPreviewed(course.id, groups);
      }),
      { numRuns: 10 },
    );
  }, 240_000);

  test("a module that goes automatically moves them as its preview said", async () => {
    await fc.assert(
      fc.asyncProperty(scene, fc.nat(1), async ({ required, done, edits: wanted }, pick) => {
        const shapes = required.map((isRequired) => ({ isRequired }));
        const course = await aCourseOf(database.db, {
          modules: [{ lessons: shapes.slice(0, 1) }, { lessons: shapes.slice(1) }],
        });
        for (const picks of done) {
          const lessons = new Set(picks.flatMap((at) => course.lessonIds[at % course.lessonIds.length] ?? []));
          await aLearner(course, [...lessons]);
        }
        for (const edit of wanted) await editDraft(deps(), course.id, (tx, draft) => apply(tx, draft, edit));
        const draft = { courseId: course.id, publishedAt: null };
        const modules = await database.db.moduleVersion.findMany({
          where: { version: draft },
          orderBy: { position: "asc" },
          select: { moduleId: true },
        });
        const moduleId = modules[pick]?.moduleId ?? "";
        const said = await previewModuleMove(deps(), { courseId: course.id, moduleId });
        const isPublished = await publishModule(deps(), { courseId: course.id, moduleId }).then(
          () => true,
          () => false,
        );
        if (!isPublished) return;
        const { liveVersionId } = await database.db.course.findUniqueOrThrow({ where: { id: course.id } });
        // A module that is as it is live makes no version, and no one is anywhere else.
        const shown = { courseId: course.id, toVersionId: liveVersionId ?? "", fromVersionId: null };
        const is = await previewMove(deps(), shown);
        const effects = ({ groups }: typeof is) =>
          groups.map(({ learners, ...group }) => ({
            ...group,
            learners: learners.map(({ newRequired, ...learner }) => ({
              ...learner,
              newRequired: newRequired.map(({ title }) => title),
            })),
          }));
        if (liveVersionId !== course.versionId) expect(effects(said)).toEqual(effects(is));
      }),
      {
        numRuns: 10,
        examples: [
          [
            {
              required: [true, false],
              done: [[]],
              suspended: 0,
              edits: [
                { kind: "remove", at: 0 },
                { kind: "add", at: 0 },
              ],
              groups: ["unaffected"],
            },
            0,
          ],
        ],
      },
    );
  }, 240_000);

  async function expectMoveAsPreviewed(courseId: string, groups: MoveGroup[]): Promise<void> {
    const { liveVersionId } = await database.db.course.findUniqueOrThrow({ where: { id: courseId } });
    const toVersionId = liveVersionId ?? "";
    const before = await enrollmentsOf(courseId);
    const preview = await previewMove(deps(), { courseId, toVersionId, fromVersionId: null });
    const said = new Map(
      preview.groups.flatMap(({ group, learners }) =>
        learners.map((learner) => [learner.enrollmentId, { group, ...learner }]),
      ),
    );
    expect(said.size).toBe(before.length);
    const moveId = randomUUID();
    await moveLearners(deps(), { courseId, moveId, toVersionId, fromVersionId: null, groups });
    while (await runMove(deps(), moveId));
    const after = await enrollmentsOf(courseId);
    for (const [n, was] of before.entries()) {
      const is = after[n];
      const told = said.get(was.id);
      expect(is?.lessons).toEqual(was.lessons);
      if (!told || !groups.includes(told.group)) {
        expect(is).toEqual(was);
        continue;
      }
      expect(is?.versionId).toBe(toVersionId);
      expect(Number(is?.progressPercentage)).toBe(told.percentageTo);
      expect(is?.status === "COMPLETED").toBe(was.status === "COMPLETED" || told.group === "completes");
      expect(was.completedAt === null || is?.completedAt?.getTime() === was.completedAt.getTime()).toBe(true);
    }
    const moved = after.filter(({ versionId }, n) => versionId !== before[n]?.versionId).length;
    expect(await database.db.versionMove.findUnique({ where: { id: moveId } })).toMatchObject({
      state: "DONE",
      moved,
      stayed: before.length - moved,
    });
  }
});

/** A live course of two lessons whose new version has a third, required one. */
async function aNewVersion() {
  const course = await aCourseOf(database.db, { modules: [{ lessons: [{}, {}] }] });
  return {
    course,
    publish: async () => {
      await editDraft(deps(), course.id, (tx, draft) => apply(tx, draft, { kind: "add", at: 1 }));
      await publishCourse(deps(), { courseId: course.id });
      const { liveVersionId } = await database.db.course.findUniqueOrThrow({ where: { id: course.id } });
      return liveVersionId ?? "";
    },
  };
}

describe("an author's move", () => {
  test("two runners at once, one of which is stopped in between, move each enrollment once", async () => {
    const { course, publish } = await aNewVersion();
    for (let n = 0; n < 5; n++) await aLearner(course, course.lessonIds.slice(0, 1));
    const toVersionId = await publish();
    const moveId = randomUUID();
    const wanted = {
      courseId: course.id,
      moveId,
      toVersionId,
      fromVersionId: course.versionId,
      groups: unfinishedGroups,
    };
    await moveLearners(deps(), wanted);
    await moveLearners(deps(), wanted);
    await Promise.all([runMove(deps(), moveId), runMove(deps(), moveId), runMove(deps(), moveId)]);
    expect(await database.db.versionMove.findUnique({ where: { id: moveId } })).toMatchObject({ moved: 5, stayed: 0 });
    expect(await database.db.userActivity.count({ where: { courseId: course.id, kind: "VERSION_CHANGED" } })).toBe(5);
    expect(await database.db.outboxEvent.count({ where: { name: "course/move-requested" } })).toBeGreaterThan(0);
    expect(await database.db.auditEvent.count({ where: { objectId: course.id, action: "course.moveLearners" } })).toBe(
      1,
    );
  });

  test("stops where it is, and only leads to what is live", async () => {
    const { course, publish } = await aNewVersion();
    await aLearner(course, []);
    const toVersionId = await publish();
    const wanted = { courseId: course.id, fromVersionId: null, groups: unfinishedGroups };
    await expect(
      moveLearners(deps(), { ...wanted, moveId: randomUUID(), toVersionId: course.versionId }),
    ).rejects.toMatchObject({ reason: "courses.not_live_version" });
    const moveId = randomUUID();
    await moveLearners(deps(), { ...wanted, moveId, toVersionId });
    await stopMove(deps(), { courseId: course.id, moveId });
    expect(await runMove(deps(), moveId)).toBe(false);
    expect((await enrollmentsOf(course.id)).map(({ versionId }) => versionId)).toEqual([course.versionId]);
  });

  test("asked for with the publish, is done by the job, and a course that becomes complete by it says so", async () => {
    await runner.start([moveLearnersJob]);
    const course = await aCourseOf(database.db, { modules: [{ lessons: [{}, {}] }] });
    const learner = await aLearner(course, course.lessonIds.slice(0, 1));
    await editDraft(deps(), course.id, (tx, { versionId }) =>
      tx.lessonVersion.updateMany({
        where: { versionId, lessonId: course.lessonIds[1] ?? "" },
        data: { isRequired: false },
      }),
    );
    const move = { moveId: randomUUID(), groups: unfinishedGroups };
    await publishCourse(deps(), { courseId: course.id, move });
    await publishCourse(deps(), { courseId: course.id, move });
    await eventually(
      () => database.db.enrollment.findUniqueOrThrow({ where: { id: learner.id } }),
      ({ status }) => status === "COMPLETED",
    );
    const events = await database.db.outboxEvent.findMany({ where: { name: "course/completed" } });
    expect(events.filter(({ data }) => JSON.stringify(data).includes(learner.id))).toHaveLength(1);
  });
});

describe("a student's own move", () => {
  test("is offered with what it changes, happens once, and never automatically", async () => {
    const { course, publish } = await aNewVersion();
    const person = await aPerson(database.db);
    const enrollment = await database.db.enrollment.create({
      data: { userId: person.id, courseId: course.id, versionId: course.versionId },
    });
    const caller = appRouter.createCaller(depsOf(database.db, asActor(person), clock));
    expect(await caller.learning.newVersion({ slug: course.slug })).toBeNull();
    const versionId = await publish();
    const offer = await caller.learning.newVersion({ slug: course.slug });
    expect(offer).toMatchObject({
      versionId,
      number: 2,
      effect: { group: "new_required", newRequired: [{ title: "New" }] },
      changes: [{ kind: "added" }],
    });
    expect((await database.db.enrollment.findUniqueOrThrow({ where: { id: enrollment.id } })).versionId).toBe(
      course.versionId,
    );
    await expect(
      caller.learning.moveToNewVersion({ slug: course.slug, versionId: course.versionId }),
    ).rejects.toMatchObject({ message: "learning.version_gone" });
    for (let n = 0; n < 2; n++) await caller.learning.moveToNewVersion({ slug: course.slug, versionId });
    expect(await caller.learning.newVersion({ slug: course.slug })).toBeNull();
    expect(await database.db.userActivity.count({ where: { userId: person.id, kind: "VERSION_CHANGED" } })).toBe(1);
  });
});
