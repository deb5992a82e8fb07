import { expect, test } from "vitest";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer } = attemptScenes(database);
const rightOrder = ["New moon", "First quarter", "Full moon", "Last quarter"];

test("an ordering is marked and reviewed by the author's order, whatever order it was shown in", async () => {
  const question = {
    type: "ORDERING" as const,
    points: 4,
    answers: rightOrder.map((text) => ({ text, isCorrect: true })),
  };
  const set = await scene({
    questions: [question],
    showResults: true,
    showCorrectAnswers: "AFTER_SUBMIT",
    passingScore: 0,
  });
  const { attemptId } = await set.api.start(set.address);
  // Shown in the reverse order, so that neither could be taken for the other.
  await database.db.$executeRaw`
    UPDATE assessment_attempt SET question_order = jsonb_set(question_order, '{0,answerIds}',
      (SELECT jsonb_agg(a.id ORDER BY a.position DESC) FROM answer a WHERE a.question_version_id = ${set.made.questionVersionIds[0]}::uuid))
    WHERE id = ${attemptId}::uuid`;
  const [shown] = (await set.running()).questions;
  const idOf = (text: string) => shown?.options.find((option) => option.text.html === text)?.id ?? "";
  const given = ["New moon", "Full moon", "First quarter", "Last quarter"];
  await answer(set, attemptId, 0, { selectedAnswers: given.map(idOf) });
  await set.api.submit({ attemptId });
  const [reviewed] = (await set.review(attemptId)).questions;
  expect(reviewed?.result).toEqual({ earned: 200, isCorrect: false });
  const rows = reviewed?.rows.map(({ who, text, sign }) => [who, typeof text === "string" ? text : text.html, sign]);
  expect(rows).toEqual([
    ["you", "New moon", "right"],
    ["you", "Full moon", "wrong"],
    ["you", "First quarter", "wrong"],
    ["you", "Last quarter", "right"],
    ...rightOrder.map((text) => ["key", text, null]),
  ]);
});
