import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gradingRouter } from "@/features/grading/server/router";
import { itemAnalysisRouter } from "@/features/item-analysis/server/router";
import { tellOfRegrade } from "@/features/notifications/server/sources/tell-of-regrade";
import { createCallerFactory } from "@/server/trpc/init";
import { aLearnerOf, type QuestionPlan } from "@/testing/an-assessment";
import { testDatabase } from "@/testing/database";
import { regradeScenes } from "@/testing/regrade-scene";
import { followRegrade } from "./follow-regrade";

const database = testDatabase();
const { asked, handedIn, fillIn, asActor, answer, deps } = regradeScenes(database);
const makeGrader = createCallerFactory(gradingRouter);
const makeAnalyst = createCallerFactory(itemAnalysisRouter);

const essay: QuestionPlan = { type: "ESSAY", points: 2, body: { minWords: null, maxWords: null, graderNotes: "" } };

const attemptOf = async (id: string) => {
  const row = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id } });
  return [Number(row.score), Number(row.maxScore), row.isPassed];
};
const refused = (reason: string) => ({ cause: { reason } });
const eventsOf = (courseId: string) =>
  database.db.outboxEvent.findMany({
    where: { name: "regrade/answers.regraded", data: { path: ["courseId"], equals: courseId } },
  });

const reviewOf = async ({ api, attemptId }: Awaited<ReturnType<typeof handedIn>>) => {
  const review = await api.review({ attemptId });
  if (review.type !== "ended") throw new Error("the attempt still runs");
  return review;
};

describe("a preview", () => {
  test("says who changes, from what to what, who passes now and who no longer, and stores nothing", async () => {
    const set = await asked();
    const ebb = await handedIn(set, "Ebb");
    const flood = await handedIn(set, "Flood");
    await handedIn(set, null, "1");
    const preview = await set.preview("MENDED_KEY");
    expect(preview).toMatchObject({
      ...{ isMended: true, hasKey: true, studentCount: 3 },
      counts: { changed: 2, up: 1, down: 1, gains: 1, loses: 1 },
    });
    expect(preview.students).toMatchObject([
      {
        pass: "loses",
        attempts: [{ before: { earned: 100, attempt: { score: 200 } }, after: { earned: 0, attempt: { score: 100 } } }],
      },
      { pass: "gains", attempts: [{ before: { earned: 0 }, after: { earned: 100, attempt: { isPassed: true } } }] },
    ]);
    expect([await attemptOf(ebb.attemptId), await attemptOf(flood.attemptId)]).toEqual([
      [2, 2, true],
      [1, 2, false],
    ]);
    expect(await database.db.regrade.count({ where: { questionVersionId: set.questionVersionId } })).toBe(0);
  });

  test("has no key to go by where no later version is published, or its right answer was not offered", async () => {
    const unmended = await asked({}, null);
    await handedIn(unmended, "Ebb");
    expect(await unmended.preview("FULL_POINTS")).toMatchObject({ isMended: false, hasKey: false });
    await expect(unmended.preview("MENDED_KEY")).rejects.toMatchObject(refused("regrade.no_key"));
    const other = await asked({}, { type: "NUMERIC", numericValue: "3" });
    expect(await other.preview("FULL_POINTS")).toMatchObject({ isMended: true, hasKey: false });
    await expect(other.preview("EITHER_KEY")).rejects.toMatchObject(refused("regrade.no_key"));
  });
});

