import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type ReviewPart, standardReview } from "@/features/questions/review-matrix";
import { aPerson, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer, asActor } = attemptScenes(database);

const choice: QuestionPlan = {
  type: "SINGLE_CHOICE",
  penalty: 50,
  explanation: "Secret explanation",
  feedback: "Secret summary",
  answers: [
    { text: "Wrong", explanation: "Secret feedback" },
    { text: "Right", isCorrect: true },
  ],
};
const number: QuestionPlan = { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1", points: 2 };
const essay: QuestionPlan = { type: "ESSAY", body: { minWords: null, maxWords: null, graderNotes: "" } };
const questions = [choice, number, essay];

const every = ["score", "correctness", "feedback", "answers"] as const;
const opening = (parts: readonly ReviewPart[]) =>
  Object.fromEntries(
    every.map((part) => [
      part,
      parts.includes(part) ? (["during", ...standardReview[part]] as const) : standardReview[part],
    ]),
  );

/** A running attempt whose answers can be checked. */
async function checking(parts: readonly ReviewPart[] = every, plan = {}) {
  const set = await scene({ questions, review: opening(parts), ...plan });
  const { attemptId } = await set.api.start(set.address);
  const ids = set.made.questionVersionIds;
  const check = (question: number, revision: number, api = set.api) =>
    api.checkAnswer({ attemptId, questionVersionId: ids[question] ?? "", revision });
  const save = (question: number, revision: number, textResponse: string, api = set.api) =>
    api.saveAnswer({
      ...{ attemptId, questionVersionId: ids[question] ?? "", clientId: randomUUID(), revision, textResponse },
    });
  const chooseWrongly = async () => {
    const { id } = await database.db.answer.findFirstOrThrow({
      where: { text: "Wrong", questionVersionId: ids[0] ?? "" },
    });
    return (await answer(set, attemptId, 0, { selectedAnswers: [id] })).answer.revision;
  };
  return { ...set, attemptId, ids, check, save, chooseWrongly };
}

const refusal = (reason: string) => ({ message: `assessment.${reason}` });

test("a checked answer is marked at once, shown with the attempt, and never counts for another than it showed", async () => {
  const set = await checking();
  const wrong = await set.check(0, await set.chooseWrongly());
  expect(wrong.checked).toMatchObject({ verdict: "wrong", earned: -50, points: 100 });
  expect(wrong.checked.rows.map(({ who, sign }) => [who, sign])).toEqual([
    ["you", "wrong"],
    ["key", "missed"],
  ]);
  await set.save(1, 5, "4,25");
  const right = await set.check(1, 5);
  expect(right).toMatchObject({ checked: { verdict: "right", earned: 200 }, answer: { textResponse: "4,25" } });
  const running = await set.running();
  expect(running.checks).toEqual([wrong.checked, right.checked]);
  expect(running.answers.map(({ checkedAt }) => checkedAt)).toEqual([set.clock.now(), set.clock.now()]);
  expect(running.checkable).toEqual(set.ids.slice(0, 2));
  await set.api.submit({ attemptId: set.attemptId });
  const ended = await set.review(set.attemptId);
  expect(ended.questions.map(({ result }) => result?.earned)).toEqual([-50, 200, 0]);
  // Staff are told which answers were final before the end; their student knows.
  const byStaff = await asActor(await aPerson(database.db, "ADMIN"), set.clock).review({ attemptId: set.attemptId });
  if (byStaff.type !== "ended") throw new Error("the attempt still runs");
  const checkedAt = running.answers[0]?.checkedAt;
  expect(byStaff.questions.map((question) => question.checkedAt)).toEqual([checkedAt, checkedAt, null]);
  expect(ended.questions.map((question) => question.checkedAt)).toEqual([null, null, null]);
});

test("each part of what is shown hangs on its own tick", async () => {
  const shownBy = async (parts: readonly ReviewPart[]) => {
    const set = await checking(parts);
    const { checked } = await set.check(0, await set.chooseWrongly());
    expect((await set.running()).checks).toEqual([checked]);
    const { verdict, earned, rows, feedback, explanation } = checked;
    return {
      ...{ verdict, earned },
      isFeedback: rows.some((row) => row.feedback !== null),
      isKey: rows.some(({ who }) => who === "key") && feedback !== null && explanation !== null,
      secrets: JSON.stringify(checked).match(/Secret \w+/g) ?? [],
    };
  };
  const nothing = { verdict: null, earned: null, isFeedback: false, isKey: false, secrets: [] };
  expect(await shownBy(["score"])).toEqual({ ...nothing, earned: -50 });
  expect(await shownBy(["correctness"])).toEqual({ ...nothing, verdict: "wrong" });
  expect(await shownBy(["feedback"])).toEqual({ ...nothing, isFeedback: true, secrets: ["Secret feedback"] });
  const keys = await shownBy(["answers"]);
  expect(keys).toMatchObject({ verdict: null, earned: null, isFeedback: false, isKey: true });
});

test("nothing is checked that the rules show nothing of, that a person grades, or that is not answered", async () => {
  const closed = await checking([]);
  await closed.save(1, 1, "4.2");
  await expect(closed.check(1, 1)).rejects.toMatchObject(refusal("cannot_be_checked"));
  expect(await closed.running()).toMatchObject({ checkable: [], checks: [] });
  const set = await checking();
  await set.save(2, 1, "Tides rise and fall.");
  await expect(set.check(2, 1)).rejects.toMatchObject(refusal("cannot_be_checked"));
  await expect(set.check(1, 1)).rejects.toMatchObject(refusal("not_answered"));
  await set.save(1, 1, "  ");
  await expect(set.check(1, 1)).rejects.toMatchObject(refusal("not_answered"));
  const elsewhere = { attemptId: set.attemptId, questionVersionId: closed.ids[1] ?? "", revision: 1 };
  await expect(set.api.checkAnswer(elsewhere)).rejects.toMatchObject(refusal("cannot_be_checked"));
  expect((await set.running()).answers.map(({ checkedAt }) => checkedAt)).toEqual([null, null]);
});

test("from then on only its flag changes, whatever arrives from where", async () => {
  const set = await checking();
  await set.save(1, 5, "7");
  await set.check(1, 5);
  await expect(set.save(1, 9, "4.2")).rejects.toMatchObject({ ...refusal("already_checked"), code: "CONFLICT" });
  // What was kept on a device from before the answer that was checked.
  expect(await set.save(1, 3, "4.2")).toMatchObject({
    isCurrent: false,
    answer: { textResponse: "7", checkedAt: set.clock.now() },
  });
  const questionVersionId = set.ids[1] ?? "";
  const flag = { attemptId: set.attemptId, questionVersionId, clientId: randomUUID(), revision: 10, isFlagged: true };
  expect(await set.api.saveAnswer({ ...flag, textResponse: "7" })).toMatchObject({
    isCurrent: true,
    answer: { isFlagged: true, checkedAt: set.clock.now() },
  });
  await expect(set.api.saveAnswer({ ...flag, clientId: randomUUID(), revision: 11 })).rejects.toMatchObject(
    refusal("already_checked"),
  );
  expect(await set.api.standing({ attemptId: set.attemptId })).toMatchObject({
    answers: [{ textResponse: "7", revision: 10, checkedAt: set.clock.now() }],
  });
});

test("an answer that changed on another device is not checked unseen; once it is checked, every device is shown that", async () => {
  const set = await checking();
  const other = asActor(set.learner, set.clock);
  await set.save(1, 5, "4.2");
  await set.save(1, 8, "7", other);
  await expect(set.check(1, 5)).rejects.toMatchObject({ ...refusal("answer_changed"), code: "CONFLICT" });
  const first = await set.check(1, 8);
  set.clock.advance(60_000);
  expect(await set.check(1, 8, other)).toEqual(first);
  expect(await set.check(1, 99, other)).toEqual(first);
});

test("checked twenty times at once it is checked once", async () => {
  const set = await checking();
  await set.save(1, 5, "4.2");
  const all = await Promise.all(Array.from({ length: 20 }, () => set.check(1, 5)));
  for (const each of all) expect(each).toEqual(all[0]);
});

test("of a change and a check at once either the change comes first and is not checked, or it is refused", async () => {
  const set = await checking();
  for (let round = 0; round < 8; round += 1) {
    const revision = 10 * round + 1;
    await database.db.attemptAnswer.updateMany({ where: { attemptId: set.attemptId }, data: { checkedAt: null } });
    await set.save(1, revision, `${round}`);
    const calls = [() => set.save(1, revision + 1, "9"), () => set.check(1, revision)];
    if (round % 2) calls.reverse();
    const settled = await Promise.allSettled(calls.map((call) => call()));
    const reasons = settled.map((each) => (each.status === "rejected" ? each.reason.message : "done")).sort();
    const [stored] = await database.db.attemptAnswer.findMany({ where: { attemptId: set.attemptId } });
    if (stored?.checkedAt) {
      expect(stored.textResponse).toBe(`${round}`);
      expect(reasons).toEqual(["assessment.already_checked", "done"]);
    } else {
      expect(stored?.textResponse).toBe("9");
      expect(reasons).toEqual(["assessment.answer_changed", "done"]);
    }
  }
});

/** What a call says that waits for its row, which another transaction holds and then leaves changed. */
async function behind(change: string, attemptId: string, call: () => Promise<unknown>): Promise<string> {
  const holder = await database.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query(`UPDATE attempt_answer SET ${change} WHERE attempt_id = $1`, [attemptId]);
    const said = call().then(
      () => "done",
      ({ message }: Error) => message,
    );
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        return rows.length;
      })
      .toBe(1);
    await holder.query("COMMIT");
    return await said;
  } finally {
    holder.release(true);
  }
}

