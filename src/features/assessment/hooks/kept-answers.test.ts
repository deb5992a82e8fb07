import { openDB } from "idb";
import { expect, test } from "vitest";
import { KeptStore } from "@/lib/kept/kept-store";
import { withBrowserStorage } from "@/testing/browser-storage";
import type { Change } from "./answer-queue";
import { keptAnswers } from "./kept-answers";

withBrowserStorage();

const answer = (questionVersionId: string, revision = 1): Change => ({
  ...{ questionVersionId, revision, clientId: "c", selectedAnswers: ["a"], textResponse: "" },
  ...{ fields: { "1": "ebb" }, isFlagged: false },
});

test("answers are kept by student and attempt until the server has them or something newer", async () => {
  const store = new KeptStore();
  const kept = keptAnswers("ada", "attempt", store);
  expect(await kept.keep(answer("q1", 5))).toBe(true);
  await kept.keep(answer("q2", 3));
  kept.forget("q1", 4);
  kept.forget("q2", 3);
  expect(await kept.list()).toEqual([answer("q1", 5)]);
  expect(await keptAnswers("bob", "attempt", store).list()).toEqual([]);
  expect(await keptAnswers("ada", "other", store).list()).toEqual([]);
});

test("a page knows that an answer of its attempt was taken while it was on its way", async () => {
  const store = new KeptStore();
  const kept = keptAnswers("ada", "attempt", store);
  const asked = Date.now();
  await kept.keep(answer("q1", 5));
  expect(await kept.wereSentSince(asked)).toBe(false);
  kept.forget("q1", 5);
  expect(await kept.list()).toEqual([]);
  expect(await kept.wereSentSince(asked)).toBe(true);
  expect(await kept.wereSentSince(Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(await keptAnswers("ada", "other", store).wereSentSince(asked)).toBe(false);
  expect(await keptAnswers("bob", "attempt", store).wereSentSince(asked)).toBe(false);
});

test("what an earlier release kept of an attempt is taken over, and of others left until they are read", async () => {
  const before = await openDB("lectern-attempts", 1, {
    upgrade: (database) => void database.createObjectStore("answers", { keyPath: ["attemptId", "questionVersionId"] }),
  });
  // Answers had no fields then.
  const { fields: _, ...one } = answer("q1", 2);
  const { fields: __, ...two } = answer("q9", 7);
  await before.put("answers", { attemptId: "one", ...one });
  await before.put("answers", { attemptId: "two", ...two });
  before.close();
  const store = new KeptStore();
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);
  expect(await keptAnswers("ada", "one", store).list()).toEqual([{ ...one, fields: {} }]);
  expect(await names()).toContain("lectern-attempts");
  expect(await keptAnswers("bob", "two", store).list()).toEqual([{ ...two, fields: {} }]);
  expect(await names()).not.toContain("lectern-attempts");
});