describe("a regrade", () => {
  test("by the corrected key gives points, and takes none from those who would no longer pass", async () => {
    const set = await asked();
    const ebb = await handedIn(set, "Ebb");
    const failing = await handedIn(set, "Ebb", "1");
    const flood = await handedIn(set, "Flood");
    expect(await set.regrade("MENDED_KEY")).toEqual({ students: 2 });
    expect(await Promise.all([ebb, failing, flood].map(({ attemptId }) => attemptOf(attemptId)))).toEqual([
      [2, 2, true],
      [0, 2, false],
      [2, 2, true],
    ]);
    await set.regrade("MENDED_KEY", { takesPasses: true });
    expect(await attemptOf(ebb.attemptId)).toEqual([1, 2, false]);
  });

  test("where either key counts takes nothing from anyone", async () => {
    const set = await asked();
    const all = await Promise.all(["Ebb", "Flood", null].map((option) => handedIn(set, option)));
    await set.regrade("EITHER_KEY");
    expect(await Promise.all(all.map(({ attemptId }) => attemptOf(attemptId)))).toEqual([
      [2, 2, true],
      [2, 2, true],
      [1, 2, false],
    ]);
  });

  test("with all points for everyone reaches those who never opened the question", async () => {
    const set = await asked({}, null);
    const closed = await handedIn(set, null);
    await set.regrade("FULL_POINTS");
    expect(await attemptOf(closed.attemptId)).toEqual([2, 2, true]);
  });

  test("that leaves the question out takes its points from the maximum too, and another brings both back", async () => {
    const set = await asked({}, null);
    const ebb = await handedIn(set, "Ebb");
    const flood = await handedIn(set, "Flood");
    const both = async () => [await attemptOf(ebb.attemptId), await attemptOf(flood.attemptId)];
    const before = await both();
    await set.regrade("LEFT_OUT");
    expect(await both()).toEqual([
      [1, 1, true],
      [1, 1, true],
    ]);
    await set.regrade("AS_MARKED", { takesPasses: true });
    expect(await both()).toEqual(before);
  });

  test("holds for attempts that end after it, at the version as it was", async () => {
    const set = await asked();
    await handedIn(set, "Flood");
    const running = await aLearnerOf(database.db, set.made);
    const api = asActor(running, set.clock);
    const { attemptId } = await api.start(set.address);
    await set.regrade("MENDED_KEY");
    await fillIn(set, api, attemptId, "Flood", "4.2");
    await api.submit({ attemptId });
    expect(await attemptOf(attemptId)).toEqual([2, 2, true]);
    const later = await handedIn(set, "Ebb");
    expect(await attemptOf(later.attemptId)).toEqual([1, 2, false]);
    await set.regrade("LEFT_OUT");
    const last = await handedIn(set, null, "1");
    expect(await attemptOf(last.attemptId)).toEqual([0, 1, false]);
    expect(await database.db.regradedAnswer.count({ where: { attemptAnswer: { attemptId: last.attemptId } } })).toBe(1);
  });

  test("gives an essay that waits its points at once, and lets it wait again when it is taken back", async () => {
    const set = await asked({ questions: [essay] }, null);
    const learner = await aLearnerOf(database.db, set.made);
    const api = asActor(learner, set.clock);
    const { attemptId } = await api.start(set.address);
    const saved = await answer({ ...set, api }, attemptId, 0, { textResponse: "The moon is late too." });
    expect(saved.isCurrent).toBe(true);
    await api.submit({ attemptId });
    const state = async () =>
      (await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } })).state;
    expect(await state()).toBe("GRADING");
    await set.regrade("FULL_POINTS");
    expect([await state(), await attemptOf(attemptId)]).toEqual(["SUBMITTED", [2, 2, true]]);
    await set.regrade("AS_MARKED", { takesPasses: true });
    expect(await state()).toBe("GRADING");
    const { id: answerId } = await database.db.attemptAnswer.findFirstOrThrow({ where: { attemptId } });
    const grade = { courseId: set.made.courseId, answerId, gradeId: randomUUID(), replaces: 0, points: 100 };
    await makeGrader(deps(set.lead, set.clock)).grade(grade);
    await set.regrade("LEFT_OUT");
    expect(await attemptOf(attemptId)).toEqual([0, 0, true]);
    await set.regrade("AS_MARKED", { takesPasses: true });
    expect([await state(), await attemptOf(attemptId)]).toEqual(["SUBMITTED", [1, 2, false]]);
  });

  test("sent twice is stored once, and students are told once", async () => {
    const set = await asked();
    const flood = await handedIn(set, "Flood");
    await handedIn(set, null);
    const regradeId = randomUUID();
    const { stamp } = await set.preview("MENDED_KEY");
    const send = () => set.api.save({ ...set.ask("MENDED_KEY"), regradeId, stamp });
    expect(await Promise.all([send(), send()])).toEqual([{ students: 1 }, { students: 1 }]);
    expect(await database.db.regradedAnswer.count({ where: { regradeId } })).toBe(1);
    const elsewhere = await asked();
    const { stamp: another } = await elsewhere.preview("MENDED_KEY");
    await expect(
      elsewhere.api.save({ ...elsewhere.ask("MENDED_KEY"), regradeId, stamp: another }),
    ).rejects.toMatchObject(refused("regrade.no_such_question"));
    expect((await eventsOf(set.made.courseId)).map(({ data }) => data)).toMatchObject([
      { regradeId, enrollmentId: flood.learner.enrollmentId, userId: flood.learner.id },
    ]);
  });

  test("is refused where anything changed since the preview, and then nothing is stored", async () => {
    const set = await asked();
    await handedIn(set, "Flood");
    const { stamp } = await set.preview("MENDED_KEY");
    const late = await handedIn(set, "Flood");
    const send = () => set.api.save({ ...set.ask("MENDED_KEY"), regradeId: randomUUID(), stamp });
    await expect(send()).rejects.toMatchObject(refused("regrade.changed_since"));
    expect(await attemptOf(late.attemptId)).toEqual([1, 2, false]);
    await set.regrade("MENDED_KEY");
    expect(await set.regrade("MENDED_KEY")).toEqual({ students: 0 });
  });

  test("completes the lesson of those who pass now, once", async () => {
    const set = await asked();
    const flood = await handedIn(set, "Flood");
    await set.regrade("MENDED_KEY");
    const { data } = (await eventsOf(set.made.courseId))[0] ?? {};
    const { regradeId, enrollmentId } = data as { regradeId: string; enrollmentId: string };
    const done = { enrollmentId: flood.learner.enrollmentId, completedAt: { not: null } };
    expect(await database.db.lessonProgress.count({ where: done })).toBe(0);
    const job = { db: database.db, now: set.clock.now };
    await followRegrade(job, { regradeId, enrollmentId });
    await followRegrade(job, { regradeId, enrollmentId });
    expect(await database.db.lessonProgress.count({ where: done })).toBe(1);
    const completed = { name: "lesson/completed", data: { path: ["enrollmentId"], equals: enrollmentId } };
    expect(await database.db.outboxEvent.count({ where: completed })).toBe(1);
  });

  test("is history that no one rewrites, and is written down in the audit log", async () => {
    const set = await asked();
    await handedIn(set, "Flood");
    await set.regrade("MENDED_KEY");
    const { db } = database;
    const { id } = await db.regrade.findFirstOrThrow({ where: { questionVersionId: set.questionVersionId } });
    const writes = [
      () => db.$executeRaw`UPDATE regrade SET reason = 'other' WHERE id = ${id}::uuid`,
      () => db.$executeRaw`DELETE FROM regrade WHERE id = ${id}::uuid`,
      () => db.$executeRaw`UPDATE regraded_answer SET points_before = 1 WHERE regrade_id = ${id}::uuid`,
      () => db.$executeRaw`DELETE FROM regraded_answer WHERE regrade_id = ${id}::uuid`,
    ];
    for (const write of writes) await expect(write()).rejects.toThrow("append-only");
    await db.$executeRaw`UPDATE regrade SET regraded_by_id = NULL WHERE id = ${id}::uuid`;
    const entry = await db.auditEvent.findFirstOrThrow({ where: { objectId: set.questionVersionId } });
    expect(entry).toMatchObject({ action: "question.regrade", actorId: set.lead.id });
  });

  test("is of one's own course alone, and of its own lesson", async () => {
    const set = await asked();
    const elsewhere = await asked();
    const missing = refused("regrade.no_such_question");
    const other = { ...set.ask("FULL_POINTS"), questionVersionId: elsewhere.questionVersionId };
    await expect(set.api.preview(other)).rejects.toMatchObject(missing);
    await expect(set.api.preview({ ...set.ask("FULL_POINTS"), lessonId: randomUUID() })).rejects.toMatchObject(missing);
    await expect(set.api.list({ ...set.place, lessonId: randomUUID() })).rejects.toMatchObject(
      refused("common.not_found"),
    );
  });
});