test("a change that waits behind a check is refused, and a check behind a change is not of that", async () => {
  const set = await checking();
  await set.save(1, 5, "7");
  const change = "revision = 6, text_response = '8'";
  expect(await behind(change, set.attemptId, () => set.check(1, 5))).toBe("assessment.answer_changed");
  expect(await behind("checked_at = now()", set.attemptId, () => set.save(1, 9, "4.2"))).toBe(
    "assessment.already_checked",
  );
  expect((await set.running()).answers).toMatchObject([{ textResponse: "8", revision: 6 }]);
});

test("after the deadline and its grace, and after the end, nothing is checked", async () => {
  const set = await checking(every, { timeLimitMinutes: 1 });
  await set.save(1, 5, "4.2");
  set.clock.advance(69_000);
  expect(await set.check(1, 5)).toMatchObject({ checked: { verdict: "right" } });
  set.clock.advance(2_000);
  await expect(set.check(1, 5)).rejects.toMatchObject(refusal("time_is_over"));
  await set.api.attempt(set.address);
  await expect(set.check(1, 5)).rejects.toMatchObject(refusal("already_ended"));
});

test("an attempt keeps the rules that it started with", async () => {
  const set = await scene({ questions });
  const { attemptId } = await set.api.start(set.address);
  const { answer: stored } = await answer(set, attemptId, 1, { textResponse: "4.2" });
  await database.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.assessmentVersion.update({
      where: { id: set.made.assessmentVersionId },
      data: { review: { ...standardReview, ...opening(every) } },
    });
  });
  expect((await set.running()).checkable).toEqual([]);
  await expect(set.api.checkAnswer({ attemptId, ...stored })).rejects.toMatchObject(refusal("cannot_be_checked"));
  await set.api.submit({ attemptId });
  await set.api.start(set.address);
  expect((await set.running()).checkable).toHaveLength(2);
});

test("a regrade from before the check is in what it shows, as at the end", async () => {
  const set = await checking();
  const reason = "The question was misleading.";
  const regrade = { questionVersionId: set.ids[0] ?? "", reason, studentCount: 0, createdAt: set.clock.now() };
  const revision = await set.chooseWrongly();
  await database.db.regrade.create({ data: { ...regrade, way: "FULL_POINTS" } });
  expect((await set.check(0, revision)).checked).toMatchObject({ verdict: "right", earned: 100 });
  set.clock.advance(1000);
  await database.db.regrade.create({ data: { ...regrade, way: "LEFT_OUT", createdAt: set.clock.now() } });
  expect((await set.running()).checks).toMatchObject([{ verdict: "leftOut", earned: 0 }]);
  await set.api.submit({ attemptId: set.attemptId });
  expect((await set.review(set.attemptId)).questions[0]).toMatchObject({ regrades: { isLeftOut: true } });
});
