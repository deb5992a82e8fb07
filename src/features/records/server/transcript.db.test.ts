import { describe, expect, it } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(person), clock));

const rules = {
  passingScore: 7000,
  maxAttempts: 0,
  timeLimitMinutes: 0,
  countingRule: "BEST",
  review: standardReview,
};

async function tries(enrollment: { id: string }, userId: string, lessonId: string, scores: number[], changed = {}) {
  const { id: assessmentId, versions } = await test.db.assessment.findUniqueOrThrow({
    where: { lessonId },
    include: { versions: true },
  });
  for (const [index, score] of scores.entries())
    await test.db.assessmentAttempt.create({
      data: {
        enrollmentId: enrollment.id,
        userId,
        assessmentId,
        assessmentVersionId: versions[0]?.id ?? "",
        attemptNumber: index + 1,
        state: "SUBMITTED",
        startedAt: new Date(clock.now().getTime() + index),
        endedAt: clock.now(),
        questionOrder: [],
        rules: { ...rules, ...changed },
        score,
        maxScore: 10,
        percentage: score * 10,
        isPassed: score >= 7,
      },
    });
}

describe("the transcript", () => {
  it("lists dates, active time, the result that is and the certificate", async () => {
    const student = await aPerson(test.db, { name: "Ада Лавлейс" });
    const course = await aCourse(test.db, { lessons: 2, assessments: 1 });
    const enrollment = await anEnrollment(test.db, {
      userId: student.id,
      course,
      completedAt: new Date("2026-02-01T10:00:00Z"),
    });
    await test.db.enrollment.update({ where: { id: enrollment.id }, data: { timeSpentSeconds: 4321 } });
    await tries(enrollment, student.id, course.lessonIds[1] ?? "", [8.5, 6]);
    const transcript = await as(student).records.transcript();
    expect(transcript).toMatchObject({
      name: "Ада Лавлейс",
      asOf: clock.now(),
      coursesCompleted: 1,
      timeSpentSeconds: 4321,
      entries: [
        {
          courseTitle: "Reading a Tide Table",
          status: "COMPLETED",
          completedAt: new Date("2026-02-01T10:00:00Z"),
          timeSpentSeconds: 4321,
          certificate: null,
          results: [{ title: "Check", percentage: 85, isPassed: true, tries: 2 }],
        },
      ],
    });
  });

  it("keeps from the student a score that the author does not show", async () => {
    const student = await aPerson(test.db);
    const course = await aCourse(test.db, { lessons: 1, assessments: 1 });
    const enrollment = await anEnrollment(test.db, { userId: student.id, course });
    await tries(enrollment, student.id, course.lessonIds[0] ?? "", [8.5], { review: { ...standardReview, score: [] } });
    const [entry] = (await as(student).records.transcript()).entries;
    expect(entry?.results).toMatchObject([{ percentage: null, isPassed: true }]);
  });

  it("keeps both stays of who leaves and comes back, each with its own work", async () => {
    const student = await aPerson(test.db);
    const course = await aCourse(test.db, { lessons: 2 });
    const api = as(student);
    await api.enrollment.enroll({ slug: course.slug });
    const lesson = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    await api.learning.open(lesson);
    await api.learning.markComplete(lesson);
    const [first] = (await api.records.transcript()).entries;
    expect(first).toMatchObject({ status: "ACTIVE", progressPercentage: 50 });
    await api.enrollment.leave({ slug: course.slug });
    expect((await api.records.transcript()).entries).toMatchObject([
      { enrollmentId: first?.enrollmentId, status: "DROPPED", progressPercentage: 50, endedAt: clock.now() },
    ]);
    await api.enrollment.enroll({ slug: course.slug });
    const { entries } = await api.records.transcript();
    expect(entries.map(({ status }) => status).sort()).toEqual(["ACTIVE", "DROPPED"]);
    expect(entries.find(({ status }) => status === "DROPPED")).toMatchObject({ progressPercentage: 50 });
  });

  it("is empty for a new person, one's own only, and closed to who is signed out", async () => {
    const course = await aCourse(test.db);
    await anEnrollment(test.db, { userId: (await aPerson(test.db)).id, course });
    expect((await as(await aPerson(test.db)).records.transcript()).entries).toEqual([]);
    await expect(as(null).records.transcript()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
