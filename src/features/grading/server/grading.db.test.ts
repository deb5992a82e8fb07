import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tellOfGrade } from "@/features/notifications/server/sources/tell-of-grade";
import type { Actor } from "@/policy/actor";
import { createCallerFactory } from "@/server/trpc/init";
import { createCaller } from "@/server/trpc/root";
import { type AssessmentPlan, aLearnerOf, aPerson, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import type { TestClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { gradingRouter } from "./router";

const database = testDatabase();
const { asActor, scene, answer } = attemptScenes(database);
const makeCaller = createCallerFactory(gradingRouter);

const essay: QuestionPlan = {
  type: "ESSAY",
  points: 3,
  text: "Why is high water late?",
  body: { minWords: 3, maxWords: 5, graderNotes: "Names the **moon**." },
};
const choice: QuestionPlan = {
  type: "SINGLE_CHOICE",
  answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true }],
};

function graderAs(actor: Actor, clock: TestClock) {
  const { db } = database;
  return makeCaller({ db, actor, now: clock.now, locale: "en", requestId: "", ip: "192.0.2.1", userAgent: "test" });
}

async function aGrader(set: Awaited<ReturnType<typeof scene>>, rights: object = { role: "LEAD" }) {
  const person = await aPerson(database.db, "INSTRUCTOR");
  await database.db.courseInstructor.create({
    data: { courseId: set.made.courseId, userId: person.id, role: "ASSISTANT", ...rights },
  });
  const { courseId } = set.made;
  const api = graderAs(person, set.clock);
  return {
    ...{ person, api, courseId },
    list: (asked: object = {}) => api.list({ courseId, ...asked }),
    get: (answerId: string) => api.get({ courseId, answerId }),
    grade: (answerId: string, points: number, more: object = {}) =>
      api.grade({ courseId, answerId, gradeId: randomUUID(), replaces: 0, points, ...more }),
  };
}

/** A submitted attempt at a choice, answered wrongly, and one or two essays. */
async function handedIn(plan: AssessmentPlan = {}, texts: readonly string[] = ["The moon is late too."]) {
  const questions = [choice, ...texts.map(() => essay)];
  const set = await scene({ questions, passingScore: 50, ...plan });
  const { attemptId } = await set.api.start(set.address);
  for (const [at, textResponse] of texts.entries()) await answer(set, attemptId, at + 1, { textResponse });
  await set.api.submit({ attemptId });
  const ids = await database.db.attemptAnswer.findMany({ where: { attemptId }, orderBy: { answeredAt: "asc" } });
  return { set, attemptId, answerIds: ids.map(({ id }) => id), grader: await aGrader(set) };
}

const attemptOf = (id: string) => database.db.assessmentAttempt.findUniqueOrThrow({ where: { id } });
const eventsOf = async (attemptId: string, name: string) => {
  const events = await database.db.outboxEvent.findMany({ where: { name }, orderBy: { createdAt: "asc" } });
  return events.map(({ data }) => data as Record<string, unknown>).filter((data) => data.attemptId === attemptId);
};

describe("an attempt with an essay", () => {
  test("waits for a person: it has ended, and has no result that anything could count", async () => {
    const { set, attemptId, grader } = await handedIn();
    expect(await attemptOf(attemptId)).toMatchObject({
      state: "GRADING",
      score: null,
      percentage: null,
      isPassed: null,
    });
    const review = await set.review(attemptId);
    expect(review).toMatchObject({ state: "GRADING", score: null, isPassed: null, shown: { score: false } });
    expect(
      await database.db.lessonProgress.count({
        where: { enrollmentId: set.learner.enrollmentId, completedAt: { not: null } },
      }),
    ).toBe(0);
    expect((await set.api.startFacts(set.address))?.attempts).toMatchObject([{ state: "GRADING", score: null }]);
    expect((await grader.list()).counts).toMatchObject({ waiting: 1, graded: 0, all: 1 });
    expect(await eventsOf(attemptId, "assessment/attempt.ended")).toMatchObject([{ isPassed: null }]);
    await set.api.submit({ attemptId });
    expect((await attemptOf(attemptId)).state).toBe("GRADING");
  });

  test("has its result at once where nothing was written in it", async () => {
    const { attemptId, grader } = await handedIn({}, ["  \n "]);
    expect(await attemptOf(attemptId)).toMatchObject({ state: "SUBMITTED", isPassed: false });
    expect((await grader.list({ show: "all" })).total).toBe(0);
  });

  test("takes fifty thousand characters of an essay, and a thousand of any other typed answer", async () => {
    const set = await scene({ questions: [essay, { type: "NUMERIC", numericValue: "1" }] });
    const { attemptId } = await set.api.start(set.address);
    const long = "tide ".repeat(10_000);
    expect((await answer(set, attemptId, 0, { textResponse: long })).answer.textResponse).toBe(long);
    const tooLong = () => answer(set, attemptId, 1, { textResponse: "1".repeat(1001) });
    await expect(tooLong()).rejects.toMatchObject({ cause: { reason: "assessment.answer_does_not_fit" } });
    expect((await answer(set, attemptId, 1, { textResponse: "1".repeat(1000) })).isCurrent).toBe(true);
  });
});

