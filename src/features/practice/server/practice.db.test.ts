import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { StoredMemory } from "@/features/practice/scheduling";
import { statedReview } from "@/features/questions/review-matrix";
import { createCaller } from "@/server/trpc/root";
import { aLearnerOf, enrollAgain, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { joinQueue } from "./join-queue";

const database = testDatabase();
const { scene, answer, answerRightly, asActor, keyOf } = attemptScenes(database);
type Scene = Awaited<ReturnType<typeof scene>>;

const minute = 60_000;
const day = 24 * 60 * minute;
const shown = { showResults: true, showCorrectAnswers: "AFTER_SUBMIT" } as const;
const none = { due: 0, minutes: 0, card: null, nextInMinutes: null };

const practiceOf = ({ learner, clock }: Pick<Scene, "learner" | "clock">) =>
  createCaller(depsOf(database.db, learner, clock)).practice;
const join = ({ clock }: Scene, attemptId: string) => joinQueue({ db: database.db, now: clock.now }, attemptId);

/** An attempt with the first question wrong and the second blank, or all right; what it missed is in the queue. */
async function attempted(set: Scene, isRight = false): Promise<string> {
  const { attemptId } = await set.api.start(set.address);
  if (isRight) await answerRightly(set, attemptId);
  else {
    const { questionVersionId } = await keyOf(set.made);
    const wrong = await database.db.answer.findFirstOrThrow({ where: { questionVersionId, isCorrect: false } });
    await answer(set, attemptId, 0, { selectedAnswers: [wrong.id] });
  }
  await set.api.submit({ attemptId });
  await join(set, attemptId);
  return attemptId;
}

const rightFor = async (set: Scene, versionId: string) =>
  versionId === set.made.questionVersionIds[0]
    ? { selectedAnswers: [(await keyOf(set.made)).id] }
    : { textResponse: "4.2" };

/** Answers what is asked next. */
async function answerNext(set: Scene, rating: "AGAIN" | "HARD" | "GOOD" | "EASY") {
  const practice = practiceOf(set);
  const { card } = await practice.next();
  if (!card) throw new Error("nothing is due");
  const { versionId } = card.question;
  const given = { cardId: card.id, questionVersionId: versionId, ...(await rightFor(set, versionId)) };
  return practice.rate({ reviewId: randomUUID(), rating, ...given });
}

describe("what joins", () => {
  test("is each question with less than full points, the blank ones too, and none that was right", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    expect(await practiceOf(set).due()).toEqual({ due: 2, minutes: 2 });
    const other = await scene({ ...shown });
    await attempted(other, true);
    expect(await practiceOf(other).next()).toEqual(none);
  });

  test("is the same however often and in whatever order the events come", async () => {
    const set = await scene({ ...shown });
    const first = await attempted(set);
    set.clock.advance(day);
    const second = await attempted(set);
    const cards = () =>
      database.db.practiceCard.findMany({ where: { userId: set.learner.id }, orderBy: { id: "asc" } });
    const before = await cards();
    expect(before.map(({ attemptId }) => attemptId)).toEqual([second, second]);
    await join(set, second);
    await join(set, first);
    expect(await cards()).toEqual(before);
  });

  test("is due again when it is missed again, and leaves when another mark makes it right before it was asked", async () => {
    const set = await scene({ ...shown });
    const attemptId = await attempted(set);
    await answerNext(set, "EASY");
    await answerNext(set, "EASY");
    expect(await practiceOf(set).due()).toMatchObject({ due: 0 });
    set.clock.advance(day);
    await attempted(set);
    expect(await practiceOf(set).due()).toMatchObject({ due: 2 });

    const other = await scene({ ...shown });
    const marked = await attempted(other);
    await database.db.attemptAnswer.updateMany({ where: { attemptId: marked }, data: { isCorrect: true } });
    await join(other, marked);
    expect(await practiceOf(other).due()).toMatchObject({ due: 1 });
    // An event of the first attempt that comes late takes nothing from what was asked since.
    await database.db.attemptAnswer.updateMany({ where: { attemptId }, data: { isCorrect: true } });
    await join(set, attemptId);
    expect(await practiceOf(set).due()).toMatchObject({ due: 2 });
  });

  test("is nothing that a person grades, and nothing of an attempt that waits for a grade", async () => {
    const essay: QuestionPlan = { type: "ESSAY", body: { minWords: null, maxWords: null, graderNotes: "" } };
    const set = await scene({ ...shown, questions: [essay, { type: "NUMERIC", numericValue: "4.2" }] });
    const { attemptId } = await set.api.start(set.address);
    await answer(set, attemptId, 0, { textResponse: "The moon pulls." });
    await set.api.submit({ attemptId });
    expect(await join(set, attemptId)).toBe(0);
    const graded = { state: "SUBMITTED", score: 1, percentage: 50, isPassed: false } as const;
    await database.db.assessmentAttempt.update({ where: { id: attemptId }, data: graded });
    expect(await join(set, attemptId)).toBe(1);
    expect((await practiceOf(set).next()).card?.question.type).toBe("NUMERIC");
  });
});

