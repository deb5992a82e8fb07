import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tellOfGrade } from "@/features/notifications/server/sources/tell-of-grade";
import type { Person } from "@/policy/actor";
import { aLearnerOf } from "@/testing/an-assessment";
import { testDatabase } from "@/testing/database";
import { essay, type TwiceGraded, twoGradersScenes } from "@/testing/two-graders-scene";

const database = testDatabase();
const { asActor, answer, anEssayOf, twiceGraded } = twoGradersScenes(database);

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const level = (at: number, points: number) => ({ id: uuid(at), name: `Level ${at}`, points, description: "" });
const rubric = {
  isShownBefore: false,
  criteria: [
    { id: uuid(1), name: "Cause", description: "", levels: [level(2, 6), level(3, 5)] },
    { id: uuid(4), name: "Language", description: "", levels: [level(5, 4), level(6, 3)] },
  ],
};
const cause = { criterionId: uuid(1), levelId: uuid(2) };
const language = (at: number) => ({ criterionId: uuid(4), levelId: uuid(at) });

const refused = (code: string, reason: string) => ({ cause: { code, reason } });
const attemptOf = async (id: string) => {
  const { state, score } = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id } });
  return { state, score: score === null ? null : Number(score) };
};
const waits = { state: "GRADING", score: null };
const eventsOf = (attemptId: string) =>
  database.db.outboxEvent.findMany({
    where: { name: "assessment/attempt.graded", data: { path: ["attemptId"], equals: attemptId } },
    orderBy: { createdAt: "asc" },
  });

/** What the audit log says of a thing. */
async function loggedOf(objectId: string) {
  const events = await database.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" } });
  return events.map(({ values }) =>
    Object.fromEntries(
      Object.entries(values as Record<string, { value: unknown }>).map(([name, { value }]) => [name, value]),
    ),
  );
}

describe("two grades that agree", () => {
  test("give the mean, which settles the attempt once and tells the student, with the words of both and no names", async () => {
    const { ann, ben, answerId, attemptId, review, learner, set } = await twiceGraded();
    expect(await ann.grade(answerId, 700, { comment: "Well argued." })).toMatchObject({ number: 1, waitInAttempt: 1 });
    expect(await attemptOf(attemptId)).toEqual(waits);
    expect(await review()).toMatchObject({ state: "GRADING", score: null });
    expect(await eventsOf(attemptId)).toEqual([]);
    await ben.grade(answerId, 625, { comment: "Names the moon." });
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 6.63 });
    const [event, ...others] = await eventsOf(attemptId);
    expect(others).toEqual([]);
    const { gradeId } = (event?.data ?? {}) as { gradeId: string };
    expect(await tellOfGrade({ db: database.db, now: set.clock.now }, { attemptId, gradeId, isChange: false })).toBe(1);
    const reviewed = await review();
    expect(reviewed.questions[0]).toMatchObject({
      result: { earned: 663 },
      graderFeedback: "Well argued.\n\nNames the moon.",
    });
    expect(JSON.stringify(reviewed)).not.toContain("Ada Lovelace");
    expect(await database.db.notification.count({ where: { userId: learner.id } })).toBe(1);
    const { grades, mayGrade, need } = await ann.get(answerId);
    expect([mayGrade, need]).toEqual([false, null]);
    expect(grades.map(({ part, points }) => [part, points])).toEqual([
      ["MEAN", 663],
      ["SECOND", 625],
      ["FIRST", 700],
    ]);
  });

  test("show the levels that both chose, and the reasons with the comments", async () => {
    const body = { minWords: 1, maxWords: 500, graderNotes: "", rubric };
    const { ann, ben, answerId, review } = await twiceGraded({ questions: [{ ...essay, body }] });
    await ann.grade(answerId, 1000, { levels: [cause, language(5)] });
    await ben.grade(answerId, 950, { levels: [cause, language(6)], reason: "Nearly clear.", comment: "Good." });
    const [question] = (await review()).questions;
    expect(question).toMatchObject({
      graderFeedback: "Nearly clear.\n\nGood.",
      rubric: { grade: { levels: [cause], points: 975, reason: "" } },
    });
  });

  test("are one person's change and another's second: nobody grades twice", async () => {
    const { ann, ben, answerId, attemptId } = await twiceGraded();
    await ann.grade(answerId, 100);
    await expect(ann.grade(answerId, 900)).rejects.toMatchObject(refused("CONFLICT", "grading.graded_meanwhile"));
    await ann.grade(answerId, 800, { replaces: 1, comment: "Read again." });
    expect(await attemptOf(attemptId)).toEqual(waits);
    expect(await ann.get(answerId)).toMatchObject({
      ...{ need: "second", mayGrade: true, start: { points: 800, comment: "Read again." } },
      grades: [{ number: 2 }, { number: 1 }],
    });
    await ben.grade(answerId, 900);
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 8.5 });
    expect((await ben.get(answerId)).grades.map(({ points }) => points)).toEqual([850, 900, 800, 100]);
    const second = { attemptAnswerId: answerId, number: 9, points: 1, part: "SECOND" as const };
    await expect(database.db.answerGrade.create({ data: second })).rejects.toThrow();
    const other = await twiceGraded();
    await other.ann.grade(other.answerId, 100);
    const twice = { ...second, attemptAnswerId: other.answerId, gradedById: other.staff.ann.id };
    await expect(database.db.answerGrade.create({ data: twice })).rejects.toThrow("one person");
  });

  test("are all of an attempt's answers: with one that waits, the attempt does", async () => {
    const { set, ann, ben } = await twiceGraded({ questions: [essay, essay], maxAttempts: 0 });
    const learner = await aLearnerOf(database.db, set.made);
    const api = asActor(learner, set.clock);
    const { attemptId } = await api.start(set.address);
    for (const at of [0, 1]) await answer({ ...set, api }, attemptId, at, { textResponse: "The moon." });
    await api.submit({ attemptId });
    const [one, two] = await database.db.attemptAnswer.findMany({
      where: { attemptId },
      orderBy: { answeredAt: "asc" },
    });
    const ids = [one?.id ?? "", two?.id ?? ""] as const;
    for (const id of ids) await ann.grade(id, 500);
    expect(await ben.grade(ids[0], 500)).toMatchObject({ waitInAttempt: 1 });
    expect(await attemptOf(attemptId)).toEqual(waits);
    await ben.grade(ids[1], 500);
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 10 });
  });
});

