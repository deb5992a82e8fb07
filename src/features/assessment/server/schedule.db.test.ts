import { expect, test } from "vitest";
import { finishAttempts, listOverdueAttempts } from "@/features/assessment/server/finish-overdue-attempts";
import { attemptScenes } from "@/testing/attempt-scene";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer, keyOf } = attemptScenes(database);

const hour = 3_600_000;
/** Hours after the moment at which every scene's clock starts. */
const after = (hours: number) => new Date(aClock().now().getTime() + hours * hour);

test("before it opens the start screen says when, and no attempt starts", async () => {
  const { api, address, clock } = await scene({ opensAt: after(2) });
  expect((await api.startFacts(address))?.action).toEqual({
    type: "refuse",
    reason: "assessment.not_open_yet",
    at: after(2),
  });
  await expect(api.start(address)).rejects.toMatchObject({
    message: "assessment.not_open_yet",
    cause: { facts: { at: after(2).toISOString() } },
  });
  clock.advance(2 * hour);
  expect(await api.start(address)).toMatchObject({ isResumed: false });
});

test("an attempt that runs ends at the closing with what is saved, and none starts afterwards", async () => {
  const set = await scene({ closesAt: after(3), timeLimitMinutes: 240 });
  const { attemptId } = await set.api.start(set.address);
  expect(await set.running()).toMatchObject({ deadlineAt: after(3), remainingSeconds: 3 * 3600 });
  await answer(set, attemptId, 0, { selectedAnswers: [(await keyOf(set.made)).id] });
  set.clock.advance(3 * hour + 60_000);
  const late = answer(set, attemptId, 1, { textResponse: "4.2" });
  await expect(late).rejects.toMatchObject({ message: "assessment.time_is_over" });
  const deps = { db: database.db, now: set.clock.now };
  expect(await listOverdueAttempts(deps, 1_000)).toContain(attemptId);
  await finishAttempts(deps, [attemptId]);
  const closed = { type: "refuse", reason: "assessment.closed", at: after(3) };
  expect(await set.review(attemptId)).toMatchObject({
    state: "EXPIRED",
    endedAt: after(3),
    score: { earned: 100 },
    next: closed,
  });
  expect((await set.api.startFacts(set.address))?.action).toEqual(closed);
  await expect(set.api.start(set.address)).rejects.toMatchObject({ message: "assessment.closed" });
});

test("the next attempt waits for the time that its author set, and leaving the course shortens nothing", async () => {
  const set = await scene({ cooldownMinutes: 90 });
  await set.api.submit(await set.api.start(set.address));
  set.clock.advance(hour);
  const refusal = { type: "refuse", reason: "assessment.too_soon", at: after(1.5) };
  expect((await set.api.startFacts(set.address))?.action).toEqual(refusal);
  const { made, learner } = set;
  await database.db.enrollment.update({
    where: { id: learner.enrollmentId },
    data: { status: "DROPPED", endedAt: set.clock.now() },
  });
  await database.db.enrollment.create({
    data: { userId: learner.id, courseId: made.courseId, versionId: made.versionId },
  });
  await expect(set.api.start(set.address)).rejects.toMatchObject({ message: "assessment.too_soon" });
  set.clock.advance(hour / 2);
  expect(await set.api.start(set.address)).toMatchObject({ isResumed: false });
});

test("an attempt keeps the schedule that it started with, and one from before there was a schedule has none", async () => {
  const set = await scene({ opensAt: after(-1), closesAt: after(5), cooldownMinutes: 10 });
  const { attemptId } = await set.api.start(set.address);
  const stored = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } });
  expect(stored.rules).toMatchObject({
    opensAt: after(-1).toISOString(),
    closesAt: after(5).toISOString(),
    cooldownMinutes: 10,
  });
  await set.api.submit({ attemptId });
  expect((await set.review(attemptId)).rules).toMatchObject({ opensAt: after(-1), closesAt: after(5) });
  const { opensAt: _, closesAt: __, cooldownMinutes: ___, ...before } = stored.rules as Record<string, string>;
  await database.db.assessmentAttempt.update({ where: { id: attemptId }, data: { rules: before } });
  expect((await set.review(attemptId)).rules).toMatchObject({ opensAt: null, closesAt: null, cooldownMinutes: 0 });
});

test("the database refuses a schedule that closes before it opens", async () => {
  await expect(scene({ opensAt: after(2), closesAt: after(1) })).rejects.toThrow("assessment_version_schedule");
});
