import { expect, test } from "vitest";
import type { QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer } = attemptScenes(database);

const choice: QuestionPlan = {
  ...{ type: "SINGLE_CHOICE", points: 2, penalty: 25 },
  answers: [{ text: "Right", isCorrect: true }, { text: "Wrong" }],
};
const number: QuestionPlan = { type: "NUMERIC", points: 1, penalty: 50, numericValue: "4.2" };
const free: QuestionPlan = { type: "NUMERIC", points: 1, numericValue: "7" };

async function wrongOption(questionVersionId = ""): Promise<string[]> {
  const { id } = await database.db.answer.findFirstOrThrow({ where: { questionVersionId, text: "Wrong" } });
  return [id];
}

test("students are told what a wrong answer costs before and while they answer, and see in the review what it cost", async () => {
  const set = await scene({ questions: [choice, number, free], passingScore: 25 });
  expect((await set.api.startFacts(set.address))?.hasPenalties).toBe(true);
  const { attemptId } = await set.api.start(set.address);
  expect((await set.running()).questions.map(({ penalty }) => penalty)).toEqual([50, 50, 0]);
  await answer(set, attemptId, 0, { selectedAnswers: await wrongOption(set.made.questionVersionIds[0]) });
  await answer(set, attemptId, 2, { textResponse: "7" });
  await set.api.submit({ attemptId });
  const review = await set.review(attemptId);
  expect(review.questions.map(({ result }) => result)).toEqual([
    { earned: -50, isCorrect: false },
    { earned: 0, isCorrect: false },
    { earned: 100, isCorrect: true },
  ]);
  expect(review.score).toEqual({ earned: 50, of: 400, isPassed: false });
});

test("an attempt of wrong answers alone has 0 points, not fewer", async () => {
  const set = await scene({ questions: [choice, number] });
  const { attemptId } = await set.api.start(set.address);
  await answer(set, attemptId, 0, { selectedAnswers: await wrongOption(set.made.questionVersionIds[0]) });
  await answer(set, attemptId, 1, { textResponse: "1" });
  await set.api.submit({ attemptId });
  const review = await set.review(attemptId);
  expect(review.questions.map(({ result }) => result?.earned)).toEqual([-50, -50]);
  expect(review.score).toEqual({ earned: 0, of: 300, isPassed: false });
  const row = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } });
  expect([Number(row.score), Number(row.percentage)]).toEqual([0, 0]);
});

test("nothing that is right or was not marked may have fewer than 0 points, whoever writes it", async () => {
  const set = await scene({ questions: [choice] });
  const { attemptId } = await set.api.start(set.address);
  await answer(set, attemptId, 0, { selectedAnswers: await wrongOption(set.made.questionVersionIds[0]) });
  await set.api.submit({ attemptId });
  const where = { attemptId };
  for (const isCorrect of [true, null]) {
    const write = () => database.db.attemptAnswer.updateMany({ where, data: { isCorrect } });
    await expect(write()).rejects.toThrow(/attempt_answer_penalized/);
  }
});