describe("a grade", () => {
  test("gives the attempt its result with the last answer, completes the lesson, and tells the student once", async () => {
    const { set, attemptId, answerIds, grader } = await handedIn({}, ["The moon is late too.", "Friction, mostly."]);
    const [first = "", second = ""] = answerIds;
    expect(await grader.grade(first, 250, { comment: "Well said." })).toMatchObject({
      ...{ number: 1, waitInAttempt: 1, nextId: second },
    });
    expect(await attemptOf(attemptId)).toMatchObject({ state: "GRADING", score: null });
    expect(
      (await set.review(attemptId)).questions.every(({ result, graderFeedback }) => !result && !graderFeedback),
    ).toBe(true);
    const gradeId = randomUUID();
    expect(await grader.grade(second, 300, { gradeId })).toMatchObject({ waitInAttempt: 0, nextId: null });
    const row = await attemptOf(attemptId);
    expect({ ...row, score: Number(row.score) }).toMatchObject({ state: "SUBMITTED", score: 5.5, isPassed: true });
    const done = { enrollmentId: set.learner.enrollmentId, completionCause: "ASSESSMENT" } as const;
    expect(await database.db.lessonProgress.count({ where: done })).toBe(1);
    expect(await database.db.enrollment.findUniqueOrThrow({ where: { id: set.learner.enrollmentId } })).toMatchObject({
      status: "COMPLETED",
    });
    const review = await set.review(attemptId);
    expect(review.questions[1]).toMatchObject({ result: { earned: 250 }, graderFeedback: "Well said." });
    const [event] = await eventsOf(attemptId, "assessment/attempt.graded");
    expect(event).toMatchObject({ gradeId, isChange: false, isPassed: true });
    const deps = { db: database.db, now: set.clock.now };
    const news = { attemptId, gradeId, isChange: false };
    expect([await tellOfGrade(deps, news), await tellOfGrade(deps, news)]).toEqual([1, 0]);
    expect(await database.db.notification.findFirstOrThrow({ where: { userId: set.learner.id } })).toMatchObject({
      ...{
        kind: "attempt.graded",
        actionUrl: `/learn/${set.address.slug}/${set.address.lessonId}/attempt/${attemptId}`,
      },
    });
  });

  test("of an attempt that ran out of time leaves it expired", async () => {
    const set = await scene({ questions: [essay], timeLimitMinutes: 5 });
    const { attemptId } = await set.api.start(set.address);
    await answer(set, attemptId, 0, { textResponse: "The moon." });
    set.clock.advance(3_600_000);
    await set.api.review({ attemptId });
    expect((await attemptOf(attemptId)).state).toBe("GRADING");
    const grader = await aGrader(set);
    const [waiting] = (await grader.list()).answers;
    await grader.grade(waiting?.answerId ?? "", 0);
    const row = await attemptOf(attemptId);
    expect(row).toMatchObject({ state: "EXPIRED", isPassed: false, endedAt: row.deadlineAt });
  });

  test("is the same when it is sent again, and is never rewritten", async () => {
    const { attemptId, answerIds, grader } = await handedIn();
    const [answerId = ""] = answerIds;
    const gradeId = randomUUID();
    const one = await grader.grade(answerId, 100, { gradeId });
    expect(await grader.grade(answerId, 100, { gradeId })).toEqual(one);
    expect(await eventsOf(attemptId, "assessment/attempt.graded")).toHaveLength(1);
    const { answerIds: others, grader: other } = await handedIn();
    await expect(other.grade(others[0] ?? "", 100, { gradeId })).rejects.toMatchObject({
      cause: { reason: "grading.no_such_answer" },
    });
    await grader.grade(answerId, 300, { replaces: 1, comment: "Read again." });
    const { grades, need } = await grader.get(answerId);
    expect(need).toBeNull();
    expect(grades.map(({ number, points, comment }) => [number, points, comment])).toEqual([
      [2, 300, "Read again."],
      [1, 100, ""],
    ]);
    expect(await attemptOf(attemptId)).toMatchObject({ state: "SUBMITTED", isPassed: true });
    expect(await eventsOf(attemptId, "assessment/attempt.graded")).toMatchObject([
      { isChange: false },
      { isChange: true },
    ]);
    const { db } = database;
    const rewrite = () =>
      db.$executeRaw`UPDATE answer_grade SET points = 0 WHERE attempt_answer_id = ${answerId}::uuid`;
    await expect(rewrite()).rejects.toThrow("append-only");
    const remove = () => db.$executeRaw`DELETE FROM answer_grade WHERE attempt_answer_id = ${answerId}::uuid`;
    await expect(remove()).rejects.toThrow("append-only");
    // What goes with a person's data: who it was, and the words. A history goes with its answer.
    await db.$executeRaw`UPDATE answer_grade SET graded_by_id = NULL, comment = '' WHERE attempt_answer_id = ${answerId}::uuid`;
    await db.attemptAnswer.delete({ where: { id: answerId } });
    expect(await db.answerGrade.count({ where: { attemptAnswerId: answerId } })).toBe(0);
  });

  test("that takes the points away again leaves the lesson completed", async () => {
    const { set, attemptId, answerIds, grader } = await handedIn();
    await grader.grade(answerIds[0] ?? "", 300);
    await grader.grade(answerIds[0] ?? "", 0, { replaces: 1 });
    expect(await attemptOf(attemptId)).toMatchObject({ isPassed: false });
    const done = { enrollmentId: set.learner.enrollmentId, completedAt: { not: null } };
    expect(await database.db.lessonProgress.count({ where: done })).toBe(1);
  });

  test("of two graders at once, the second is told what the first gave, and nothing is lost", async () => {
    const { set, answerIds, grader } = await handedIn();
    const [answerId = ""] = answerIds;
    const other = await aGrader(set, { canGrade: true });
    const calls = [() => grader.grade(answerId, 100), () => other.grade(answerId, 200)];
    const results = await Promise.allSettled(calls.map((call) => call()));
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }) => reason);
    expect(refused).toHaveLength(1);
    const { grades } = await grader.get(answerId);
    expect(grades).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      cause: {
        reason: "grading.graded_meanwhile",
        facts: { by: "Ada Lovelace", points: (grades[0]?.points ?? 0) / 100 },
      },
    });
  });

  test("has at most the points of the question, and is written down in the audit log without its words", async () => {
    const { answerIds, grader } = await handedIn();
    const [answerId = ""] = answerIds;
    await expect(grader.grade(answerId, 301)).rejects.toMatchObject({
      cause: { reason: "grading.too_many_points", facts: { most: 3 } },
    });
    await grader.grade(answerId, 50, { comment: "SECRET" });
    const [entry] = await database.db.auditEvent.findMany({ where: { objectId: answerId } });
    expect(entry).toMatchObject({ action: "answer.grade", actorId: grader.person.id });
    expect(JSON.stringify(entry?.values)).not.toContain("SECRET");
  });
});

