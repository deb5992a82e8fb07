import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type MissedRow, missedRows, toMissed } from "@/features/assessment/server/missed-questions";
import { aReadingBefore, nameLessons } from "@/testing/a-reading-before";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer, answerRightly } = attemptScenes(database);
type Scene = Awaited<ReturnType<typeof scene>>;

/** Both questions wrong; for the first two lessons are named, one of them twice, and for both one that is not in the course. */
async function bothMissed(plan: Parameters<typeof scene>[0] = {}) {
  const set = await scene(plan);
  const { made } = set;
  const [ebb, flood] = [await aReadingBefore(database, made, "Ebb"), await aReadingBefore(database, made, "Flood")];
  const [one = "", two = ""] = made.questionVersionIds;
  const gone = randomUUID();
  await nameLessons(database, one, [flood, ebb, gone]);
  await nameLessons(database, two, [gone, flood]);
  const { attemptId } = await set.api.start(set.address);
  const wrong = await database.db.answer.findFirstOrThrow({ where: { questionVersionId: one, isCorrect: false } });
  await answer(set, attemptId, 0, { selectedAnswers: [wrong.id] });
  await answer(set, attemptId, 1, { textResponse: "9" });
  await set.api.submit({ attemptId });
  set.clock.advance(60_000);
  return { set, attemptId, ebb, flood };
}

const namedIn = async (set: Scene, attemptId: string) =>
  (await set.review(attemptId)).questions.map(({ readAgain }) => readAgain.map(({ title, place }) => [place, title]));

async function onDashboard({ learner, clock }: Scene) {
  const [row] = await database.db.$queryRaw<
    [{ rows: MissedRow[] }]
  >`SELECT ${missedRows(learner.id, clock.now())} AS rows`;
  return (await toMissed(row.rows, clock.now())).latest.map(({ readAgain }) => readAgain?.title);
}

describe("lessons to read again", () => {
  test("are those that the author named for what was missed, in the author's order, as far as the course has them", async () => {
    const { set, attemptId, flood } = await bothMissed();
    expect(await namedIn(set, attemptId)).toEqual([
      [
        ["1.2", "Flood"],
        ["1.1", "Ebb"],
      ],
      [["1.2", "Flood"]],
    ]);
    expect((await set.review(attemptId)).questions[1]?.readAgain).toMatchObject([{ lessonId: flood }]);
  });

  test("are named for no question that was answered right", async () => {
    const { set } = await bothMissed();
    const { attemptId } = await set.api.start(set.address);
    await answerRightly(set, attemptId);
    await set.api.submit({ attemptId });
    expect(await namedIn(set, attemptId)).toEqual([[], []]);
  });

  test.each([
    ["feedback", { feedback: [] }],
    ["whether answers were right", { correctness: [] }],
  ])("are not named while %s isn't shown", async (_, review) => {
    const { set, attemptId } = await bothMissed({ review });
    expect(await namedIn(set, attemptId)).toEqual([[], []]);
  });

  test("the one that was named most often is on the dashboard; without feedback it's the lesson before", async () => {
    const { set } = await bothMissed();
    expect(await onDashboard(set)).toEqual(["Flood"]);
    const ebbOnly = await bothMissed();
    const [one = "", two = ""] = ebbOnly.set.made.questionVersionIds;
    await nameLessons(database, one, [ebbOnly.ebb]);
    await nameLessons(database, two, []);
    expect(await onDashboard(ebbOnly.set)).toEqual(["Ebb"]);
    const quiet = await bothMissed({ review: { feedback: [] } });
    const [first = ""] = quiet.set.made.questionVersionIds;
    await nameLessons(database, first, [quiet.ebb]);
    await nameLessons(database, quiet.set.made.questionVersionIds[1] ?? "", [quiet.ebb]);
    expect(await onDashboard(quiet.set)).toEqual(["Flood"]);
  });
});
