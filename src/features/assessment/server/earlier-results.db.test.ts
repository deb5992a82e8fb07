import { describe, expect, test } from "vitest";
import { statedReview } from "@/features/questions/review-matrix";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer, answerRightly } = attemptScenes(database);
type Scene = Awaited<ReturnType<typeof scene>>;

/** The first question left blank and the second right, or both right. */
async function anAttempt(set: Scene, isRight: boolean): Promise<string> {
  const { attemptId } = await set.api.start(set.address);
  if (isRight) await answerRightly(set, attemptId);
  else await answer(set, attemptId, 1, { textResponse: "4.2" });
  await set.api.submit({ attemptId });
  set.clock.advance(60_000);
  return attemptId;
}

describe("a review beside earlier attempts", () => {
  test("has the points that each question earned then, of earlier attempts alone, and says where its wording was another", async () => {
    const set = await scene({ showResults: true });
    const first = await anAttempt(set, false);
    const second = await anAttempt(set, true);
    const [one = ""] = set.made.questionVersionIds;
    const before = await database.db.questionVersion.findUniqueOrThrow({ where: { id: one } });
    const reworded = { questionId: before.questionId, number: 2, type: "NUMERIC" as const, text: "How high?" };
    const next = await database.db.questionVersion.create({ data: { ...reworded, numericValue: "7", points: 2 } });
    await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.assessmentQuestion.updateMany({
        where: { questionVersionId: one },
        data: { questionVersionId: next.id },
      });
    });
    const third = await anAttempt(set, false);
    const earlierIn = async (attemptId: string) =>
      (await set.review(attemptId)).questions.map(({ earlier }) => earlier);
    expect(await earlierIn(first)).toEqual([[], []]);
    const asked = { points: 100, isReworded: false };
    expect(await earlierIn(second)).toEqual([
      [{ number: 1, earned: 0, ...asked }],
      [{ number: 1, earned: 100, ...asked }],
    ]);
    expect((await earlierIn(third))[0]).toEqual([
      { number: 1, earned: 0, points: 100, isReworded: true },
      { number: 2, earned: 100, points: 100, isReworded: true },
    ]);
  });

  test("has nothing of an attempt whose own review shows no points, nor anything while this one shows none", async () => {
    const set = await scene({ showResults: true });
    const first = await anAttempt(set, false);
    const second = await anAttempt(set, true);
    const show = (id: string, showResults: boolean) => {
      const review = statedReview({ showResults }, { closes: false });
      return database.db.$executeRaw`UPDATE assessment_attempt
        SET rules = rules || ${JSON.stringify({ review })}::jsonb WHERE id = ${id}::uuid`;
    };
    const earlier = async () => (await set.review(second)).questions.map((question) => question.earlier?.length);
    await show(first, false);
    expect(await earlier()).toEqual([0, 0]);
    await show(first, true);
    expect(await earlier()).toEqual([1, 1]);
    await show(second, false);
    expect(await earlier()).toEqual([0, 0]);
  });
});
