import { describe, expect, test } from "vitest";
import { type Memory, newMemory, reviewMemory, StoredMemory } from "./scheduling";
import type { PracticeRating } from "./schema";

const day = 86_400_000;
const start = new Date("2022-11-29T12:30:00Z");

/** As it comes back from where it is stored. */
function stored(memory: Memory): Memory {
  const { dueAt, lastReviewAt, ...rest } = StoredMemory.parse(JSON.parse(JSON.stringify(memory)));
  return { ...rest, dueAt: new Date(dueAt), lastReviewAt: lastReviewAt === null ? null : new Date(lastReviewAt) };
}

// The vectors that the tests of py-fsrs (test_review_card, test_memo_state) and ts-fsrs (FSRS-6.test.ts) publish for the default parameters.
describe("the schedule", () => {
  test("has the reference's intervals, reviewed whenever due", () => {
    const ratings: PracticeRating[] = [
      ...["GOOD", "GOOD", "GOOD", "GOOD", "GOOD", "GOOD", "AGAIN", "AGAIN"],
      ...["GOOD", "GOOD", "GOOD", "GOOD", "GOOD"],
    ] as PracticeRating[];
    let memory = newMemory(start);
    const days = ratings.map((rating) => {
      const now = memory.dueAt;
      memory = stored(reviewMemory(memory, rating, now));
      return Math.floor((memory.dueAt.getTime() - now.getTime()) / day);
    });
    expect(days).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
    expect(memory).toMatchObject({ state: "REVIEW", reps: 13, lapses: 1 });
  });

  test("has the reference's memory after irregular reviews", () => {
    let memory = newMemory(start);
    let now = start.getTime();
    for (const [at, days] of [0, 0, 1, 3, 8, 21].entries()) {
      now += days * day;
      memory = stored(reviewMemory(memory, at === 0 ? "AGAIN" : "GOOD", new Date(now)));
    }
    expect(memory.stability).toBeCloseTo(53.62691, 4);
    expect(memory.difficulty).toBeCloseTo(6.3574867, 4);
  });

  test("begins with the reference's stability and difficulty for each rating", () => {
    const first = (["AGAIN", "HARD", "GOOD", "EASY"] as const).map((rating) =>
      reviewMemory(newMemory(start), rating, start),
    );
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
    expect(first.map(({ dueAt }) => (dueAt.getTime() - start.getTime()) / 60_000)).toEqual([1, 6, 10, 8 * 1440]);
    expect(first.map(({ state }) => state)).toEqual(["LEARNING", "LEARNING", "LEARNING", "REVIEW"]);
  });
});