describe("the migration", () => {
  /** Its last statement, as it runs on a site that is updated. */
  async function migrate() {
    const path = "prisma/migrations/20261126100000_practice/migration.sql";
    const [, statement] = /(INSERT INTO "practice_card"[\s\S]*)$/.exec(readFileSync(path, "utf8")) ?? [];
    await database.db.$executeRawUnsafe(statement ?? "");
  }

  test("lets join what was missed lately and not answered right since, and can run again", async () => {
    const code = { language: "python", starter: "", markedBy: "person", graderNotes: "" };
    const set = await scene({
      ...shown,
      questions: [
        { type: "SINGLE_CHOICE", answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true }] },
        { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1" },
        { type: "CODE", body: code },
      ],
    });
    set.clock.set(new Date().toISOString());
    const { attemptId: first } = await set.api.start(set.address);
    await set.api.submit({ attemptId: first });
    set.clock.advance(minute);
    const { attemptId: second } = await set.api.start(set.address);
    await answer(set, second, 1, { textResponse: "4.2" });
    await set.api.submit({ attemptId: second });
    await migrate();
    const [one = ""] = set.made.questionVersionIds;
    const cards = () => database.db.practiceCard.findMany({ where: { userId: set.learner.id } });
    const joined = await cards();
    expect(joined).toMatchObject([{ questionVersionId: one, attemptId: second, state: "NEW" }]);
    await migrate();
    await join(set, second);
    expect(await cards()).toEqual(joined);
  });
});

