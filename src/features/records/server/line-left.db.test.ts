import { describe, expect, it } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { anEnrollment } from "@/testing/factories/course";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(person), clock));

const content = "# Tides\n\nThe moon pulls, and the sea follows.\n\nThe sun pulls as well, from further away.";
const guestContent = "What guests may read of it, a line of its own.";
const moon = "The moon pulls, and the sea follows.";
const sun = "The sun pulls as well, from further away.";

type Student = Awaited<ReturnType<typeof aPerson>>;
const lineOf = async (student: Student) => (await as(student).records.dashboard()).line;

/** Their place in the lesson, as it is told by the page. */
const stopAt = (enrollmentId: string, lessonId: string, readingBlock: number, readingShare = 0.5) =>
  test.db.$transaction(async (tx) => {
    await tx.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: lessonId } });
    await tx.lessonProgress.upsert({
      where: { enrollmentId_lessonId: { enrollmentId, lessonId } },
      create: { enrollmentId, lessonId, readingBlock, readingShare },
      update: { readingBlock, readingShare },
    });
  });

describe("the line at which a student stopped", () => {
  it("is of the text that is open to them, from the version that they are on, and costs no query of its own", async () => {
    const lessons = [
      { title: "Open", content },
      { title: "Paid", content, guestContent, accessLevel: "PREMIUM" as const },
    ];
    const made = await aCourseOf(test.db, { modules: [{ lessons }] });
    const [open = "", paid = ""] = made.lessonIds;
    const student = await aPerson(test.db);
    expect(await lineOf(student), "without an enrollment").toBeNull();
    const { id } = await anEnrollment(test.db, { userId: student.id, course: made });
    expect(await lineOf(student), "before anything was opened").toEqual({ lessonId: open, text: moon });
    await stopAt(id, open, 2);
    expect(await lineOf(student)).toEqual({ lessonId: open, text: sun });
    expect(await countQueries(() => lineOf(student))).toBe(1);
    await stopAt(id, paid, 2);
    expect(await lineOf(student), "of a lesson that is closed to them").toBeNull();

    await stopAt(id, open, 2);
    const next = await test.db.courseVersion.create({
      data: { courseId: made.id, number: 2, title: "Second", publishedAt: new Date(0) },
    });
    await test.db.course.update({ where: { id: made.id }, data: { liveVersionId: next.id } });
    expect(await lineOf(student), "of the version before the live one").toEqual({ lessonId: open, text: sun });
    await as(student).learning.markComplete({ slug: made.slug, lessonId: open });
    expect(await lineOf(student), "of what is complete").toBeNull();
    await as(student).learning.undoComplete({ slug: made.slug, lessonId: open });
    expect(await lineOf(student)).toEqual({ lessonId: open, text: sun });
    await test.db.enrollment.update({ where: { id }, data: { status: "SUSPENDED" } });
    expect(await lineOf(student), "while the enrollment is suspended").toBeNull();
  });

  it("is nothing of a lesson that a gate keeps shut", async () => {
    const made = await aCourseOf(test.db, {
      modules: [
        {
          lessons: [
            { title: "Now", content },
            { title: "Later", content },
          ],
        },
      ],
    });
    const [, later = ""] = made.lessonIds;
    await test.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      const gate = { versionId: made.versionId, lessonId: later, condition: { daysAfterEnrolment: 3 } };
      await tx.lessonGate.create({ data: gate });
    });
    const student = await aPerson(test.db);
    const { id } = await anEnrollment(test.db, { userId: student.id, course: made });
    // What was started stays open, so this one was only named as the place.
    const enrolled = (enrolledAt: Date) =>
      test.db.enrollment.update({ where: { id }, data: { enrolledAt, lastLessonId: later } });
    await enrolled(clock.now());
    expect(await lineOf(student)).toBeNull();
    await enrolled(new Date(clock.now().getTime() - 4 * 86_400_000));
    expect(await lineOf(student)).toEqual({ lessonId: later, text: moon });
  });
});
