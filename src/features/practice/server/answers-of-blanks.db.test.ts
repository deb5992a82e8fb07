import { expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { joinQueue } from "./join-queue";

const database = testDatabase();
const { scene } = attemptScenes(database);

test("a wrong answer that is foreseen for a blank says why when it is practiced, and nothing before", async () => {
  const neap = { text: "neap", credit: 0, feedback: "That is the smallest." };
  const blanks = [{ kind: "text", key: "1", feedback: "", isCaseSensitive: false, accepted: ["spring", neap] }];
  const questions = [{ type: "FILL_IN_BLANKS" as const, text: "[[1]] tide", body: { blanks } }];
  const { api, address, clock, learner } = await scene({
    ...{ showResults: true, showCorrectAnswers: "AFTER_SUBMIT", questions },
  });
  const { attemptId } = await api.start(address);
  await api.submit({ attemptId });
  await joinQueue({ db: database.db, now: clock.now }, attemptId);
  const { practice } = createCaller(depsOf(database.db, learner, clock));
  const { card } = await practice.next();
  expect(JSON.stringify(card)).not.toMatch(/neap|smallest|spring/);
  const given = { cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" };
  const { review } = await practice.check({ ...given, fields: { "1": "Neap" } });
  expect(review.rows[0]).toMatchObject({ who: "you", sign: "wrong", feedback: { html: "That is the smallest." } });
});
