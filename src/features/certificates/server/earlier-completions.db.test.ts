import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { guest } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson, asActor } from "@/testing/factories/person";
import { issuedAtOnce, issueEarlier } from "./earlier-completions";

const database = testDatabase();
const clock = aClock("2026-05-04T10:00:00.000Z");
const deps = () => depsOf(database.db, guest, clock);
const admin = async () =>
  createCaller(depsOf(database.db, asActor(await aPerson(database.db, { role: "ADMIN" })), clock)).certificates;
const tenMinutesAgo = () => new Date(clock.now().getTime() - 600_000).toISOString();

/** A course that gives certificates by now, and so many people who completed it when it gave none. */
async function finishedBefore(people: number) {
  const course = await aCourse(database.db, { course: { hasCertificate: true } });
  const enrollments: { id: string; userId: string }[] = [];
  for (let n = 0; n < people; n += 1) {
    const { id: userId } = await aPerson(database.db);
    const { id } = await anEnrollment(database.db, { userId, course, completedAt: new Date("2026-03-01T10:00:00Z") });
    enrollments.push({ id, userId });
  }
  return { course, enrollments };
}
const ofCourse = async (courseId: string) =>
  (await (await admin()).earlier()).find((course) => course.courseId === courseId)?.count ?? 0;
const certificatesOf = (courseId: string) => database.db.certificate.count({ where: { courseId } });
const eventsOf = (courseId: string) =>
  database.db.outboxEvent.findMany({
    where: { name: "certificate/wanted", data: { path: ["courseId"], equals: courseId } },
  });

describe("people who finished before their course gave certificates", () => {
  it("are counted by course; who finished just now, has left for good or had one revoked is not one of them", async () => {
    const { course, enrollments } = await finishedBefore(4);
    expect(await ofCourse(course.id)).toBe(4);
    const [justNow, gone, revoked] = enrollments;
    await database.db.enrollment.update({ where: { id: justNow?.id ?? "" }, data: { completedAt: clock.now() } });
    await database.db.user.update({ where: { id: gone?.userId ?? "" }, data: { anonymizedAt: clock.now() } });
    await issueEarlier(deps(), { courseId: course.id, before: tenMinutesAgo() });
    expect(await certificatesOf(course.id)).toBe(2);
    const { number } = await database.db.certificate.findFirstOrThrow({ where: { enrollmentId: revoked?.id ?? "" } });
    await (await admin()).revoke({ number, reason: "The study was another person’s." });
    expect(await ofCourse(course.id)).toBe(0);
    await database.db.course.update({ where: { id: course.id }, data: { hasCertificate: false } });
    expect(await ofCourse(course.id)).toBe(0);
  });

  it("get theirs with the date on which they finished, each once, however often it is asked and run", async () => {
    const { course, enrollments } = await finishedBefore(2);
    const asAdmin = await admin();
    const request = { courseId: course.id, requestId: randomUUID() };
    const asked = await Promise.all([asAdmin.issueEarlier(request), asAdmin.issueEarlier(request)]);
    expect(asked).toEqual([{ count: 2 }, { count: 2 }]);
    const [event, ...more] = await eventsOf(course.id);
    expect(more).toEqual([]);
    expect(
      await database.db.auditEvent.count({ where: { action: "certificate.issueEarlier", objectId: course.id } }),
    ).toBe(1);

    const data = event?.data as { courseId: string; before: string };
    expect(await Promise.all([issueEarlier(deps(), data), issueEarlier(deps(), data)])).toEqual([false, false]);
    const issued = await database.db.certificate.findMany({ where: { courseId: course.id } });
    expect(issued.map(({ enrollmentId }) => enrollmentId).sort()).toEqual(enrollments.map(({ id }) => id).sort());
    expect(issued[0]).toMatchObject({ completedAt: new Date("2026-03-01T10:00:00Z"), issuedAt: clock.now() });
    expect(
      await database.db.outboxEvent.count({
        where: { name: "certificate/issued", data: { path: ["courseId"], equals: course.id } },
      }),
    ).toBe(2);
    expect(await asAdmin.issueEarlier({ courseId: course.id, requestId: randomUUID() })).toEqual({ count: 0 });
    expect(await eventsOf(course.id)).toHaveLength(1);
  });

  it("get theirs a handful a step, and a course that gives none anymore ends it", async () => {
    const { course } = await finishedBefore(issuedAtOnce + 1);
    const wanted = { courseId: course.id, before: tenMinutesAgo() };
    expect(await issueEarlier(deps(), wanted)).toBe(true);
    expect(await certificatesOf(course.id)).toBe(issuedAtOnce);
    await database.db.course.update({ where: { id: course.id }, data: { hasCertificate: false } });
    expect(await issueEarlier(deps(), wanted)).toBe(false);
    expect(await certificatesOf(course.id)).toBe(issuedAtOnce);
    const request = { courseId: course.id, requestId: randomUUID() };
    await expect((await admin()).issueEarlier(request)).rejects.toMatchObject({ message: "certificates.gives_none" });
    await expect((await admin()).issueEarlier({ ...request, courseId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
