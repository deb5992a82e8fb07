import { randomUUID } from "node:crypto";
import type { GiveGrade } from "@/features/gradebook/schema";
import { gradebookRouter } from "@/features/gradebook/server/router";
import { fromHundredths } from "@/features/questions/points";
import { statedReview } from "@/features/questions/review-matrix";
import { createCallerFactory } from "@/server/trpc/init";
import { aClock } from "./clock";
import type { TestDatabase } from "./database";
import { aCourseOf } from "./factories/course-of";
import { aPerson, asActor } from "./factories/person";

const makeCaller = createCallerFactory(gradebookRouter);

type CountingRule = "BEST" | "LAST" | "AVERAGE";

/** Courses with a gradebook, for tests that share a database. */
export function gradebookScenes(database: TestDatabase) {
  const clock = aClock();

  /** A live course with so many assessments, one a lesson. */
  async function aBook(assessments = 2) {
    const { db } = database;
    const course = await aCourseOf(db, {
      modules: [{ lessons: Array.from({ length: assessments }, () => ({ hasAssessment: true })) }],
    });
    const found = await db.assessment.findMany({ where: { courseId: course.id }, include: { versions: true } });
    const itemIds = course.lessonIds.flatMap((id) => found.find(({ lessonId }) => lessonId === id)?.id ?? []);
    const versionOf = (id: string) => found.find((one) => one.id === id)?.versions[0]?.id ?? "";
    const by = (person: { id: string; name: string; role: "STUDENT" | "INSTRUCTOR" | "ADMIN" }) =>
      makeCaller({
        ...{
          db,
          actor: asActor(person),
          now: clock.now,
          locale: "en",
          requestId: "",
          ip: "192.0.2.1",
          userAgent: "test",
        },
      });
    const api = by(course.teacher);
    const courseId = course.id;

    async function aStudent(name: string) {
      const person = await aPerson(db, { name });
      const enrollment = { userId: person.id, courseId, versionId: course.versionId };
      const { id } = await db.enrollment.create({ data: enrollment });
      return { ...person, enrollmentId: id };
    }

    /** An ended attempt with this percentage in hundredths, or one that waits to be graded. */
    async function tried(
      student: { id: string; enrollmentId: string },
      itemId: string,
      { percentage, rule = "BEST", shows = true }: { percentage: number | null; rule?: CountingRule; shows?: boolean },
    ) {
      const { enrollmentId } = student;
      const attemptNumber = (await db.assessmentAttempt.count({ where: { enrollmentId, assessmentId: itemId } })) + 1;
      const result =
        percentage === null
          ? { state: "GRADING" as const }
          : {
              state: "SUBMITTED" as const,
              percentage: fromHundredths(percentage),
              score: 1,
              isPassed: percentage > 5000,
            };
      await db.assessmentAttempt.create({
        data: {
          ...{ enrollmentId, userId: student.id, assessmentId: itemId, assessmentVersionId: versionOf(itemId) },
          ...{ attemptNumber, maxScore: 4, questionOrder: [], endedAt: clock.now(), ...result },
          rules: {
            ...{ passingScore: 5000, maxAttempts: 0, timeLimitMinutes: 0, countingRule: rule },
            review: statedReview({ showResults: shows, showCorrectAnswers: "NEVER" }, { closes: false }),
          },
        },
      });
    }

    const give = (grade: Partial<GiveGrade> & Pick<GiveGrade, "enrollmentId" | "itemId">, as = api) =>
      as.give({ courseId, gradeId: randomUUID(), replaces: 0, points: 5000, ...grade });
    const view = (asked: Partial<Parameters<typeof api.get>[0]> = {}) => api.get({ courseId, ...asked });
    return { db, course, courseId, itemIds, api, by, aStudent, tried, give, view };
  }

  return { aBook, clock };
}
