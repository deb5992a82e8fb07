import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { endAttempt } from "@/features/assessment/server/end-attempt";
import { seededNumbers } from "@/lib/seeded-numbers";
import { guest } from "@/policy/actor";
import { aLearnerOf, aPerson, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { asActor, scene, keyOf, answer, answerRightly } = attemptScenes(database);

describe("starting", () => {
  test("twenty starts at once are one attempt with number 1", async () => {
    const { api, address, made } = await scene();
    const started = await Promise.all(Array.from({ length: 20 }, () => api.start(address)));
    expect(new Set(started.map(({ attemptId }) => attemptId)).size).toBe(1);
    expect(started.filter(({ isResumed }) => !isResumed)).toHaveLength(1);
    const rows = await database.db.assessmentAttempt.findMany({ where: { assessmentId: made.assessmentId } });
    expect(rows.map(({ attemptNumber }) => attemptNumber)).toEqual([1]);
  });

  test("numbers have no gap and stop at the limit, however many ask", async () => {
    const { api, address, made } = await scene({ maxAttempts: 3 });
    for (let round = 0; round < 3; round += 1) {
      const [first] = await Promise.all([api.start(address), api.start(address)]);
      await api.submit({ attemptId: first.attemptId });
    }
    await expect(api.start(address)).rejects.toMatchObject({ message: "assessment.attempts_used" });
    const rows = await database.db.assessmentAttempt.findMany({
      where: { assessmentId: made.assessmentId },
      orderBy: { attemptNumber: "asc" },
    });
    expect(rows.map(({ attemptNumber }) => attemptNumber)).toEqual([1, 2, 3]);
  });

  test("leaving the course and coming back gives no new attempts, nor does it open the right answers early", async () => {
    const { api, address, made, learner, review } = await scene({ maxAttempts: 2 });
    await api.submit(await api.start(address));
    await database.db.enrollment.update({
      where: { id: learner.enrollmentId },
      data: { status: "DROPPED", endedAt: new Date() },
    });
    await database.db.enrollment.create({
      data: { userId: learner.id, courseId: made.courseId, versionId: made.versionId },
    });
    expect(await api.startFacts(address)).toMatchObject({ attemptsUsed: 1, attemptsLeft: 1, isPassed: false });
    const { attemptId } = await api.start(address);
    await api.submit({ attemptId });
    expect((await review(attemptId)).shown.keys).toBe(true);
    await expect(api.start(address)).rejects.toMatchObject({ message: "assessment.attempts_used" });
  });

  test("only who has an enrollment may start: others are refused, guests asked to sign in", async () => {
    const { clock, address, made, learner, api } = await scene();
    const stranger = asActor(await aPerson(database.db), clock);
    await expect(stranger.start(address)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(stranger.attempt(address)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(asActor(guest, clock).attempt(address)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(api.start({ slug: made.slug, lessonId: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await database.db.enrollment.update({ where: { id: learner.enrollmentId }, data: { status: "SUSPENDED" } });
    await expect(api.start(address)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("an assessment in a lesson that the student's level does not open cannot be started", async () => {
    const { api, address } = await scene({ accessLevel: "PREMIUM" });
    await expect(api.start(address)).rejects.toMatchObject({ message: "assessment.lesson_closed" });
    expect((await api.startFacts(address))?.action).toEqual({ type: "closed" });
  });

  test("the start screen knows every rule and where the student is", async () => {
    const { api, address, clock } = await scene({ maxAttempts: 2, timeLimitMinutes: 30, passingScore: 60 });
    const before = await api.startFacts(address);
    expect(before).toMatchObject({
      questionCount: 2,
      maxScore: 200,
      attemptsUsed: 0,
      attemptsLeft: 2,
      rules: { passingScore: 6000, maxAttempts: 2, timeLimitMinutes: 30, countingRule: "BEST" },
      action: { type: "start", number: 1, endsAt: new Date(clock.now().getTime() + 30 * 60_000) },
    });
    const { attemptId } = await api.start(address);
    clock.advance(60_000);
    const meanwhile = await api.startFacts(address);
    expect(meanwhile?.action).toEqual({
      type: "resume",
      attemptId,
      number: 1,
      endsAt: new Date(clock.now().getTime() + 29 * 60_000),
    });
    expect((await asActor(guest, clock).startFacts(address))?.action).toEqual({ type: "sign-in" });
  });
});

describe("a running attempt", () => {
  test("shows the same questions in the same order with the same answers and the seconds left, wherever it is opened", async () => {
    const questions: QuestionPlan[] = Array.from({ length: 12 }, (_, index) => ({
      type: "SINGLE_CHOICE",
      text: `Question ${index}`,
      answers: ["A", "B", "C", "D", "E"].map((text, place) => ({ text, isCorrect: place === 0 })),
    }));
    const set = await scene({ questions, randomizeQuestions: true, randomizeAnswers: true, timeLimitMinutes: 10 });
    const { attemptId } = await set.api.start(set.address);
    const first = await set.running();
    const chosen = first.questions[3]?.options[2]?.id ?? "";
    await set.api.saveAnswer({
      attemptId,
      questionVersionId: first.questions[3]?.versionId ?? "",
      clientId: randomUUID(),
      revision: 7,
      selectedAnswers: [chosen],
    });
    set.clock.advance(61_000);
    const again = await asActor(set.learner, set.clock).attempt(set.address);
    if (again.type !== "running") throw new Error("it ended");
    expect(again.questions).toEqual(first.questions);
    expect(again.answers).toMatchObject([{ selectedAnswers: [chosen], revision: 7 }]);
    expect(first.remainingSeconds).toBe(600);
    expect(again.remainingSeconds).toBe(539);
  });

  test("a question edited after the start keeps the version that was shown, in the attempt and in the review", async () => {
    const set = await scene({ showCorrectAnswers: "AFTER_SUBMIT" });
    const { attemptId } = await set.api.start(set.address);
    const before = await set.running();
    const old = await database.db.questionVersion.findUniqueOrThrow({ where: { id: set.made.questionVersionIds[0] } });
    const next = await database.db.questionVersion.create({
      data: { questionId: old.questionId, number: 2, type: "SINGLE_CHOICE", text: "Rewritten?" },
    });
    // The database refuses such a change of a published version: what is not published anymore may change.
    const published = await database.db.courseVersion.findFirstOrThrow({
      where: { lessons: { some: { assessmentVersion: { id: set.made.assessmentVersionId } } } },
    });
    await database.db.courseVersion.update({ where: { id: published.id }, data: { publishedAt: null } });
    await database.db.assessmentQuestion.updateMany({
      where: { questionVersionId: old.id },
      data: { questionVersionId: next.id },
    });
    await database.db.assessmentVersion.update({
      where: { id: set.made.assessmentVersionId },
      data: { timeLimitMinutes: 1, passingScore: 100 },
    });
    await database.db.courseVersion.update({
      where: { id: published.id },
      data: { publishedAt: published.publishedAt },
    });
    expect(await set.running()).toEqual(before);
    await answerRightly(set, attemptId);
    await set.api.submit({ attemptId });
    const reviewed = await set.review(attemptId);
    expect(reviewed.questions.map(({ text }) => text.html)).toEqual(["Which?", "Which?"]);
    expect(reviewed.rules.passingScore).toBe(7000);
    expect(reviewed.score).toEqual({ earned: 200, of: 200, isPassed: true });
  });
});

describe("saving an answer", () => {
  test("the same change twice is one; an older change never overwrites a newer; a newer one does", async () => {
    const set = await scene();
    const { attemptId } = await set.api.start(set.address);
    const questionVersionId = set.made.questionVersionIds[1] ?? "";
    const change = { attemptId, questionVersionId, clientId: randomUUID(), revision: 20, textResponse: "4" };
    expect(await set.api.saveAnswer(change)).toMatchObject({ isCurrent: true });
    expect(await set.api.saveAnswer(change)).toMatchObject({ isCurrent: true, answer: { textResponse: "4" } });
    const late = { ...change, clientId: randomUUID(), revision: 19, textResponse: "late" };
    expect(await set.api.saveAnswer(late)).toMatchObject({
      isCurrent: false,
      answer: { textResponse: "4", revision: 20 },
    });
    const rival = { ...change, clientId: randomUUID(), textResponse: "same revision" };
    expect(await set.api.saveAnswer(rival)).toMatchObject({ isCurrent: false, answer: { textResponse: "4" } });
    const newer = { ...change, clientId: randomUUID(), revision: 21, textResponse: "4.2" };
    expect(await set.api.saveAnswer(newer)).toMatchObject({ isCurrent: true, answer: { textResponse: "4.2" } });
  });

  test("of twenty changes arriving at once in any order the latest stays", async () => {
    const set = await scene();
    const { attemptId } = await set.api.start(set.address);
    const questionVersionId = set.made.questionVersionIds[1] ?? "";
    const next = seededNumbers("twenty changes");
    const shuffled = Array.from({ length: 20 }, (_, index) => ({ revision: index + 1, place: next() }));
    shuffled.sort((one, other) => one.place - other.place);
    await Promise.all(
      shuffled.map(({ revision }) =>
        set.api.saveAnswer({
          attemptId,
          questionVersionId,
          clientId: randomUUID(),
          revision,
          textResponse: `${revision}`,
        }),
      ),
    );
    expect((await set.running()).answers).toMatchObject([{ revision: 20, textResponse: "20" }]);
  });

  test("it is refused after the deadline and a small grace, and then the attempt has ended", async () => {
    const set = await scene({ timeLimitMinutes: 1 });
    const { attemptId } = await set.api.start(set.address);
    set.clock.advance(60_000 + 10_000);
    expect(await answer(set, attemptId, 1, { textResponse: "4.2" })).toMatchObject({ isCurrent: true });
    set.clock.advance(1);
    await expect(answer(set, attemptId, 1, { textResponse: "5" })).rejects.toMatchObject({
      message: "assessment.time_is_over",
    });
    expect(await set.api.attempt(set.address)).toEqual({ type: "ended", attemptId });
    await expect(answer(set, attemptId, 1, { textResponse: "5" })).rejects.toMatchObject({
      message: "assessment.already_ended",
    });
    expect((await set.review(attemptId)).score).toMatchObject({ earned: 100 });
  });

  test("options of another question, two of a single choice, a text for a choice or a foreign question do not fit", async () => {
    const set = await scene({
      questions: [
        { type: "SINGLE_CHOICE", answers: [{ text: "A", isCorrect: true }, { text: "B" }] },
        { type: "TRUE_FALSE", answers: [{ text: "True", isCorrect: true }, { text: "False" }] },
      ],
    });
    const { attemptId } = await set.api.start(set.address);
    const [first, second] = (await set.running()).questions.map(({ options }) => options.map(({ id }) => id));
    const bad = { message: "assessment.answer_does_not_fit" };
    await expect(answer(set, attemptId, 0, { selectedAnswers: [second?.[0] ?? ""] })).rejects.toMatchObject(bad);
    await expect(answer(set, attemptId, 0, { selectedAnswers: first ?? [] })).rejects.toMatchObject(bad);
    await expect(answer(set, attemptId, 0, { textResponse: "A" })).rejects.toMatchObject(bad);
    const elsewhere = { attemptId, questionVersionId: randomUUID(), clientId: randomUUID(), revision: 1 };
    await expect(set.api.saveAnswer(elsewhere)).rejects.toMatchObject(bad);
    expect(await answer(set, attemptId, 0, { selectedAnswers: [] })).toMatchObject({ isCurrent: true });
  });

  test("no one writes into someone else's attempt, or learns that it exists", async () => {
    const set = await scene();
    const { attemptId } = await set.api.start(set.address);
    const other = asActor(await aLearnerOf(database.db, set.made), set.clock);
    const change = {
      attemptId,
      questionVersionId: set.made.questionVersionIds[1] ?? "",
      clientId: randomUUID(),
      revision: 1,
    };
    await expect(other.saveAnswer(change)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(other.review({ attemptId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(other.submit({ attemptId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(asActor(guest, set.clock).review({ attemptId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

describe("submitting", () => {
  test("marks the answers, passes and completes the lesson, once, however often it is pressed", async () => {
    const set = await scene();
    const { attemptId } = await set.api.start(set.address);
    await answerRightly(set, attemptId);
    set.clock.advance(90_000);
    await Promise.all(Array.from({ length: 10 }, () => set.api.submit({ attemptId })));
    const row = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(row).toMatchObject({ state: "SUBMITTED", isPassed: true, timeTakenSeconds: 90 });
    const events = await database.db.outboxEvent.findMany({ where: { name: "assessment/attempt.ended" } });
    expect(events.filter(({ data }) => JSON.stringify(data).includes(attemptId))).toHaveLength(1);
    const activities = await database.db.userActivity.findMany({
      where: { userId: set.learner.id, kind: { in: ["ATTEMPT_STARTED", "ATTEMPT_FINISHED"] } },
      orderBy: { createdAt: "asc" },
      select: { kind: true, createdAt: true },
    });
    const endedAt = set.clock.now();
    expect(activities).toEqual([
      { kind: "ATTEMPT_STARTED", createdAt: new Date(endedAt.getTime() - 90_000) },
      { kind: "ATTEMPT_FINISHED", createdAt: endedAt },
    ]);
    const progress = await database.db.lessonProgress.findMany({ where: { enrollmentId: set.learner.enrollmentId } });
    expect(progress).toMatchObject([{ lessonId: set.made.lessonId, completionCause: "ASSESSMENT" }]);
    expect(progress[0]?.completedAt).not.toBeNull();
  });

  test("an enrollment that came to its end takes no more answers, and an attempt that ran on it completes nothing", async () => {
    const set = await scene();
    const { attemptId } = await set.api.start(set.address);
    await answerRightly(set, attemptId);
    const expiresAt = new Date(set.clock.now().getTime() + 60_000);
    const where = { id: set.learner.enrollmentId };
    await database.db.enrollment.update({ where, data: { expiresAt } });
    set.clock.advance(60_000);
    await expect(set.api.submit({ attemptId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(set.api.start(set.address)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await database.db.$transaction((tx) => endAttempt(tx, attemptId, { type: "submit", at: set.clock.now() }));
    expect(await database.db.enrollment.findUniqueOrThrow({ where })).toMatchObject({ completedAt: null });
  });

  test("an acknowledged answer is always counted, also when the submit races with it", async () => {
    for (let round = 0; round < 8; round += 1) {
      const set = await scene();
      const { attemptId } = await set.api.start(set.address);
      const key = await keyOf(set.made);
      const [saved] = await Promise.allSettled([
        answer(set, attemptId, 0, { selectedAnswers: [key.id] }),
        set.api.submit({ attemptId }),
      ]);
      const { score } = await set.review(attemptId);
      expect(score?.earned).toBe(saved.status === "fulfilled" ? 100 : 0);
    }
  });

  test("a failed attempt leaves the lesson open, and no answers at all score nothing", async () => {
    const set = await scene();
    const { attemptId } = await set.api.start(set.address);
    await set.api.submit({ attemptId });
    expect((await set.review(attemptId)).score).toEqual({ earned: 0, of: 200, isPassed: false });
    const done = await database.db.lessonProgress.count({
      where: { enrollmentId: set.learner.enrollmentId, completedAt: { not: null } },
    });
    expect(done).toBe(0);
  });
});

describe("an attempt that finishes the course", () => {
  test("says so to its student, and nothing of it while it is not passed or another lesson is left", async () => {
    const set = await scene({ maxAttempts: 0 });
    const failed = await set.api.start(set.address);
    await set.api.submit(failed);
    const passed = await set.api.start(set.address);
    await answerRightly(set, passed.attemptId);
    await set.api.submit(passed);
    await database.db.enrollment.update({
      where: { id: set.learner.enrollmentId },
      data: { status: "ACTIVE", completedAt: null },
    });
    expect((await set.review(passed.attemptId)).finished).toMatchObject({
      enrollmentId: set.learner.enrollmentId,
      course: null,
    });
    await database.db.enrollment.update({
      where: { id: set.learner.enrollmentId },
      data: { status: "COMPLETED", completedAt: set.clock.now() },
    });
    const { finished } = await set.review(passed.attemptId);
    expect(finished?.course).toMatchObject({ done: 1, total: 1, certificateNumber: null });
    expect((await set.review(failed.attemptId)).finished).toBeNull();
    const admin = asActor(await aPerson(database.db, "ADMIN"), set.clock);
    expect(await admin.review(passed)).toMatchObject({ isOwn: false, finished: null });
  });

  test("says whether its module is done with it", async () => {
    const set = await scene({ maxAttempts: 0 });
    const passed = await set.api.start(set.address);
    await answerRightly(set, passed.attemptId);
    await set.api.submit(passed);
    const moduleOf = async () => (await set.review(passed.attemptId)).finished?.module;
    const whole = await moduleOf();
    expect(whole).toMatchObject({ number: 1, isDone: true, next: null });
    expect(whole?.done).toBe(whole?.lessons);
    const { id } = await database.db.enrollment.findUniqueOrThrow({ where: { id: set.learner.enrollmentId } });
    await database.db.lessonProgress.updateMany({
      where: { enrollmentId: id },
      data: { completedAt: null, completionCause: null },
    });
    expect(await moduleOf()).toMatchObject({ isDone: false, done: 0 });
  });
});
