import { describe, expect, it } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
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

describe("the line at which a student stopped", () => {
  it("is of the text that is open to them, from the version that they are on", async () => {
    const made = await aCourseOf(test.db, {
      modules: [
        {
          lessons: [
            { title: "Open", content },
            { title: "Paid", content, guestContent, accessLevel: "PREMIUM" },
          ],
        },
      ],
    });
    const [open = "", paid = ""] = made.lessonIds;
    const student = await aPerson(test.db);
    const line = (lessonId: string, block = 2) => as(student).learning.lineLeft({ slug: made.slug, lessonId, block });
    await expect(line(open), "without an enrollment").rejects.toMatchObject({ code: "FORBIDDEN" });
    const { id } = await anEnrollment(test.db, { userId: student.id, course: made });
    expect(await line(open)).toBe("The sun pulls as well, from further away.");
    expect(await line(open, 1)).toBe("The moon pulls, and the sea follows.");
    expect(await line(paid), "of a lesson that is closed to them").toBeNull();

    const next = await test.db.courseVersion.create({
      data: { courseId: made.id, number: 2, title: "Second", publishedAt: new Date(0) },
    });
    await test.db.course.update({ where: { id: made.id }, data: { liveVersionId: next.id } });
    expect(await line(open), "of the version before the live one").toBe("The sun pulls as well, from further away.");
    await test.db.enrollment.update({ where: { id }, data: { status: "SUSPENDED" } });
    await expect(line(open)).rejects.toMatchObject({ code: "FORBIDDEN" });
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
      await tx.lessonGate.create({
        data: { versionId: made.versionId, lessonId: later, condition: { daysAfterEnrolment: 3 } },
      });
    });
    const student = await aPerson(test.db);
    await anEnrollment(test.db, { userId: student.id, course: made });
    await test.db.enrollment.updateMany({ where: { userId: student.id }, data: { enrolledAt: clock.now() } });
    const line = () => as(student).learning.lineLeft({ slug: made.slug, lessonId: later, block: 0 });
    expect(await line()).toBeNull();
    await test.db.enrollment.updateMany({
      where: { userId: student.id },
      data: { enrolledAt: new Date(clock.now().getTime() - 4 * 86_400_000) },
    });
    expect(await line()).toBe("The moon pulls, and the sea follows.");
  });
});