describe("two grades that differ", () => {
  test("wait for the decision of someone who may publish, which counts", async () => {
    const { ann, ben, cleo, lead, answerId, attemptId, review } = await twiceGraded();
    await ann.grade(answerId, 200, { comment: "Thin." });
    await ben.grade(answerId, 900, { comment: "Fine." });
    expect(await attemptOf(attemptId)).toEqual(waits);
    const decide = { replaces: 2, comment: "Between both." };
    for (const grader of [ann, ben, cleo]) {
      expect(await grader.get(answerId)).toMatchObject({ need: "decision", mayGrade: false });
      await expect(grader.grade(answerId, 500, decide)).rejects.toMatchObject(
        refused("FORBIDDEN", "grading.lead_decides"),
      );
    }
    expect(await lead.get(answerId)).toMatchObject({
      ...{ need: "decision", mayGrade: true, isOneOfTwo: false },
      start: { points: null, comment: "Thin.\n\nFine." },
      grades: [
        { part: "SECOND", points: 900 },
        { part: "FIRST", points: 200 },
      ],
    });
    await lead.grade(answerId, 600, decide);
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 6 });
    expect((await review()).questions[0]).toMatchObject({ graderFeedback: "Between both." });
    // Later changes are decisions as well.
    await expect(ann.grade(answerId, 1, { replaces: 3 })).rejects.toMatchObject(
      refused("FORBIDDEN", "grading.lead_decides"),
    );
    await lead.grade(answerId, 700, { replaces: 3 });
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 7 });
    expect(await eventsOf(attemptId)).toHaveLength(2);
  });

  test("are decided by one of the two where that is who may, so that a team of two goes on", async () => {
    const { ann, lead, answerId, attemptId } = await twiceGraded({ agreementPercent: 0 });
    await lead.grade(answerId, 500);
    await ann.grade(answerId, 501);
    expect(await lead.get(answerId)).toMatchObject({ mayGrade: true, isOneOfTwo: true });
    await lead.grade(answerId, 501, { replaces: 2 });
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 5.01 });
  });
});

describe("at the same time", () => {
  test("two people who store the first grade give one first and one second, and a third is told", async () => {
    const { ann, ben, cleo, lead, answerId, attemptId } = await twiceGraded({ agreementPercent: 100 });
    const calls = [() => ann.grade(answerId, 400), () => ben.grade(answerId, 600), () => cleo.grade(answerId, 500)];
    const results = await Promise.allSettled(calls.map((call) => call()));
    const failed = results.filter((result) => result.status === "rejected").map(({ reason }) => reason);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({
      cause: { code: "CONFLICT", reason: "grading.two_graded_meanwhile", facts: { mayDecide: "false" } },
    });
    const parts = (await lead.get(answerId)).grades.map(({ part }) => part);
    expect(parts).toEqual(["MEAN", "SECOND", "FIRST"]);
    expect((await attemptOf(attemptId)).state).toBe("SUBMITTED");
    expect(await eventsOf(attemptId)).toHaveLength(1);
  });

  test("the same grade sent twice is one", async () => {
    const { ann, ben, answerId } = await twiceGraded();
    const gradeId = randomUUID();
    await Promise.all([1, 2].map(() => ann.grade(answerId, 400, { gradeId })));
    expect((await ann.get(answerId)).grades).toHaveLength(1);
    expect((await ben.get(answerId)).grades).toEqual([]);
  });

  test("an end of two graders and a first grade leave nothing that waits for a second", async () => {
    const { ann, lead, answerId, attemptId } = await twiceGraded();
    await Promise.all([lead.end(), ann.grade(answerId, 400)]);
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 4 });
  });
});

