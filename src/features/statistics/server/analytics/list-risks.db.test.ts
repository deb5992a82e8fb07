import { expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();

test("a student at risk has as many attempts left as their accommodation or their group's gives, and others as published", async () => {
  const { db } = database;
  const clock = aClock("2026-11-20T12:00:00Z");
  const quiz = { type: "QUIZ", hasAssessment: true } as const;
  const course = await aCourseOf(db, { modules: [{ lessons: [quiz] }] });
  const published = { lessonVersion: { versionId: course.versionId } };
  await db.assessmentVersion.updateMany({ where: published, data: { maxAttempts: 2 } });
  const { id: assessmentVersionId, assessmentId } = await db.assessmentVersion.findFirstOrThrow({ where: published });
  const at = clock.now();
  const failing = async (name: string) => {
    const { id: userId } = await aPerson(db, { name });
    const seen = { startedAt: at, lastAccessedAt: at };
    const { id: enrollmentId } = await db.enrollment.create({
      data: { courseId: course.id, versionId: course.versionId, userId, ...seen },
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
  const teacher = createCaller(depsOf(db, actorOf(course.teacher), clock));
  const left = async () => {
    const { learners } = await teacher.statistics.analytics.risks({ courseId: course.id });
    return Object.fromEntries(
      learners.flatMap(({ name, risks }) =>
        risks.flatMap((risk) => (risk.reason === "failed" ? [[name, risk.left] as const] : [])),
      ),
    );
  };
  expect(await left()).toEqual({ "Own Orr": 0, "Group Gray": 0, "Fine Fern": 0 });
  const { id: groupId } = await db.courseGroup.create({ data: { courseId: course.id, name: "Second language" } });
  await db.courseGroupMember.createMany({ data: [own, inGroup].map((userId) => ({ groupId, userId })) });
  await db.assessmentAccommodation.createMany({
    data: [
      { assessmentId, userId: own, groupId: null, extraAttempts: 3 },
      { assessmentId, userId: null, groupId, extraAttempts: 1 },
    ],
  });
  expect(await left()).toEqual({ "Own Orr": 3, "Group Gray": 1, "Fine Fern": 0 });
});