describe("a student", () => {
  test("reads in the review what changed, when and why, and no answer is called wrong that has its points", async () => {
    const set = await asked();
    const flood = await handedIn(set, "Flood");
    const kept = await handedIn(set, "Ebb");
    expect((await reviewOf(flood)).questions[0]).toMatchObject({ regrades: { isLeftOut: false, changes: [] } });
    await set.regrade("MENDED_KEY");
    const [question] = (await reviewOf(flood)).questions;
    expect(question).toMatchObject({
      result: { earned: 100, isCorrect: true },
      rows: [{ who: "you", sign: "right" }],
      regrades: { changes: [{ before: 0, after: 100, at: set.clock.now(), reason: "The answer was wrong." }] },
    });
    expect((await reviewOf(kept)).questions[0]).toMatchObject({
      result: { earned: 100 },
      rows: [{ sign: "right" }],
      regrades: { changes: [] },
    });
    await set.regrade("LEFT_OUT");
    expect((await reviewOf(flood)).questions[0]).toMatchObject({
      regrades: { isLeftOut: true, changes: [{}, { isLeftOut: true }] },
    });
  });

  test("reads nothing of it where results are not shown", async () => {
    const set = await asked({ showResults: false, showCorrectAnswers: "NEVER" });
    const flood = await handedIn(set, "Flood");
    await set.regrade("MENDED_KEY");
    expect((await reviewOf(flood)).questions[0]).toMatchObject({ result: null, regrades: null });
  });

  test("is told once, with the way to the attempt", async () => {
    const set = await asked();
    const flood = await handedIn(set, "Flood");
    await set.regrade("MENDED_KEY");
    const { data } = (await eventsOf(set.made.courseId))[0] ?? {};
    const news = data as { regradeId: string; enrollmentId: string };
    const job = { db: database.db, now: set.clock.now };
    expect([await tellOfRegrade(job, news), await tellOfRegrade(job, news)]).toEqual([1, 0]);
    expect(await database.db.notification.findMany({ where: { userId: flood.learner.id } })).toMatchObject([
      { kind: "answer.regraded", actionUrl: expect.stringContaining(`/attempt/${flood.attemptId}`) },
    ]);
  });
});

test("what is left out is not in the item analysis", async () => {
  const set = await asked({}, null);
  await handedIn(set, "Flood");
  const analyze = () => makeAnalyst(deps(set.lead, set.clock)).get(set.place);
  expect((await analyze()).items).toHaveLength(2);
  await set.regrade("LEFT_OUT");
  expect((await analyze()).items).toHaveLength(1);
});

test("the list has each version that was answered, those to regrade first, with what was done", async () => {
  const set = await asked();
  expect((await set.api.list(set.place)).questions).toEqual([]);
  await handedIn(set, "Flood");
  const before = await set.api.list(set.place);
  expect(before.questions).toMatchObject([
    { questionVersionId: set.questionVersionId, attempts: 1, isMended: true, number: 1, regrades: [] },
    { isMended: false },
  ]);
  await set.regrade("MENDED_KEY");
  const { questions } = await set.api.list(set.place);
  expect(questions.find(({ isMended }) => isMended)?.regrades).toMatchObject([
    { way: "MENDED_KEY", by: "Ada Lovelace", students: 1, reason: "The answer was wrong." },
  ]);
});
