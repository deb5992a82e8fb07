import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { tellOfAccessRequest, tellOfDeclinedAccess } from "./tell-of-access-request";
import { tellOfCompletion } from "./tell-of-completion";
import { tellOfEndedEnrollment } from "./tell-of-ended-enrollment";
import { tellOfEndingDraft } from "./tell-of-ending-draft";
import { tellOfEnrollment } from "./tell-of-enrollment";
import { tellOfInvitation } from "./tell-of-invitation";
import { tellOfEndedTier, tellOfGrantedTier } from "./tell-of-tier";
import { tellOfVersion } from "./tell-of-version";
import { warnOfEndingEnrollments } from "./warn-of-ending-enrollments";
import { warnOfEndingTiers } from "./warn-of-ending-tiers";

const database = testDatabase();
type Person = Awaited<ReturnType<typeof aPerson>>;

const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now });
const titlesOf = async (person: { id: string }) => {
  const asker = actorOf({ id: person.id, name: "Reader", role: "STUDENT" });
  const { items } = await createCaller(depsOf(database.db, asker, clock)).notifications.list({
    filter: "all",
    before: null,
  });
  return items.map(({ title }) => title);
};

async function anEnrollment(
  course: Awaited<ReturnType<typeof aCourse>>,
  learner: Person,
  more: { source?: "FREE" | "MANUAL"; expiresAt?: Date } = {},
): Promise<string> {
  const enrollment = { courseId: course.id, versionId: course.versionId, userId: learner.id, ...more };
  return (await database.db.enrollment.create({ data: { id: uuidV7(), ...enrollment } })).id;
}

async function aScene() {
  const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
  const course = await aCourse(database.db, { instructorId: teacher.id, title: "Knots" });
  const helper = await aPerson(database.db);
  await database.db.courseInstructor.create({ data: { courseId: course.id, userId: helper.id, role: "ASSISTANT" } });
  return { teacher, course, helper, learner: await aPerson(database.db) };
}

describe("an enrollment", () => {
  test("is told to those who see the course's students, and to no one who took it themselves", async () => {
    const { teacher, course, helper, learner } = await aScene();
    const enrollment = await anEnrollment(course, learner);
    await tellOfEnrollment(deps(), enrollment);
    await tellOfEnrollment(deps(), enrollment);
    expect(await titlesOf(teacher)).toEqual(["1 new student in “Knots”"]);
    expect(await titlesOf(learner)).toEqual([]);
    expect(await titlesOf(helper)).toEqual([]);
  });

  test("that was given by hand is told to the student, and its end too", async () => {
    const { course, learner } = await aScene();
    const enrollment = await anEnrollment(course, learner, { source: "MANUAL" });
    await tellOfEnrollment(deps(), enrollment);
    await tellOfEndedEnrollment(deps(), enrollment);
    expect(await titlesOf(learner)).toEqual([
      "Your enrollment in “Knots” has ended",
      "You were given access to “Knots”",
    ]);
  });

  test("that ends within a week is told of once for each end", async () => {
    const { course, learner } = await aScene();
    const enrollment = await anEnrollment(course, learner, { expiresAt: new Date("2026-03-07T12:00:00Z") });
    expect([await warnOfEndingEnrollments(deps()), await warnOfEndingEnrollments(deps())]).toEqual([1, 0]);
    await database.db.enrollment.update({
      where: { id: enrollment },
      data: { expiresAt: new Date("2026-03-20T12:00:00Z") },
    });
    expect(await warnOfEndingEnrollments(deps())).toBe(0);
    clock.set("2026-03-14T12:00:00Z");
    expect(await warnOfEndingEnrollments(deps())).toBe(1);
    expect(await titlesOf(learner)).toEqual(["Your enrollment in “Knots” ends on 20 Mar 2026"]);
  });

  test("that is complete is told to the student and counted for the instructors", async () => {
    const { teacher, course, learner } = await aScene();
    await tellOfCompletion(deps(), await anEnrollment(course, learner));
    await tellOfCompletion(deps(), await anEnrollment(course, await aPerson(database.db)));
    expect(await titlesOf(learner)).toEqual(["You completed “Knots”"]);
    expect(await titlesOf(teacher)).toEqual(["2 students completed “Knots”"]);
  });
});

test("a tier that ends within a week is told of once for each end, and not when it was just given", async () => {
  const member = await aPerson(database.db);
  const startedAt = addDays(clock.now(), -20);
  const until = (days: number) => ({ endsAt: addDays(clock.now(), days) });
  const { id } = await database.db.subscription.create({
    data: { userId: member.id, tier: "PREMIUM", startedAt, ...until(6) },
  });
  const set = (data: object) => database.db.subscription.update({ where: { id }, data });
  expect([await warnOfEndingTiers(deps()), await warnOfEndingTiers(deps())]).toEqual([1, 0]);
  await set(until(19));
  expect(await warnOfEndingTiers(deps())).toBe(0);
  await set({ ...until(5), startedAt: clock.now() });
  expect(await warnOfEndingTiers(deps())).toBe(0);
  await set({ startedAt });
  expect(await warnOfEndingTiers(deps())).toBe(1);
  expect(await titlesOf(member)).toEqual([
    expect.stringMatching(/^Premium ends on \d+ \w+ 2026$/),
    expect.stringMatching(/^Premium ends on /),
  ]);
  await set({ ...until(3), status: "CANCELLED" });
  expect(await warnOfEndingTiers(deps())).toBe(0);
});