test("the audit log hears of both grades with the second", async () => {
  const { ann, ben, answerId } = await twiceGraded();
  await ben.grade(answerId, 717);
  expect(await loggedOf(answerId)).toEqual([]);
  await ann.grade(answerId, 683);
  expect(await loggedOf(answerId)).toMatchObject([{ points: 6.83, firstPoints: 7.17, meanPoints: 7 }]);
});

describe("the queue", () => {
  test("says what each answer needs, and offers nobody what they have graded", async () => {
    const { set, ann, ben, lead, call, staff, courseId, answerId: first } = await twiceGraded();
    const { answerId: second } = await anEssayOf(set);
    const { answerId: third } = await anEssayOf(set);
    expect(await ann.grade(first, 500)).toMatchObject({ nextId: second });
    expect(await ann.get(first)).toMatchObject({ nextId: second, waiting: 2 });
    await ann.grade(second, 100);
    await ben.grade(second, 900);
    const counts = { first: 1, second: 1, decision: 1, graded: 0, all: 3 };
    expect((await ann.list()).counts).toEqual({ ...counts, waiting: 1, others: 2 });
    expect((await ben.list()).counts).toEqual({ ...counts, waiting: 2, others: 1 });
    expect((await lead.list()).counts).toEqual({ ...counts, waiting: 3, others: 0 });
    const shown = async (grader: typeof ann, show: string) =>
      (await grader.list({ show })).answers.map(({ answerId, need, isForOthers }) => [answerId, need, isForOthers]);
    expect(await shown(ann, "others")).toEqual([
      [first, "second", true],
      [second, "decision", true],
    ]);
    expect(await shown(ben, "waiting")).toEqual([
      [first, "second", false],
      [third, "first", false],
    ]);
    expect(await shown(lead, "decision")).toEqual([[second, "decision", false]]);
    expect((await lead.list()).twoGraders).toMatchObject({
      graders: 4,
      assessments: [{ first: 1, second: 1, decision: 1, endedAt: null }],
    });
    const counted = async (person: Person) => (await call(person).courses.header({ courseId })).waitingAnswers;
    expect([await counted(staff.ann), await counted(staff.ben), await counted(staff.lead)]).toEqual([1, 2, 3]);
    const { attention } = await call(staff.ann).studio.home.get();
    expect(attention).toMatchObject([{ code: "grading", count: 1 }]);
  });
});

/** A further version of the course with the same assessment. */
async function aFurtherVersion({ set }: TwiceGraded, twoGraders: boolean, isPublished = true) {
  const { db } = database;
  const { courseId, lessonId, assessmentId } = set.made;
  const { id: versionId } = await db.courseVersion.create({ data: { courseId, number: 2, title: "Again" } });
  const { id: moduleId } = await db.module.create({ data: { courseId } });
  const { id: moduleVersionId } = await db.moduleVersion.create({
    data: { versionId, moduleId, position: 0, title: "Tides", publishedAt: new Date(0) },
  });
  const { id: lessonVersionId } = await db.lessonVersion.create({
    data: { versionId, moduleVersionId, lessonId, position: 0, title: "Again", type: "QUIZ", labChecks: [] },
  });
  await db.assessmentVersion.create({ data: { lessonVersionId, assessmentId, title: "Again", twoGraders } });
  if (isPublished) await db.courseVersion.update({ where: { id: versionId }, data: { publishedAt: set.clock.now() } });
}

describe("the setting", () => {
  test("of a published version holds for answers that wait already, and that of a draft for none", async () => {
    const [published, draft] = [await twiceGraded({ twoGraders: false }), await twiceGraded({ twoGraders: false })];
    await aFurtherVersion(published, true);
    await aFurtherVersion(draft, true, false);
    expect((await published.ann.get(published.answerId)).need).toBe("first");
    expect((await draft.ann.get(draft.answerId)).need).toBe("grade");
  });

  test("isn't undone by a later version, and leaves what one person graded before as it is", async () => {
    const later = await twiceGraded();
    await aFurtherVersion(later, false);
    expect((await later.ann.get(later.answerId)).need).toBe("first");
    const before = await twiceGraded({ twoGraders: false });
    await before.ann.grade(before.answerId, 400);
    await aFurtherVersion(before, true);
    expect(await before.ben.get(before.answerId)).toMatchObject({ need: null, mayGrade: true });
    await before.ben.grade(before.answerId, 600, { replaces: 1 });
    expect(await attemptOf(before.attemptId)).toEqual({ state: "SUBMITTED", score: 6 });
  });
});

