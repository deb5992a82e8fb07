import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aReadingBefore, nameLessons } from "@/testing/a-reading-before";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { joinQueue } from "./join-queue";

const database = testDatabase();
const { scene } = attemptScenes(database);

test("a practiced question leads to the lessons that its author named, else to the lesson before, and to none after leaving the course", async () => {
  const set = await scene({ showResults: true, showCorrectAnswers: "AFTER_SUBMIT" });
  const ebb = await aReadingBefore(database, set.made, "Ebb");
  await aReadingBefore(database, set.made, "Flood");
  const { attemptId } = await set.api.start(set.address);
  await set.api.submit({ attemptId });
  await joinQueue({ db: database.db, now: set.clock.now }, attemptId);
  const { practice } = createCaller(depsOf(database.db, set.learner, set.clock));
  const readAgain = async () => {
    const { card } = await practice.next();
    if (!card) throw new Error("nothing is due");
    const asked = { cardId: card.id, questionVersionId: card.question.versionId };
    return (await practice.check({ ...asked, selectedAnswers: [], textResponse: "" })).readAgain.map(
      ({ title }) => title,
    );
  };
  expect(await readAgain()).toEqual(["Flood"]);
  for (const id of set.made.questionVersionIds) await nameLessons(database, id, [ebb, randomUUID()]);
  expect(await readAgain()).toEqual(["Ebb"]);
  await database.db.enrollment.updateMany({ where: { userId: set.learner.id }, data: { status: "DROPPED" } });
  expect(await readAgain()).toEqual([]);
});
