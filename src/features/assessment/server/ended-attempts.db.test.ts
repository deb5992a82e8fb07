import { describe, expect, test } from "vitest";
import { finishAttempts, listOverdueAttempts } from "@/features/assessment/server/finish-overdue-attempts";
import { enrollAgain, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer, answerRightly } = attemptScenes(database);

describe("overdue attempts", () => {
  test("are finished by the job with what was saved, at their deadline, and only they", async () => {
    const set = await scene({ timeLimitMinutes: 5 });
    const { attemptId } = await set.api.start(set.address);
    await answerRightly(set, attemptId);
    const deps = { db: database.db, now: set.clock.now };
    set.clock.advance(5 * 60_000 + 10_000);
    expect(await listOverdueAttempts(deps, 100)).not.toContain(attemptId);
    set.clock.advance(1);
    const overdue = await listOverdueAttempts(deps, 100);
    expect(overdue).toContain(attemptId);
    expect(await finishAttempts(deps, [attemptId, attemptId])).toEqual({ finished: 2, failed: [] });
    const row = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(row).toMatchObject({ state: "EXPIRED", isPassed: true, timeTakenSeconds: 300, endedAt: row.deadlineAt });
    expect(await listOverdueAttempts(deps, 100)).not.toContain(attemptId);
  });

  test("are finished by whoever looks first: start screen, page, review or the next start", async () => {
    for (const look of ["startFacts", "attempt", "review", "start"] as const) {
      const set = await scene({ timeLimitMinutes: 5, maxAttempts: 2 });
      const { attemptId } = await set.api.start(set.address);
      set.clock.advance(3_600_000);
      if (look === "review") await set.api.review({ attemptId });
      else await set.api[look](set.address);
      const row = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } });
      expect(row.state, look).toBe("EXPIRED");
    }
  });
});

describe("what answers give away", () => {
  const secret = "CANARY-4711";
  const questions: QuestionPlan[] = [
    {
      type: "SINGLE_CHOICE",
      explanation: secret,
      feedback: secret,
      answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true, explanation: secret }],
    },
    { type: "NUMERIC", numericValue: "4711.25", numericTolerance: "0", explanation: secret },
    {
      type: "SHORT_ANSWER",
      explanation: secret,
      answers: [
        { text: secret, isCorrect: true },
        { text: `^${secret}`, isCorrect: true, isPattern: true },
      ],
    },
  ];
  // Four digits alone are in one id of a thousand.
  const leaks = (answerOfServer: unknown) => /CANARY|4711\.25|isCorrect":true/.test(JSON.stringify(answerOfServer));

  test("no answer of the server holds a key or an explanation before the policy opens them", async () => {
    const set = await scene({ questions, maxAttempts: 2, timeLimitMinutes: 60 });
    const seen: unknown[] = [await set.api.startFacts(set.address)];
    for (let round = 0; round < 2; round += 1) {
      const { attemptId } = await set.api.start(set.address);
      const wrong = await database.db.answer.findFirstOrThrow({
        where: { questionVersionId: set.made.questionVersionIds[0], isCorrect: false },
      });
      seen.push(
        await set.api.attempt(set.address),
        await set.api.standing({ attemptId }),
        await set.api.startFacts(set.address),
      );
      seen.push(
        await answer(set, attemptId, 0, { selectedAnswers: [wrong.id] }),
        await answer(set, attemptId, 1, { textResponse: "1" }),
      );
      seen.push(await set.api.submit({ attemptId }));
      const reviewed = await set.review(attemptId);
      if (round === 0) seen.push(reviewed);
      else expect(leaks(reviewed)).toBe(true);
    }
    for (const one of seen) expect(leaks(one)).toBe(false);
  });

  test("passing opens the keys of every attempt, an attempt that runs closes them again, never keeps them shut", async () => {
    const set = await scene({ questions: undefined, showCorrectAnswers: "AFTER_PASS_OR_LAST" });
    const { attemptId } = await set.api.start(set.address);
    await answerRightly(set, attemptId);
    await set.api.submit({ attemptId });
    expect((await set.review(attemptId)).shown.keys).toBe(true);
    await set.api.start(set.address);
    expect((await set.review(attemptId)).shown.keys).toBe(false);
    const shut = await scene({ showCorrectAnswers: "NEVER" });
    const other = await shut.api.start(shut.address);
    await answerRightly(shut, other.attemptId);
    await shut.api.submit({ attemptId: other.attemptId });
    expect((await shut.review(other.attemptId)).shown).toMatchObject({ score: true, keys: false });
  });

  test("an attempt on a later enrollment closes the keys of those before it, until it ends", async () => {
    const set = await scene({ questions, showCorrectAnswers: "AFTER_SUBMIT" });
    const { attemptId } = await set.api.start(set.address);
    await set.api.submit({ attemptId });
    expect(leaks(await set.review(attemptId))).toBe(true);
    await enrollAgain(database.db, set.made, set.learner);
    expect(leaks(await set.review(attemptId))).toBe(true);
    const later = await set.api.start(set.address);
    const reviewed = await set.review(attemptId);
    expect(reviewed).toMatchObject({ isAnotherOpen: true, shown: { score: true, keys: false } });
    expect(JSON.stringify(reviewed)).not.toContain('"isCorrect":true');
    await set.api.submit({ attemptId: later.attemptId });
    expect(leaks(await set.review(attemptId))).toBe(true);
  });

  test("an attempt on an earlier enrollment that was put back closes the keys of a later one", async () => {
    const set = await scene({ questions, showCorrectAnswers: "AFTER_SUBMIT" });
    const earlier = await set.api.start(set.address);
    const later = await enrollAgain(database.db, set.made, set.learner);
    const { attemptId } = await set.api.start(set.address);
    await set.api.submit({ attemptId });
    expect(leaks(await set.review(attemptId)), "left behind").toBe(true);
    const { enrollment } = database.db;
    await enrollment.update({ where: { id: later.id }, data: { status: "DROPPED", endedAt: set.clock.now() } });
    await enrollment.update({ where: { id: set.learner.enrollmentId }, data: { status: "ACTIVE", endedAt: null } });
    expect(await set.review(attemptId)).toMatchObject({ isAnotherOpen: true, shown: { keys: false } });
    expect(await set.api.start(set.address)).toMatchObject({ attemptId: earlier.attemptId });
  });

  test("where the author hides results the review keeps the score to itself", async () => {
    const set = await scene({ showResults: false });
    const { attemptId } = await set.api.start(set.address);
    await set.api.submit({ attemptId });
    const reviewed = await set.review(attemptId);
    expect(reviewed.score).toBeNull();
    expect(reviewed.questions.every(({ result }) => result === null)).toBe(true);
    expect(reviewed.attempts.every(({ score }) => score === null)).toBe(true);
  });
});