test("a new version is told to those on an older one, once each, however often the job runs", async () => {
  const { course, learner } = await aScene();
  await anEnrollment(course, learner);
  const versionId = uuidV7();
  await database.db.courseVersion.create({
    data: { id: versionId, courseId: course.id, number: 2, title: "Knots", description: "d", publishedAt: clock.now() },
  });
  await database.db.course.update({ where: { id: course.id }, data: { liveVersionId: versionId } });
  const onNew = await aPerson(database.db);
  await anEnrollment({ ...course, versionId }, onNew);
  for (let n = 0; n < 2; n++)
    expect(await tellOfVersion(deps(), { courseId: course.id, versionId, after: null })).toBeNull();
  await tellOfVersion(deps(), { courseId: course.id, versionId: course.versionId, after: null });
  expect(await titlesOf(learner)).toEqual(["“Knots” has a new version"]);
  expect(await titlesOf(onNew)).toEqual([]);
});

test("an invitation is told to whom it is for by a proved address, until it is over", async () => {
  const { teacher, course, learner } = await aScene();
  const invite = await database.db.courseInvite.create({
    data: {
      courseId: course.id,
      emailKey: learner.email.toLowerCase(),
      role: "EDITOR",
      tokenHash: uuidV7(),
      invitedById: teacher.id,
      expiresAt: new Date(clock.now().getTime() + 86_400_000),
    },
  });
  expect([await tellOfInvitation(deps(), invite.id), await tellOfInvitation(deps(), invite.id)]).toEqual([1, 0]);
  expect(await titlesOf(learner)).toEqual(["Hanne Oduya-Frost invited you to help teach “Knots”"]);
  clock.advance(86_400_000);
  expect(await titlesOf(learner)).toEqual([]);
});

test("an unfinished course that ends soon is told of once for each end, and not when it was touched", async () => {
  const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
  const session = await database.db.courseCreationSession.create({
    data: {
      instructorId: teacher.id,
      creationMethod: "BUILDER",
      expiresAt: new Date(clock.now().getTime() + 5 * 86_400_000),
    },
  });
  const { sessionId } = session;
  expect([await tellOfEndingDraft(deps(), sessionId), await tellOfEndingDraft(deps(), sessionId)]).toEqual([1, 0]);
  expect((await titlesOf(teacher))[0]).toMatch(/^An untitled course will be archived on /);
});

test("a request for an enrollment is told once to those who can answer it, where they do, and a no to whoever asked", async () => {
  const { teacher, course, helper, learner } = await aScene();
  const admin = await aPerson(database.db, { role: "ADMIN" });
  const { id } = await database.db.accessRequest.create({
    data: { userId: learner.id, courseId: course.id, amountMinor: 1900, currency: "GBP" },
  });
  await tellOfAccessRequest(deps(), id);
  await tellOfAccessRequest(deps(), id);
  for (const person of [teacher, admin])
    expect(await titlesOf(person)).toEqual(["Hanne Oduya-Frost requests access to “Knots”"]);
  const paths = await database.db.notification.findMany({
    where: { kind: "access.requested", userId: { in: [teacher.id, admin.id] } },
    select: { userId: true, actionUrl: true },
  });
  expect(new Map(paths.map(({ userId, actionUrl }) => [userId, actionUrl]))).toEqual(
    new Map([
      [teacher.id, `/instructor/courses/${course.id}/students/requests`],
      [admin.id, "/admin/access"],
    ]),
  );
  expect(await titlesOf(helper)).toEqual([]);
  expect([await tellOfDeclinedAccess(deps(), id), await titlesOf(learner)]).toEqual([0, []]);
  await database.db.accessRequest.update({
    where: { id },
    data: { state: "DECLINED", decidedAt: clock.now(), decisionReason: "The term is over." },
  });
  expect([await tellOfAccessRequest(deps(), id), await tellOfDeclinedAccess(deps(), id)]).toEqual([0, 1]);
  expect(await titlesOf(learner)).toEqual(["Your request for access to “Knots” was declined"]);
});

test("a tier is told to whoever has it, until when, and its end once", async () => {
  const person = await aPerson(database.db);
  const expiresAt = new Date("2026-12-20T23:59:59.999Z");
  const grant = await database.db.accessGrant.create({ data: { userId: person.id, tier: "PREMIUM", expiresAt } });
  const { id: subscriptionId } = await database.db.subscription.create({
    data: { userId: person.id, tier: "PREMIUM", startedAt: clock.now(), endsAt: expiresAt },
  });
  const period = await database.db.subscriptionPeriod.create({
    data: { subscriptionId, tier: "PREMIUM", status: "ACTIVE", startedAt: clock.now() },
  });
  expect([await tellOfGrantedTier(deps(), grant.id), await tellOfGrantedTier(deps(), grant.id)]).toEqual([1, 0]);
  expect(await tellOfEndedTier(deps(), period.id)).toBe(0);
  await database.db.subscription.update({ where: { id: subscriptionId }, data: { status: "EXPIRED" } });
  expect([await tellOfEndedTier(deps(), period.id), await tellOfEndedTier(deps(), period.id)]).toEqual([1, 0]);
  expect(await titlesOf(person)).toEqual(["Your tier has ended", "You have Premium until 20 Dec 2026"]);
});