describe("what is asked", () => {
  test.each([
    ["results are hidden", { showResults: false, showCorrectAnswers: "AFTER_SUBMIT" }],
    ["right answers are never shown", { showResults: true, showCorrectAnswers: "NEVER" }],
    ["right answers wait for a pass", { showResults: true, showCorrectAnswers: "AFTER_PASS_OR_LAST", maxAttempts: 3 }],
  ] as const)("is nothing where %s, though it is known what was missed", async (_, plan) => {
    const set = await scene(plan);
    const attemptId = await attempted(set);
    expect((await set.review(attemptId)).shown).not.toMatchObject({ correctness: true, keys: true });
    expect(await practiceOf(set).next()).toEqual(none);
    expect(await practiceOf(set).due()).toEqual({ due: 0, minutes: 0 });
    const card = await database.db.practiceCard.findFirstOrThrow({ where: { userId: set.learner.id } });
    const given = { cardId: card.id, questionVersionId: card.questionVersionId };
    await expect(practiceOf(set).check(given)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(practiceOf(set).rate({ ...given, reviewId: randomUUID(), rating: "GOOD" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("begins with the pass or the last attempt where right answers wait for it", async () => {
    const set = await scene({ showResults: true, showCorrectAnswers: "AFTER_PASS_OR_LAST", maxAttempts: 2 });
    await attempted(set);
    expect(await practiceOf(set).due()).toMatchObject({ due: 0 });
    set.clock.advance(minute);
    await attempted(set);
    expect(await practiceOf(set).due()).toMatchObject({ due: 2 });
    const passed = await scene({ showResults: true, showCorrectAnswers: "AFTER_PASS_OR_LAST" });
    await attempted(passed);
    passed.clock.advance(minute);
    await attempted(passed, true);
    expect(await practiceOf(passed).due(), "missed in the first attempt").toMatchObject({ due: 2 });
  });

  test.each([false, true])(
    "is held back while another attempt is open, and comes back after it; on a later enrollment: %s",
    async (isLater) => {
      const set = await scene({ ...shown });
      await attempted(set);
      if (isLater) await enrollAgain(database.db, set.made, set.learner);
      const { card } = await practiceOf(set).next();
      set.clock.advance(minute);
      const { attemptId } = await set.api.start(set.address);
      expect(await practiceOf(set).next()).toEqual(none);
      const given = { cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" };
      await expect(practiceOf(set).check(given)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await answerRightly(set, attemptId);
      await set.api.submit({ attemptId });
      expect(await practiceOf(set).due()).toMatchObject({ due: 2 });
    },
  );

  test("is held back once the rules of now keep right answers to themselves, or the enrollment is suspended", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const rules = (showCorrectAnswers: "NEVER" | "AFTER_SUBMIT") =>
      database.db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
        await tx.assessmentVersion.update({
          where: { id: set.made.assessmentVersionId },
          data: { review: statedReview({ showCorrectAnswers }, { closes: false }) },
        });
      });
    await rules("NEVER");
    expect(await practiceOf(set).next()).toEqual(none);
    await rules("AFTER_SUBMIT");
    const enrollment = { where: { id: set.learner.enrollmentId } };
    for (const [status, due] of [
      ["SUSPENDED", 0],
      ["EXPIRED", 2],
      ["COMPLETED", 2],
    ] as const) {
      await database.db.enrollment.update({
        ...enrollment,
        data: { status, ...(status === "COMPLETED" && { completedAt: set.clock.now() }) },
      });
      expect(await practiceOf(set).due(), status).toMatchObject({ due });
    }
  });

  test("is never marked by a key that was wrong: a question that was regraded is held back, and comes back when that is taken back", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const [questionVersionId = ""] = set.made.questionVersionIds;
    const regrade = (way: "FULL_POINTS" | "LEFT_OUT" | "AS_MARKED", minutes: number) =>
      database.db.regrade.create({
        data: {
          questionVersionId,
          way,
          studentCount: 0,
          createdAt: new Date(set.clock.now().getTime() + minutes * minute),
        },
      });
    await regrade("FULL_POINTS", 0);
    expect(await practiceOf(set).due()).toMatchObject({ due: 1 });
    await regrade("AS_MARKED", 1);
    expect(await practiceOf(set).due()).toMatchObject({ due: 2 });
    // Who ends an attempt after a question was left out has not missed it.
    await regrade("LEFT_OUT", 2);
    const other = await aLearnerOf(database.db, set.made);
    const theirs = { ...set, learner: other, api: asActor(other, set.clock) };
    await attempted(theirs);
    expect(
      await database.db.practiceCard.count({
        where: { userId: other.id, question: { versions: { some: { id: questionVersionId } } } },
      }),
    ).toBe(0);
    expect(await practiceOf(theirs).due()).toMatchObject({ due: 1 });
  });

  test("is the version that the person’s course has, and leaves with the question", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const [first = ""] = set.made.questionVersionIds;
    const old = await database.db.questionVersion.findUniqueOrThrow({ where: { id: first } });
    const content = { questionId: old.questionId, number: 2, type: "NUMERIC" as const, text: "How high?" };
    const next = await database.db.questionVersion.create({ data: { ...content, numericValue: "7" } });
    const place = { where: { assessmentVersionId: set.made.assessmentVersionId, questionVersionId: first } };
    const change = (how: "replace" | "remove") =>
      database.db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
        if (how === "replace")
          await tx.assessmentQuestion.updateMany({ ...place, data: { questionVersionId: next.id } });
        else await tx.assessmentQuestion.deleteMany({ where: { questionVersionId: next.id } });
      });
    const card = await database.db.practiceCard.findFirstOrThrow({ where: { questionId: old.questionId } });
    const practice = practiceOf(set);
    await change("replace");
    await expect(practice.check({ cardId: card.id, questionVersionId: first })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const answered = await practice.check({ cardId: card.id, questionVersionId: next.id, textResponse: "7" });
    expect(answered.review).toMatchObject({ text: { html: "How high?" }, result: { isCorrect: true } });
    await change("remove");
    expect(await practice.due()).toMatchObject({ due: 1 });
  });

  test("is one’s own alone", async () => {
    const [set, other] = [await scene({ ...shown }), await scene({ ...shown })];
    await attempted(set);
    const { card } = await practiceOf(set).next();
    const given = { cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" };
    const theirs = practiceOf(other);
    expect(await theirs.next()).toEqual(none);
    const reviewId = randomUUID();
    await practiceOf(set).rate({ ...given, reviewId, rating: "AGAIN" });
    for (const call of [
      () => theirs.rate({ ...given, reviewId, rating: "AGAIN" }),
      () => theirs.check(given),
      () => theirs.putAway(given),
      () => theirs.rate({ ...given, reviewId: randomUUID(), rating: "GOOD" }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a question that is due", () => {
  test("is marked at once, with the right answer and what each rating would mean, and stays due until it is rated", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const practice = practiceOf(set);
    const { card } = await practice.next();
    const given = { cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" };
    const blank = await practice.check(given);
    expect(blank).toMatchObject({ rating: "AGAIN", review: { isAnswered: false, result: { isCorrect: false } } });
    const key = blank.review.rows.find(({ who, sign }) => who === "key" || sign === "missed");
    expect(key).toBeDefined();
    const right = await practice.check({ ...given, ...(await rightFor(set, given.questionVersionId)) });
    expect(Object.values(right.againInMinutes)).toEqual([1, 6, 10, 8 * 24 * 60]);
    expect(right).toMatchObject({ rating: "GOOD", review: { result: { isCorrect: true } } });
    expect(await practice.due()).toMatchObject({ due: 2 });
    expect(await database.db.practiceReview.count({ where: { card: { userId: set.learner.id } } })).toBe(0);
  });

  test("takes nothing off for a wrong answer, whatever its assessment takes off", async () => {
    const set = await scene({ ...shown, questions: [{ type: "NUMERIC", numericValue: "4.2", penalty: 50 }] });
    const { attemptId } = await set.api.start(set.address);
    await set.api.submit({ attemptId });
    await join(set, attemptId);
    const { card } = await practiceOf(set).next();
    expect(card?.question.penalty).toBe(0);
    const given = { cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "", textResponse: "1" };
    const { review } = await practiceOf(set).check(given);
    expect(review.result).toEqual({ earned: 0, isCorrect: false });
  });

  test("comes back when the schedule says, by a clock that only the test moves", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const practice = practiceOf(set);
    const after = await answerNext(set, "GOOD");
    expect(after.due).toBe(1);
    const done = await answerNext(set, "EASY");
    expect(done).toEqual({ due: 0, minutes: 0, card: null, nextInMinutes: 10 });
    set.clock.advance(10 * minute - 1);
    expect(await practice.due()).toMatchObject({ due: 0 });
    set.clock.advance(1);
    expect(await practice.due()).toMatchObject({ due: 1 });
    // The second Good lets it go for two days.
    expect((await answerNext(set, "GOOD")).nextInMinutes).toBe((2 * day) / minute);
  });

  test("counts a review that is sent twice once, and keeps what it found and left", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const practice = practiceOf(set);
    const { card } = await practice.next();
    const review = {
      ...{ cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" },
      ...{ reviewId: randomUUID(), rating: "HARD" as const, textResponse: "" },
    };
    const [first, again] = await Promise.all([practice.rate(review), practice.rate(review)]);
    expect(again).toEqual(first);
    expect(await practice.rate(review)).toEqual(first);
    const [stored, ...more] = await database.db.practiceReview.findMany({ where: { cardId: review.cardId } });
    expect(more).toEqual([]);
    expect(stored).toMatchObject({ rating: "HARD", isCorrect: false, reviewedAt: set.clock.now() });
    expect(StoredMemory.parse(stored?.before)).toMatchObject({ state: "NEW", reps: 0, stability: null });
    expect(StoredMemory.parse(stored?.after)).toMatchObject({ state: "LEARNING", reps: 1, stability: 1.2931 });
    // Another review of the same card finds it no longer due.
    await expect(practice.rate({ ...review, reviewId: randomUUID() })).rejects.toMatchObject({
      cause: { reason: "practice.not_due" },
    });
    await expect(
      database.db.practiceReview.update({ where: { id: review.reviewId }, data: { rating: "EASY" } }),
    ).rejects.toThrow("append-only");
  });

  test("is refused an answer that does not fit it", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const { card } = await practiceOf(set).next();
    const given = { cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" };
    await expect(practiceOf(set).check({ ...given, selectedAnswers: [randomUUID()] })).rejects.toMatchObject({
      cause: { reason: "assessment.answer_does_not_fit" },
    });
  });

  test("can be put away for good, and does not come back when it is missed again", async () => {
    const set = await scene({ ...shown });
    await attempted(set);
    const practice = practiceOf(set);
    const { card } = await practice.next();
    const ref = { cardId: card?.id ?? "" };
    expect(await practice.putAway(ref)).toMatchObject({ due: 1 });
    expect(await practice.putAway(ref)).toMatchObject({ due: 1 });
    set.clock.advance(minute);
    await attempted(set);
    expect(await practice.due()).toMatchObject({ due: 1 });
  });
});