describe("a rubric", () => {
  const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
  const level = (at: number, points: number, name: string) => ({ id: uuid(at), name, points, description: "" });
  const rubric = {
    isShownBefore: false,
    criteria: [
      { id: uuid(1), name: "Cause", description: "", levels: [level(2, 2, "Names the moon"), level(3, 0, "Missing")] },
      { id: uuid(4), name: "Language", description: "", levels: [level(5, 1, "Clear"), level(6, 0.5, "Halting")] },
    ],
  };
  const moon = { criterionId: uuid(1), levelId: uuid(2) };
  const halting = { criterionId: uuid(4), levelId: uuid(6) };
  const withRubric = (isShownBefore: boolean): AssessmentPlan => ({
    questions: [
      choice,
      ...[1, 2].map(() => ({ ...essay, body: { ...essay.body, rubric: { ...rubric, isShownBefore } } })),
    ],
  });

  test("gives a grade its levels, which its history keeps and the student reads with the result", async () => {
    const { set, attemptId, answerIds, grader } = await handedIn(withRubric(false));
    const [answerId = ""] = answerIds;
    expect((await grader.get(answerId)).rubric).toEqual(rubric);
    expect((await set.review(attemptId)).questions.map((question) => question.rubric)).toEqual([null, null, null]);
    await grader.grade(answerId, 250, { levels: [moon, halting] });
    await grader.grade(answerId, 275, { replaces: 1, levels: [moon, halting], reason: "Read it again." });
    expect((await grader.get(answerId)).grades).toMatchObject([
      { number: 2, points: 275, levels: [moon, halting], reason: "Read it again." },
      { number: 1, points: 250, levels: [moon, halting], reason: "" },
    ]);
    expect((await set.review(attemptId)).questions[1]?.rubric).toMatchObject({
      rubric: { criteria: [{ name: "Cause" }, { name: "Language" }] },
      grade: { levels: [moon, halting], levelPoints: 250, points: 275, reason: "Read it again." },
    });
    const rewrite = () =>
      database.db.$executeRaw`UPDATE answer_grade SET levels = '[]' WHERE attempt_answer_id = ${answerId}::uuid`;
    await expect(rewrite()).rejects.toThrow("append-only");
    // The reason goes with a person's data, as the comment does.
    await database.db.$executeRaw`UPDATE answer_grade SET reason = '' WHERE attempt_answer_id = ${answerId}::uuid`;
  });

  test("is shown before the result where its author says so, and without what was given", async () => {
    const { set, attemptId, answerIds, grader } = await handedIn(withRubric(true), ["The moon.", "Friction."]);
    await grader.grade(answerIds[0] ?? "", 300, { levels: [moon, { ...halting, levelId: uuid(5) }] });
    const { questions } = await set.review(attemptId);
    expect(questions[1]).toMatchObject({ result: null, rubric: { rubric: { isShownBefore: true }, grade: null } });
  });

  test("refuses levels of others, and points that it doesn't add up to without a reason", async () => {
    const { answerIds, grader } = await handedIn(withRubric(false));
    const [answerId = ""] = answerIds;
    const refusedAs = (reason: string, facts: object = {}) => ({ cause: { reason, facts } });
    const give = (points: number, levels: object[], reason = "") => grader.grade(answerId, points, { levels, reason });
    await expect(give(250, [moon, { ...halting, levelId: uuid(2) }])).rejects.toMatchObject({
      cause: { reason: "grading.no_such_level" },
    });
    await expect(give(300, [moon, halting])).rejects.toMatchObject(
      refusedAs("grading.reason_missing", { points: 2.5 }),
    );
    await expect(give(200, [moon])).rejects.toMatchObject(refusedAs("grading.reason_missing", { points: 2 }));
    await expect(give(200, [moon], "  ")).rejects.toMatchObject({ cause: { reason: "grading.reason_missing" } });
    await give(0, [], "Copied from a book.");
    expect((await grader.get(answerId)).grades).toMatchObject([
      { points: 0, levels: [], reason: "Copied from a book." },
    ]);
  });

  test("is none where the question has none: a reason is not kept", async () => {
    const { answerIds, grader } = await handedIn();
    await expect(grader.grade(answerIds[0] ?? "", 100, { levels: [moon] })).rejects.toMatchObject({
      cause: { reason: "grading.no_such_level" },
    });
    await grader.grade(answerIds[0] ?? "", 100, { reason: "Because." });
    expect((await grader.get(answerIds[0] ?? "")).grades).toMatchObject([{ levels: [], reason: "" }]);
  });
});

