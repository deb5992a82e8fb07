import { expect, test } from "vitest";
import { questionTypes } from "@/features/questions/question-type";
import { testDatabase } from "@/testing/database";
import { everyKindQuiz } from "@/testing/every-kind-quiz";
import { quizFolders } from "@/testing/quiz-folders";

const database = testDatabase();
const { bringQuiz } = quizFolders(database);

test("a question of every kind comes out of the database as it went in, and again the same over itself", async () => {
  const { db } = database;
  const { takeOut, bringBack } = await bringQuiz("kinds", everyKindQuiz, { "media/harbor.png": new Uint8Array(9) });
  const types = await db.questionVersion.findMany({ distinct: "type", select: { type: true } });
  expect(new Set(types.map(({ type }) => type))).toEqual(new Set(questionTypes));
  const count = await db.questionVersion.count();
  const { folder, quiz } = await takeOut();
  expect(quiz).toBe(everyKindQuiz);
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count()).toBe(count);
  expect((await takeOut()).quiz).toBe(everyKindQuiz);
});
