import { expect, test } from "vitest";
import type { Reason } from "@/lib/app-error";
import { reasonSentence } from "./reason-sentence";

test("sizes are written in their unit, and an amount with its currency as a price", async () => {
  const facts = { usedBytes: 0, reservedBytes: 0, quotaBytes: 5_000_000, freeBytes: 812_000, sizeBytes: 4_200_000 };
  expect(await reasonSentence({ reason: "media.quota", facts }, "en")).toContain(
    "needs 4.2 MB and you have 812 kB left",
  );
  const price = { amountMinor: 4950, currency: "EUR" };
  expect(await reasonSentence({ reason: "enrollment.price_changed", facts: price }, "en")).toContain("to €49.50.");
});

test("seconds to wait are told in minutes", async () => {
  const told = (retryAfterSeconds: number) =>
    reasonSentence({ reason: "accounts.locked", facts: { retryAfterSeconds } }, "en");
  expect(await told(50)).toContain("Wait a minute,");
  expect(await told(61)).toContain("Wait 2 minutes,");
});

test("a single point is no plural, and what is not known isn't mentioned", async () => {
  const changed = (points: number | null) =>
    reasonSentence({ reason: "gradebook.graded_meanwhile", facts: { by: null, points } }, "en");
  expect(await changed(1)).toContain("changed this grade meanwhile to 1 point. Yours");
  expect(await changed(2.5)).toContain("changed this grade meanwhile to 2.5 points. Yours");
  expect(await changed(null)).toMatch(/^Someone changed this grade meanwhile\. Yours/);
  const graded = { reason: "grading.graded_meanwhile", facts: { by: null, points: 1 } } as const;
  expect(await reasonSentence(graded, "en")).toContain("Someone graded this answer meanwhile, with 1 point.");
  const more = { reason: "gradebook.more_points_given", facts: { points: 1, item: "Essay" } } as const;
  expect(await reasonSentence(more, "en")).toContain("already has 1 point for Essay.");
});

test("a schedule that can't be read is told its fields and their ranges", async () => {
  expect(await reasonSentence({ reason: "jobs.bad_cron", facts: {} }, "en")).toMatch(/five cron fields.* hour 0 to 23/);
});

test("who did something is named where it is known", async () => {
  const told = (by: string | null) =>
    reasonSentence({ reason: "instructors.decided_meanwhile", facts: { status: "ACTIVE", by } }, "en");
  expect(await told("Ada Lovelace")).toBe("Ada Lovelace decided in the meantime: they can teach.");
  expect(await told(null)).toBe("Someone decided in the meantime: they can teach.");
});

test("a language of its own, and the plain English one for those that no one offers", async () => {
  const refusal = { reason: "learning.not_enrolled", facts: {} } as const;
  expect(await reasonSentence(refusal, "en-XA")).toMatch(/^\[.*\]$/);
  expect(await reasonSentence(refusal, "xx")).toBe("Enroll in the course first.");
});

test("a reason without a sentence, or facts that don't fill it, never show a key or a brace", async () => {
  const unexpected = /^Something failed on our side/;
  expect(await reasonSentence({ reason: "made.up" as Reason, facts: {} }, "en")).toMatch(unexpected);
  expect(await reasonSentence({ reason: "reviews.too_early", facts: {} }, "en")).toMatch(unexpected);
});