describe("the queue", () => {
  test("has what waits longest first, leads from one to the next, and around its end", async () => {
    const { set, answerIds, grader } = await handedIn({ maxAttempts: 0 });
    const [first = ""] = answerIds;
    set.clock.advance(60_000);
    const other = await aLearnerOf(database.db, set.made);
    const api = asActor(other, set.clock);
    const { attemptId } = await api.start(set.address);
    await answer({ ...set, api }, attemptId, 1, { textResponse: "Because of the moon, mostly." });
    await api.submit({ attemptId });
    const list = await grader.list();
    const second = list.answers[1]?.answerId ?? "";
    expect(list.answers.map(({ answerId }) => answerId)).toEqual([first, second]);
    expect(list.assessments).toMatchObject([{ waiting: 2, title: "Rebuild a day" }]);
    expect(await grader.get(first)).toMatchObject({ nextId: second, previousId: second, waiting: 2, words: 5 });
    expect(await grader.grade(second, 100)).toMatchObject({ nextId: first });
    expect((await grader.list({ show: "graded" })).answers).toMatchObject([
      { answerId: second, points: 100, maxPoints: 300 },
    ]);
    expect((await grader.list({ show: "all" })).answers.map(({ answerId }) => answerId)).toEqual([first, second]);
    expect((await grader.list({ assessmentId: randomUUID() })).total).toBe(0);
    expect((await grader.get(first)).nextId).toBeNull();
  });

  test("is counted over the pages of its course and at home, for those who may grade", async () => {
    const { set, answerIds, grader } = await handedIn();
    const helper = await aGrader(set, { canManageStudents: true });
    const { db } = database;
    const seen = async ({ person, courseId }: typeof grader) => {
      const api = createCaller({ ...depsOf(db, person, set.clock) });
      const { waitingAnswers, rights } = await api.courses.header({ courseId });
      const { attention } = await api.studio.home.get();
      return [waitingAnswers, rights.grade, attention.some(({ code, count }) => code === "grading" && count === 1)];
    };
    expect([await seen(grader), await seen(helper)]).toEqual([
      [1, true, true],
      [0, false, false],
    ]);
    await grader.grade(answerIds[0] ?? "", 300);
    expect(await seen(grader)).toEqual([0, true, false]);
  });

  test("tells those who grade what a good answer has, and no student", async () => {
    const { set, attemptId, answerIds, grader } = await handedIn({ showCorrectAnswers: "AFTER_SUBMIT" });
    const shown = await grader.get(answerIds[0] ?? "");
    expect(shown.notes?.html).toContain("<strong>moon</strong>");
    expect(shown.wordLimits).toEqual({ min: 3, max: 5 });
    await grader.grade(answerIds[0] ?? "", 300);
    expect(JSON.stringify(await set.review(attemptId))).not.toContain("Names the");
  });

  test("is for those who may grade, and of their own course alone", async () => {
    const { set, answerIds, grader } = await handedIn();
    const [answerId = ""] = answerIds;
    const helper = await aGrader(set, { canManageStudents: true });
    const refused = { cause: { reason: "common.forbidden" } };
    await expect(helper.list()).rejects.toMatchObject(refused);
    await expect(helper.get(answerId)).rejects.toMatchObject(refused);
    await expect(helper.grade(answerId, 1)).rejects.toMatchObject(refused);
    await expect(graderAs(set.learner, set.clock).get({ courseId: set.made.courseId, answerId })).rejects.toMatchObject(
      refused,
    );
    const elsewhere = await handedIn();
    const missing = { cause: { reason: "grading.no_such_answer" } };
    await expect(grader.get(elsewhere.answerIds[0] ?? "")).rejects.toMatchObject(missing);
    await expect(grader.grade(elsewhere.answerIds[0] ?? "", 1)).rejects.toMatchObject(missing);
  });

  test("lets go of the words of someone who has left", async () => {
    const { set, grader } = await handedIn();
    await database.db.user.update({ where: { id: set.learner.id }, data: { anonymizedAt: new Date() } });
    expect((await grader.list({ show: "all" })).counts.all).toBe(0);
  });
});
