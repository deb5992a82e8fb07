import { describe, expect, it } from "vitest";
import { enroll } from "@/features/enrollment/server/enroll";
import { leave } from "@/features/enrollment/server/leave";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf as depsFor, type SomePerson } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { untilSomebodyWaits } from "@/testing/until-somebody-waits";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const depsOf = (person: SomePerson) => depsFor(test.db, actorOf(person), clock);

async function countsOf(courseId: string) {
  const course = await test.db.course.findUniqueOrThrow({ where: { id: courseId } });
  const enrollments = await test.db.enrollment.count({ where: { courseId } });
  const events = await test.db.outboxEvent.count({
    where: { name: "enrollment/created", data: { path: ["courseId"], equals: courseId } },
  });
  return { enrolled: course.enrolledCount, enrollments, events };
}

describe("enrolling", () => {
  it("makes one enrollment, one event and one count out of twenty clicks", async () => {
    const course = await aCourseOf(test.db);
    const deps = depsOf(await aPerson(test.db));
    const enrollments = await Promise.all(Array.from({ length: 20 }, () => enroll(deps, { courseId: course.id })));
    expect(new Set(enrollments.map((enrollment) => enrollment.enrollmentId)).size).toBe(1);
    expect(enrollments.filter((enrollment) => enrollment.isNew)).toHaveLength(1);
    expect(await countsOf(course.id)).toEqual({ enrolled: 1, enrollments: 1, events: 1 });
  });

  it("gives ten people the three enrollments that there are", async () => {
    const course = await aCourseOf(test.db, { course: { capacity: 3 } });
    const people = await Promise.all(Array.from({ length: 10 }, () => aPerson(test.db)));
    const asked = await Promise.allSettled(people.map((person) => enroll(depsOf(person), { courseId: course.id })));
    expect(asked.filter((answer) => answer.status === "fulfilled")).toHaveLength(3);
    for (const answer of asked)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ reason: "enrollment.full" });
    expect(await countsOf(course.id)).toEqual({ enrolled: 3, enrollments: 3, events: 3 });
  });

  it("puts the student on the version that is live", async () => {
    const course = await aCourseOf(test.db);
    const { enrollmentId } = await enroll(depsOf(await aPerson(test.db)), { courseId: course.id });
    const enrollment = await test.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId } });
    expect(enrollment).toMatchObject({
      versionId: course.versionId,
      status: "ACTIVE",
      source: "FREE",
      startedAt: null,
    });
  });

  it.each([
    ["enrollment.not_live", { state: "ARCHIVED", archivedAt: clock.now() }],
    ["enrollment.not_open_yet", { enrollmentOpensAt: new Date("2026-11-21T00:00:00Z") }],
    ["enrollment.closed", { enrollmentClosesAt: new Date("2026-11-20T12:00:00Z") }],
    ["enrollment.needs_access", { priceMinor: 4900 }],
    ["enrollment.full", { capacity: 0 }],
  ] as const)("says %s and leaves nothing behind", async (reason, data) => {
    const course = await aCourseOf(test.db, { course: data });
    await expect(enroll(depsOf(await aPerson(test.db)), { courseId: course.id })).rejects.toMatchObject({ reason });
    expect(await countsOf(course.id)).toEqual({ enrolled: 0, enrollments: 0, events: 0 });
  });

  it("costs nothing while a discount to 0 runs, and asks for access again when it is over", async () => {
    const discountEndsAt = new Date("2026-11-21T12:00:00Z");
    const course = await aCourseOf(test.db, { course: { priceMinor: 4900, discountPriceMinor: 0, discountEndsAt } });
    const deps = depsOf(await aPerson(test.db));
    const { entry, isPriced, until } = await createCaller(deps).enrollment.entry({ slug: course.slug });
    expect([entry, isPriced, until]).toEqual([{ isOpen: true }, false, discountEndsAt]);
    expect((await enroll(deps, { courseId: course.id })).isNew).toBe(true);
    const late = { ...depsOf(await aPerson(test.db)), now: () => discountEndsAt };
    await expect(enroll(late, { courseId: course.id })).rejects.toMatchObject({ reason: "enrollment.needs_access" });
    // Less than the price is a price all the same.
    const cheap = await aCourseOf(test.db, { course: { priceMinor: 4900, discountPriceMinor: 100 } });
    await expect(enroll(deps, { courseId: cheap.id })).rejects.toMatchObject({ reason: "enrollment.needs_access" });
  });

  it("opens a priced course with a grant, until the grant ends", async () => {
    const course = await aCourseOf(test.db, { course: { priceMinor: 4900 } });
    const person = await aPerson(test.db);
    const expiresAt = new Date("2027-01-01T00:00:00Z");
    const grant = await test.db.accessGrant.create({ data: { userId: person.id, courseId: course.id, expiresAt } });
    const { enrollmentId } = await enroll(depsOf(person), { courseId: course.id });
    const enrollment = await test.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId } });
    expect(enrollment).toMatchObject({ source: "GRANT", grantId: grant.id, expiresAt });
  });

  it("does not open with a grant that was taken back", async () => {
    const course = await aCourseOf(test.db, { course: { priceMinor: 4900 } });
    const person = await aPerson(test.db);
    await test.db.accessGrant.create({ data: { userId: person.id, courseId: course.id, revokedAt: clock.now() } });
    await expect(enroll(depsOf(person), { courseId: course.id })).rejects.toMatchObject({
      reason: "enrollment.needs_access",
    });
  });
});

describe("leaving", () => {
  it("frees the enrollment, keeps the row as history, and allows coming back", async () => {
    const course = await aCourseOf(test.db, { course: { capacity: 1 } });
    const deps = depsOf(await aPerson(test.db));
    const first = await enroll(deps, { courseId: course.id });
    await leave(deps, { courseId: course.id });
    await leave(deps, { courseId: course.id });
    const row = await test.db.enrollment.findUniqueOrThrow({ where: { id: first.enrollmentId } });
    expect(row).toMatchObject({ status: "DROPPED", endedAt: clock.now() });
    const second = await enroll(deps, { courseId: course.id });
    expect(second).toMatchObject({ isNew: true });
    expect(await countsOf(course.id)).toEqual({ enrolled: 1, enrollments: 2, events: 2 });
  });

  it("waits for whoever changes enrollments of the course before it takes its own", async () => {
    const course = await aCourseOf(test.db);
    const deps = depsOf(await aPerson(test.db));
    const { enrollmentId } = await enroll(deps, { courseId: course.id });
    let leaving: Promise<void> | undefined;
    await test.db.$transaction(async (tx) => {
      // Who has to wait here fails before Postgres looks for a deadlock.
      await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`;
      await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${course.id}::uuid FOR NO KEY UPDATE`;
      leaving = leave(deps, { courseId: course.id });
      await untilSomebodyWaits(test.pool);
      await tx.enrollment.update({ where: { id: enrollmentId }, data: { expiresAt: new Date("2027-01-01") } });
    });
    await leaving;
    expect(await test.db.enrollment.count({ where: { courseId: course.id, status: "DROPPED" } })).toBe(1);
  });

  it("never gives a completed course away", async () => {
    const course = await aCourseOf(test.db);
    const deps = depsOf(await aPerson(test.db));
    const { enrollmentId } = await enroll(deps, { courseId: course.id });
    await test.db.enrollment.update({
      where: { id: enrollmentId },
      data: { status: "COMPLETED", completedAt: clock.now() },
    });
    await expect(leave(deps, { courseId: course.id })).rejects.toMatchObject({ reason: "enrollment.completed_stays" });
  });
});
