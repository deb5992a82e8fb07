import { describe, expect, it } from "vitest";
import { enroll } from "@/features/enrollment/server/enroll";
import { expireEnrollments } from "@/features/enrollment/server/expire-enrollments";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type CourseShape } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const hour = 3_600_000;

/** Someone in a priced course by a grant that ends in an hour. */
async function aGuestLearner(shape: CourseShape = {}) {
  const clock = aClock("2026-11-20T12:00:00Z");
  const course = await aCourseOf(test.db, {
    ...shape,
    modules: [{ lessons: [{ accessLevel: "REGISTERED" }, { hasAssessment: true }] }],
    course: { priceMinor: 4900, capacity: 5, ...shape.course },
  });
  const person = await aPerson(test.db);
  const expiresAt = new Date(clock.now().getTime() + hour);
  await test.db.accessGrant.create({ data: { userId: person.id, courseId: course.id, expiresAt } });
  const deps = depsOf(test.db, actorOf(person), clock);
  const { enrollmentId } = await enroll(deps, { courseId: course.id });
  const api = createCaller(deps);
  const at = (lesson: number) => ({ slug: course.slug, lessonId: course.lessonIds[lesson] ?? "" });
  const enrollment = () => test.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId } });
  return { clock, course, person, deps, api, at, enrollment, enrollmentId, expiresAt };
}

describe("an enrollment whose end has passed", () => {
  it("opens nothing from that moment on, before any job has run", async () => {
    const { api, at, clock, course, enrollment } = await aGuestLearner();
    expect((await api.learning.lesson(at(0))).access.body).toBe("content");
    clock.advance(hour - 1);
    expect((await api.learning.lesson(at(0))).access.body).toBe("content");
    clock.advance(1);
    expect((await api.learning.lesson(at(0))).access.body).not.toBe("content");
    expect((await enrollment()).status).toBe("ACTIVE");
    await expect(api.learning.markComplete(at(0))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(api.learning.place({ slug: course.slug })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(api.assessment.start(at(1))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("tells its student when it ended, and how to get in again", async () => {
    const { api, clock, course, expiresAt } = await aGuestLearner();
    expect(await api.enrollment.entry({ slug: course.slug })).toMatchObject({
      endedAt: null,
      enrollment: { status: "ACTIVE" },
    });
    clock.advance(hour);
    expect(await api.enrollment.entry({ slug: course.slug })).toMatchObject({
      endedAt: expiresAt,
      enrollment: null,
      entry: { isOpen: false, why: "needs_access" },
    });
    expect(await api.enrollment.mine()).toMatchObject([{ courseId: course.id, status: "EXPIRED", expiresAt }]);
  });

  it("makes room for a new one at once, and is behind it as history", async () => {
    const { api, clock, course, deps, person, enrollment } = await aGuestLearner();
    clock.advance(hour);
    await test.db.accessGrant.create({ data: { userId: person.id, courseId: course.id } });
    expect(await enroll(deps, { courseId: course.id })).toMatchObject({ isNew: true });
    expect((await enrollment()).status).toBe("EXPIRED");
    expect(await test.db.course.findUniqueOrThrow({ where: { id: course.id } })).toMatchObject({ enrolledCount: 1 });
    expect(await api.enrollment.entry({ slug: course.slug })).toMatchObject({
      endedAt: null,
      enrollment: { status: "ACTIVE" },
    });
    expect(await api.enrollment.mine()).toMatchObject([{ courseId: course.id, status: "ACTIVE", expiresAt: null }]);
  });
});

describe("the job that ends enrollments", () => {
  it("turns those past their end into history, once, and frees their places", async () => {
    const { clock, course, deps, enrollmentId, expiresAt, enrollment } = await aGuestLearner();
    clock.advance(hour);
    const counts = await Promise.all([expireEnrollments(deps, 100), expireEnrollments(deps, 100)]);
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    expect(await expireEnrollments(deps, 100)).toBe(0);
    expect(await enrollment()).toMatchObject({ status: "EXPIRED", endedAt: expiresAt });
    expect(await test.db.course.findUniqueOrThrow({ where: { id: course.id } })).toMatchObject({ enrolledCount: 0 });
    const events = await test.db.outboxEvent.count({
      where: { name: "enrollment/expired", data: { path: ["enrollmentId"], equals: enrollmentId } },
    });
    expect(events).toBe(1);
  });

  it("keeps what was completed, with its date", async () => {
    const { clock, deps, enrollmentId, enrollment } = await aGuestLearner();
    const completedAt = clock.now();
    await test.db.enrollment.update({
      where: { id: enrollmentId },
      data: { status: "COMPLETED", completedAt, progressPercentage: 100 },
    });
    clock.advance(hour);
    await expireEnrollments(deps, 10);
    expect(await enrollment()).toMatchObject({ status: "EXPIRED", completedAt });
    expect(Number((await enrollment()).progressPercentage)).toBe(100);
  });

  it("leaves alone what has no end or one to come", async () => {
    const { deps, enrollment } = await aGuestLearner();
    const free = await aCourseOf(test.db);
    const other = await enroll(deps, { courseId: free.id });
    await expireEnrollments(deps, 10);
    expect((await enrollment()).status).toBe("ACTIVE");
    expect(await test.db.enrollment.findUniqueOrThrow({ where: { id: other.enrollmentId } })).toMatchObject({
      status: "ACTIVE",
    });
  });
});
