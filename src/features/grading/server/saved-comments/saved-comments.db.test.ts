import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { mostSavedComments } from "@/features/grading/rules";
import { createCaller } from "@/server/trpc/root";
import { aPerson } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";

const database = testDatabase();

async function aGrader() {
  const person = await aPerson(database.db, "INSTRUCTOR");
  const { savedComments: api } = createCaller({ ...depsOf(database.db, person, aClock()) }).grading;
  return {
    person,
    list: () => api.list(),
    save: (comment: { savedCommentId: string; text: string }) => api.save(comment),
    remove: (comment: { savedCommentId: string }) => api.remove(comment),
  };
}

test("a saved comment is found again, changed and removed, sent twice is one, and is its grader's alone", async () => {
  const [grader, other] = [await aGrader(), await aGrader()];
  const savedCommentId = randomUUID();
  await grader.save({ savedCommentId, text: "  Say why. " });
  await grader.save({ savedCommentId, text: "Say why." });
  await grader.save({ savedCommentId: randomUUID(), text: "A unit is missing." });
  expect((await grader.list()).map(({ text }) => text)).toEqual(["A unit is missing.", "Say why."]);
  await grader.save({ savedCommentId, text: "Say why it is so." });
  expect((await grader.list()).map(({ text }) => text)).toEqual(["A unit is missing.", "Say why it is so."]);
  expect(await other.list()).toEqual([]);
  const missing = { cause: { reason: "grading.no_such_comment" } };
  await expect(other.save({ savedCommentId, text: "Mine" })).rejects.toMatchObject(missing);
  await expect(other.remove({ savedCommentId })).rejects.toMatchObject(missing);
  await expect(grader.save({ savedCommentId: randomUUID(), text: " \n " })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await grader.remove({ savedCommentId });
  await grader.remove({ savedCommentId });
  expect(await grader.list()).toHaveLength(1);
});

test("of saved comments there are so many at most, also when the last two come at once", async () => {
  const grader = await aGrader();
  const texts = Array.from({ length: mostSavedComments - 1 }, (_, at) => ({
    userId: grader.person.id,
    text: `Comment ${at}`,
  }));
  await database.db.savedComment.createMany({ data: texts });
  const saves = ["One", "Another"].map((text) => () => grader.save({ savedCommentId: randomUUID(), text }));
  const results = await Promise.allSettled(saves.map((save) => save()));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
    cause: { reason: "grading.too_many_comments", facts: { most: mostSavedComments } },
  });
  expect(await grader.list()).toHaveLength(mostSavedComments);
});
