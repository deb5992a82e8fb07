import { expect, test } from "vitest";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer, answerRightly, keyOf } = attemptScenes(database);

const feedbackBands = [
  { from: 0, text: "Read it again" },
  { from: 50, text: "Half of it" },
  { from: 100, text: "All of it" },
];

test("the review has the author's words for the score of each attempt, as the attempt's version says them", async () => {
  const set = await scene({ feedbackBands });
  const none = await set.api.start(set.address);
  await set.api.submit(none);
  const half = await set.api.start(set.address);
  await answer(set, half.attemptId, 0, { selectedAnswers: [(await keyOf(set.made)).id] });
  await set.api.submit(half);
  const all = await set.api.start(set.address);
  await answerRightly(set, all.attemptId);
  await set.api.submit(all);
  const told = [none, half, all].map(async ({ attemptId }) => (await set.review(attemptId)).overallFeedback);
  expect(await Promise.all(told)).toEqual(["Read it again", "Half of it", "All of it"]);
});

test("where the score isn't shown, no text of a band tells it", async () => {
  const set = await scene({ feedbackBands, showResults: false });
  const { attemptId } = await set.api.start(set.address);
  expect(JSON.stringify(await set.api.startFacts(set.address))).not.toContain("Read it again");
  expect(JSON.stringify(await set.running())).not.toContain("Read it again");
  await set.api.submit({ attemptId });
  const review = await set.review(attemptId);
  expect(review.overallFeedback).toBeNull();
  expect(JSON.stringify(review)).not.toContain("Read it again");
});

test("nor while an answer waits for a person", async () => {
  const set = await scene({ feedbackBands, questions: [{ type: "ESSAY", text: "Why?" }] });
  const { attemptId } = await set.api.start(set.address);
  await answer(set, attemptId, 0, { textResponse: "Because of the moon." });
  await set.api.submit({ attemptId });
  expect(await set.review(attemptId)).toMatchObject({ state: "GRADING", overallFeedback: null });
});
