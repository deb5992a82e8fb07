import { expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aPerson as anActor, anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();

test("a student at risk has as many attempts left as their accommodation or their group's gives, and others as published", async () => {
  const { db } = database;
  const clock = aClock("2026-11-20T12:00:00Z");
  const { courseId, versionId, assessmentId, assessmentVersionId } = await anAssessment(db, { maxAttempts: 2 });
  const at = clock.now();
  const failing = async (name: string) => {
    const { id: userId } = await aPerson(db, { name });
    const seen = { startedAt: at, lastAccessedAt: at };
    const { id: enrollmentId } = await db.enrollment.create({
      data: { courseId, versionId, userId, ...seen },
    });
    const about = { enrollmentId, userId, assessmentId, assessmentVersionId, questionOrder: [], rules: {} };
    const ended = { state: "SUBMITTED", startedAt: at, endedAt: at, timeTakenSeconds: 60 } as const;
    const result = { score: 10, maxScore: 100, percentage: 10, isPassed: false };
    for (const attemptNumber of [1, 2])
      await db.assessmentAttempt.create({ data: { ...about, ...ended, ...result, attemptNumber } });
    return userId;
  };
  const [own, inGroup] = [await failing("Own Orr"), await failing("Group Gray")];
  await failing("Fine Fern");
  const admin = createCaller(depsOf(db, await anActor(db, "ADMIN"), clock));
  const left = async () => {
    const { learners } = await admin.statistics.analytics.risks({ courseId });
    return Object.fromEntries(
      learners.flatMap(({ name, risks }) =>
        risks.flatMap((risk) => (risk.reason === "failed" ? [[name, risk.left] as const] : [])),
      ),
    );
  };
  expect(await left()).toEqual({ "Own Orr": 0, "Group Gray": 0, "Fine Fern": 0 });
  const { id: groupId } = await db.courseGroup.create({ data: { courseId, name: "Second language" } });
  await db.courseGroupMember.createMany({ data: [own, inGroup].map((userId) => ({ groupId, userId })) });
  await db.assessmentAccommodation.createMany({
    data: [
      { assessmentId, userId: own, groupId: null, extraAttempts: 3 },
      { assessmentId, userId: null, groupId, extraAttempts: 1 },
    ],
  });
  expect(await left()).toEqual({ "Own Orr": 3, "Group Gray": 1, "Fine Fern": 0 });
});