describe("one grade that is enough", () => {
  test("is said by someone who may publish, counts what waits for a second, and can be taken back", async () => {
    const { set, ann, ben, lead, courseId, assessmentId, answerId, attemptId, review } = await twiceGraded();
    const { answerId: differing, attemptId: undecided } = await anEssayOf(set);
    const { answerId: untouched, attemptId: last } = await anEssayOf(set);
    await ann.grade(answerId, 400, { comment: "Enough." });
    await ann.grade(differing, 100);
    await ben.grade(differing, 900);
    await expect(ann.end()).rejects.toMatchObject(refused("FORBIDDEN", "common.forbidden"));
    await Promise.all([lead.end(), lead.end()]);
    expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 4 });
    expect((await review()).questions[0]).toMatchObject({ graderFeedback: "Enough." });
    expect(await eventsOf(attemptId)).toMatchObject([{ data: { isChange: false } }]);
    expect(await attemptOf(undecided)).toEqual(waits);
    expect(await lead.get(differing)).toMatchObject({ need: "decision", mayGrade: true });
    expect(await loggedOf(assessmentId)).toMatchObject([{ courseId, firstGrades: 1 }]);
    expect((await lead.list()).twoGraders.assessments).toMatchObject([{ endedAt: set.clock.now() }]);
    expect((await ben.get(untouched)).need).toBe("grade");
    await expect(ann.resume()).rejects.toMatchObject(refused("FORBIDDEN", "common.forbidden"));
    await lead.resume();
    await lead.resume();
    expect((await ben.get(untouched)).need).toBe("first");
    await ben.grade(untouched, 300);
    expect(await attemptOf(last)).toEqual(waits);
    expect(await loggedOf(assessmentId)).toHaveLength(2);
  });

  test("is of the course's own assessments with two graders alone", async () => {
    const [one, none] = [await twiceGraded(), await twiceGraded({ twoGraders: false })];
    const missing = refused("NOT_FOUND", "grading.one_grader_only");
    await expect(none.lead.end()).rejects.toMatchObject(missing);
    const { grading } = one.call(one.staff.lead);
    const asked = { courseId: one.courseId, assessmentId: none.assessmentId };
    await expect(grading.resumeTwoGraders(asked)).rejects.toMatchObject(missing);
  });
});

test("a regrade starts from the points that count, and from none while the second grade waits", async () => {
  const { set, ann, ben, call, staff, courseId, answerId, attemptId } = await twiceGraded();
  const { answerId: pending, attemptId: open } = await anEssayOf(set);
  await ann.grade(answerId, 400);
  await ben.grade(answerId, 500);
  await ann.grade(pending, 700);
  const { regrade } = call(staff.lead);
  const asked = { courseId, lessonId: set.made.lessonId, questionVersionId: set.made.questionVersionIds[0] ?? "" };
  const save = async (way: "FULL_POINTS" | "AS_MARKED") => {
    const { stamp } = await regrade.preview({ ...asked, way });
    await regrade.save({ ...asked, way, stamp, regradeId: randomUUID(), takesPasses: true });
  };
  await save("FULL_POINTS");
  expect([await attemptOf(attemptId), await attemptOf(open)]).toMatchObject([{ score: 10 }, { score: 10 }]);
  await save("AS_MARKED");
  expect([await attemptOf(attemptId), await attemptOf(open)]).toEqual([{ state: "SUBMITTED", score: 4.5 }, waits]);
  await ben.grade(pending, 700);
  expect(await attemptOf(open)).toEqual({ state: "SUBMITTED", score: 7 });
});

test("the first grade of someone who has left still counts, without their name", async () => {
  const { ann, ben, lead, staff, answerId, attemptId } = await twiceGraded();
  await ann.grade(answerId, 400);
  await database.db.user.update({ where: { id: staff.ann.id }, data: { anonymizedAt: new Date() } });
  await ben.grade(answerId, 400);
  expect(await attemptOf(attemptId)).toEqual({ state: "SUBMITTED", score: 4 });
  expect((await lead.get(answerId)).grades.map(({ part, by }) => [part, by])).toEqual([
    ["MEAN", null],
    ["SECOND", "Ada Lovelace"],
    ["FIRST", null],
  ]);
});
