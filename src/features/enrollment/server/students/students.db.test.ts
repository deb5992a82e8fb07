import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment, type MadeCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { untilSomebodyWaits } from "@/testing/until-somebody-waits";
import { within } from "@/testing/within";
import { claimInvites } from "./claim-invites";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const lastWeek = new Date("2026-11-14T00:00:00Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;
const callAs = (person: Someone | null) => createCaller(depsOf(test.db, actorOf(person), clock));
const studentsAs = (person: Someone | null) => callAs(person).enrollment.students;

let lead: Someone;
let course: MadeCourse;

beforeAll(async () => {
  lead = await aPerson(test.db, { name: "Maren Tolvaj", role: "INSTRUCTOR" });
});
beforeEach(async () => {
  course = await aCourse(test.db, { instructorId: lead.id, lessons: 3, assessments: 1 });
});

const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "done",
    (error: { cause?: unknown }) => (isAppError(error.cause) ? error.cause.reason : String(error)),
  );
const fileOf = (text: string) => Buffer.from(text).toString("base64");
const here = () => ({ courseId: course.id });
const enroll = (whom: string, until: string | null = null) => studentsAs(lead).enroll({ ...here(), whom, until });
const courseRow = () => test.db.course.findUniqueOrThrow({ where: { id: course.id } });
const unproven = async (email: string) => {
  const person = await aPerson(test.db, { email });
  await test.db.emailAddress.updateMany({ where: { userId: person.id }, data: { verifiedAt: null } });
  return person;
};

describe("enrolling by hand", () => {
  it("gives one enrollment by name or address, once, and counts it", async () => {
    const learner = await aPerson(test.db, { name: "Ilse Tamberg" });
    expect(await enroll(learner.email)).toEqual({ outcome: "enrolled", name: "Ilse Tamberg" });
    expect((await enroll(`@${learner.username}`)).outcome).toBe("already");
    expect((await courseRow()).enrolledCount).toBe(1);
    expect(await test.db.accessGrant.count({ where: { courseId: course.id } })).toBe(0);
  });

  it("opens everything in a priced course by a grant of nothing", async () => {
    await test.db.course.update({ where: { id: course.id }, data: { priceMinor: 4900, currency: "EUR" } });
    await test.db.lessonVersion.count();
    const learner = await aPerson(test.db);
    await enroll(learner.username, "2027-01-31T00:00:00Z");
    const grant = await test.db.accessGrant.findFirstOrThrow({ where: { userId: learner.id } });
    expect(grant).toMatchObject({ amountMinor: 0, currency: "EUR", grantedById: lead.id, courseId: course.id });
    const page = await callAs(learner).learning.lesson({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
    expect(page.access.body).toBe("content");
  });

  it("keeps an enrollment for an address until someone has it, and for a priced course until it is proved", async () => {
    const priced = await aCourse(test.db, { instructorId: lead.id, course: { priceMinor: 100 } });
    for (const courseId of [course.id, priced.id])
      expect((await studentsAs(lead).enroll({ courseId, whom: "Tove@kart.example", until: null })).outcome).toBe(
        "waits",
      );
    const tove = await unproven("tove@kart.example");
    expect(await claimInvites({ db: test.db, now: clock.now }, tove.id)).toBe(1);
    const enrollments = () => test.db.enrollment.findMany({ where: { userId: tove.id }, select: { courseId: true } });
    expect(await enrollments()).toEqual([{ courseId: course.id }]);
    await test.db.emailAddress.updateMany({ where: { userId: tove.id }, data: { verifiedAt: clock.now() } });
    expect(await claimInvites({ db: test.db, now: clock.now }, tove.id)).toBe(1);
    expect(await claimInvites({ db: test.db, now: clock.now }, tove.id)).toBe(0);
    expect(await enrollments()).toHaveLength(2);
  });

  it("never gives more enrollments than there are", async () => {
    await test.db.course.update({ where: { id: course.id }, data: { capacity: 2 } });
    const people = await Promise.all([1, 2, 3, 4].map(() => aPerson(test.db)));
    const reasons = await Promise.all(people.map((person) => reasonOf(enroll(person.username))));
    expect(reasons.sort()).toEqual(["done", "done", "enrollment.full", "enrollment.full"]);
    expect((await courseRow()).enrolledCount).toBe(2);
  });

  it("is for those who may manage students, and every way in asks for it", async () => {
    const editor = await aPerson(test.db, { role: "INSTRUCTOR" });
    await test.db.courseInstructor.create({
      data: { courseId: course.id, userId: editor.id, role: "EDITOR", canEditContent: true },
    });
    const helper = await aPerson(test.db);
    await test.db.courseInstructor.create({
      data: { courseId: course.id, userId: helper.id, role: "ASSISTANT", canManageStudents: true },
    });
    const one = { ...here(), enrollmentId: randomUUID() };
    const some = { ...here(), enrollmentIds: [randomUUID()] };
    const calls = (students: ReturnType<typeof studentsAs>) => [
      students.list(here()),
      students.get(one),
      students.export(here()),
      students.enroll({ ...here(), whom: "x@kart.example", until: null }),
      students.planImport({ ...here(), file: fileOf("email\na@x.example") }),
      students.import({ ...here(), importId: randomUUID(), file: fileOf("email\na@x.example") }),
      students.extend({ ...some, until: null }),
      students.remove(some),
      students.restore(some),
      students.previewReset(one),
      students.reset({ ...one, newEnrollmentId: randomUUID(), stamp: "0".repeat(64) }),
      students.withdrawInvite({ ...here(), inviteId: randomUUID() }),
    ];
    const reasons = async (person: Someone | null) =>
      new Set(await Promise.all(calls(studentsAs(person)).map(reasonOf)));
    expect(await reasons(editor)).toEqual(new Set(["common.forbidden"]));
    expect(await reasons(null)).toEqual(new Set(["common.sign_in_required"]));
    expect(await reasons(helper)).toEqual(new Set(["done", "common.not_found"]));
  });
});

describe("a file of people", () => {
  const text = (rows: string[]) => fileOf(["email,name,until", ...rows].join("\n"));

  it("is looked at without a trace, and does then exactly what was said", async () => {
    const known = await aPerson(test.db, { email: "ilse@kart.example" });
    await enroll((await aPerson(test.db, { email: "seated@kart.example" })).email);
    const file = text([
      "ilse@kart.example,Ilse,2027-01-31",
      "new@kart.example,Tove,2027-02-01",
      "seated@kart.example",
      "nobody",
      "ILSE@kart.example",
      "x@kart.example,X,31.11.2026",
    ]);
    const { enrollment, invite, auditEvent, outboxEvent } = test.db;
    const counts = () => Promise.all([enrollment.count(), invite.count(), auditEvent.count(), outboxEvent.count()]);
    const before = await counts();
    const plan = await studentsAs(lead).planImport({ ...here(), file });
    expect(await counts()).toEqual(before);
    expect(plan).toMatchObject({ rows: 6, enroll: 1, invite: 1, skip: 1, bad: 3, encoding: "UTF-8", delimiter: "," });
    expect(plan.shown.map(({ line }) => line)).toEqual([5, 6, 7, 4]);
    const importId = randomUUID();
    const result = await studentsAs(lead).import({ ...here(), file, importId });
    expect(result).toEqual({ enrolled: 1, invited: 1, skipped: 1, bad: 3 });
    const row = await test.db.enrollment.findFirstOrThrow({ where: { userId: known.id, courseId: course.id } });
    expect(row).toMatchObject({ source: "MANUAL", expiresAt: new Date("2027-01-31T23:59:59.999Z") });
    const after = await counts();
    expect(await studentsAs(lead).import({ ...here(), file, importId })).toEqual({
      enrolled: 0,
      invited: 0,
      skipped: 3,
      bad: 3,
    });
    expect(await counts()).toEqual(after);
  });

  it("of 5,000 rows is taken in batches that keep no student waiting", async () => {
    await test.db.$executeRaw`
      WITH people AS (
        INSERT INTO users (id, username, name, updated_at) SELECT gen_random_uuid(), 'bulk-' || n, 'Bulk ' || n, now() FROM generate_series(1, 5000) n RETURNING id, username
      ) INSERT INTO email_address (id, user_id, email, email_key, is_primary, verified_at, updated_at)
        SELECT gen_random_uuid(), id, username || '@kart.example', username || '@kart.example', true, now(), now() FROM people`;
    const file = fileOf(`email\n${Array.from({ length: 5_000 }, (_, n) => `bulk-${n + 1}@kart.example`).join("\n")}`);
    const learner = await aPerson(test.db);
    const importing = studentsAs(lead).import({ ...here(), file, importId: randomUUID() });
    let isImported = false;
    const noteEnd = () => {
      isImported = true;
    };
    void importing.then(noteEnd, noteEnd);
    await expect
      .poll(async () => (await courseRow()).enrolledCount, { timeout: 30_000, interval: 5 })
      .toBeGreaterThan(0);
    await within("a learner who enrols during an import of 5,000", 10_000, () =>
      callAs(learner).enrollment.enroll({ courseId: course.id }),
    );
    expect(isImported).toBe(false);
    expect(await importing).toEqual({ enrolled: 5_000, invited: 0, skipped: 0, bad: 0 });
    expect((await courseRow()).enrolledCount).toBe(5_001);
    const page = await studentsAs(lead).list({ ...here(), sort: "name", page: 3 });
    expect([page.students.length, page.total, page.lastPage]).toEqual([25, 5_001, 201]);
    expect((await studentsAs(lead).list({ ...here(), q: "bulk-4999@" })).students.map(({ name }) => name)).toEqual([
      "Bulk 4999",
    ]);
    expect(await countQueries(() => studentsAs(lead).list({ ...here(), q: "ulk 49" }))).toBeLessThanOrEqual(4);
    let csv = "";
    for await (const piece of await studentsAs(lead).export(here())) csv += piece;
    expect(new Set(csv.trim().split("\r\n")).size).toBe(5_002);
  }, 120_000);
});

describe("the list", () => {
  it("finds by name and address, filters by state, and takes signs of LIKE as letters", async () => {
    const quiet = await aPerson(test.db, { name: "Corin 100% Haldvei" });
    const done = await aPerson(test.db, { name: "Hanne Frost" });
    await anEnrollment(test.db, { userId: quiet.id, course });
    await test.db.enrollment.updateMany({
      where: { userId: quiet.id },
      data: { lastAccessedAt: new Date("2026-11-01T00:00:00Z") },
    });
    await anEnrollment(test.db, { userId: done.id, course, completedAt: lastWeek });
    await enroll((await aPerson(test.db, { name: "Ilse Tamberg" })).username);
    await enroll("odile@kart.example");
    const names = async (asked: object) =>
      (await studentsAs(lead).list({ ...here(), sort: "name", ...asked })).students.map(({ name }) => name);
    expect(await names({})).toEqual(["Corin 100% Haldvei", "Hanne Frost", "Ilse Tamberg"]);
    expect(await names({ q: "100%" })).toEqual(["Corin 100% Haldvei"]);
    expect(await names({ q: "%" })).toEqual(["Corin 100% Haldvei"]);
    for (const past of [{ page: 2 }, { page: 2, q: "%" }, { page: 2, show: "invited" } as const]) {
      const { asOf: _, ...first } = await studentsAs(lead).list({ ...here(), ...past, page: 1 });
      expect(await studentsAs(lead).list({ ...here(), ...past })).toMatchObject(first);
    }
    expect(await names({ q: done.email.toUpperCase() })).toEqual(["Hanne Frost"]);
    expect(await names({ show: "quiet" })).toEqual(["Corin 100% Haldvei"]);
    expect(await names({ show: "notBegun" })).toEqual(["Ilse Tamberg"]);
    expect(await names({ show: "completed" })).toEqual(["Hanne Frost"]);
    const invited = await studentsAs(lead).list({ ...here(), show: "invited" });
    expect(invited.waiting.map(({ email }) => email)).toEqual(["odile@kart.example"]);
    expect(invited.counts).toEqual({ current: 3, notBegun: 1, quiet: 1, completed: 1, ended: 0, invited: 1 });
  });

  it("of one course reads through indexes, however large the site is", async () => {
    // In one transaction, because a setting belongs to one connection of the pool.
    const plan = await test.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<Record<string, string>[]>`
        EXPLAIN SELECT e.id FROM enrollment e JOIN users u ON u.id = e.user_id
         WHERE e.course_id = ${course.id}::uuid AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') ORDER BY e.last_accessed_at DESC LIMIT 25`;
    });
    expect(JSON.stringify(plan)).toMatch(/Index (Only )?Scan[^"]*enrollment/);
    expect(JSON.stringify(plan)).not.toContain("Seq Scan on enrollment");
  });

  it("leaves as a CSV file in which nothing runs, in the order in which they came", async () => {
    const enrollments = { "=cmd|'/C calc'!A0": "2026-11-09T00:00:00Z", "+1+1": "2026-11-03T00:00:00Z" };
    for (const [name, day] of Object.entries(enrollments)) {
      const { id: userId, username } = await aPerson(test.db, { name });
      await enroll(username);
      await test.db.enrollment.updateMany({ where: { userId }, data: { enrolledAt: new Date(day) } });
    }
    let csv = "";
    for await (const piece of await studentsAs(lead).export(here())) csv += piece;
    expect(csv).toMatch(/'\+1\+1.*'=cmd\|'\/C calc'!A0/s);
    expect(csv.startsWith("\uFEFFname,email")).toBe(true);
  });
});

describe("an enrollment", () => {
  const enrollmentOf = async (name = "Rafe Lindqvarn") => {
    const learner = await aPerson(test.db, { name });
    await enroll(learner.username);
    const row = await test.db.enrollment.findFirstOrThrow({ where: { userId: learner.id, courseId: course.id } });
    return { learner, id: row.id };
  };

  it("is ended and taken back with all that was done on it", async () => {
    await test.db.course.update({ where: { id: course.id }, data: { priceMinor: 100 } });
    const { learner, id } = await enrollmentOf();
    await callAs(learner).learning.markComplete({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
    const some = { ...here(), enrollmentIds: [id] };
    expect(await studentsAs(lead).remove(some)).toEqual({ changed: [id], unchanged: 0 });
    expect(await studentsAs(lead).remove(some)).toEqual({ changed: [], unchanged: 1 });
    expect((await courseRow()).enrolledCount).toBe(0);
    expect(await reasonOf(callAs(learner).enrollment.enroll(here()))).toBe("enrollment.needs_access");
    expect(
      (await studentsAs(lead).list({ ...here(), show: "ended" })).students.map(({ enrollmentId }) => enrollmentId),
    ).toEqual([id]);
    expect(await studentsAs(lead).restore(some)).toEqual({ changed: [id], unchanged: 0 });
    expect((await courseRow()).enrolledCount).toBe(1);
    const row = await studentsAs(lead).get({ ...here(), enrollmentId: id });
    expect(row).toMatchObject({ status: "ACTIVE", lessonsCompleted: 1 });
    expect(await test.db.accessGrant.count({ where: { userId: learner.id, revokedAt: null } })).toBe(1);
  });

  it("is not ended in the middle of what its student does, who does not wait for the instructor either", async () => {
    const { learner, id } = await enrollmentOf();
    let removal: Promise<unknown> | undefined;
    await test.db.$transaction(async (tx) => {
      // Who has to wait here fails before Postgres looks for a deadlock.
      await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`;
      await tx.$executeRaw`SELECT 1 FROM enrollment WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      removal = studentsAs(lead).remove({ ...here(), enrollmentIds: [id] });
      await untilSomebodyWaits(test.pool);
      await tx.userActivity.create({ data: { userId: learner.id, kind: "LESSON_COMPLETED", courseId: course.id } });
    });
    expect(await removal).toEqual({ changed: [id], unchanged: 0 });
  });

  it("that was completed is not taken away", async () => {
    const done = await aPerson(test.db);
    const { id } = await anEnrollment(test.db, { userId: done.id, course, completedAt: clock.now() });
    expect(await studentsAs(lead).remove({ ...here(), enrollmentIds: [id] })).toEqual({ changed: [], unchanged: 1 });
  });

  it("of another course is out of reach", async () => {
    const { id } = await enrollmentOf();
    const other = await aCourse(test.db, { instructorId: lead.id });
    const some = { courseId: other.id, enrollmentIds: [id] };
    expect((await studentsAs(lead).remove(some)).changed).toEqual([]);
    expect((await studentsAs(lead).extend({ ...some, until: null })).changed).toEqual([]);
    expect(await reasonOf(studentsAs(lead).get({ courseId: other.id, enrollmentId: id }))).toBe("common.not_found");
    expect(await reasonOf(studentsAs(lead).previewReset({ courseId: other.id, enrollmentId: id }))).toBe(
      "common.not_found",
    );
  });

  it("gets more time, also after its end", async () => {
    const { learner, id } = await enrollmentOf();
    const some = { ...here(), enrollmentIds: [id] };
    expect(await reasonOf(studentsAs(lead).extend({ ...some, until: "2026-11-20T11:00:00Z" }))).toBe(
      "enrollment.time_has_passed",
    );
    await studentsAs(lead).extend({ ...some, until: "2026-11-21T12:00:00Z" });
    clock.advance(2 * 24 * 3_600_000);
    expect(
      await reasonOf(callAs(learner).learning.open({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" })),
    ).not.toBe("done");
    await studentsAs(lead).list(here());
    expect(await studentsAs(lead).extend({ ...some, until: null })).toEqual({ changed: [id], unchanged: 0 });
    expect(
      await reasonOf(callAs(learner).learning.open({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" })),
    ).toBe("done");
    expect((await courseRow()).enrolledCount).toBe(1);
    clock.set("2026-11-20T12:00:00Z");
  });

  it("is started again as the preview said, with the old one kept as history", async () => {
    const { learner, id } = await enrollmentOf();
    const lessonId = course.lessonIds[0] ?? "";
    const quiz = course.lessonIds[2] ?? "";
    await callAs(learner).learning.markComplete({ slug: course.slug, lessonId });
    await test.db.assessmentVersion
      .updateMany({ where: { lessonVersion: { lessonId: quiz } }, data: { maxAttempts: 1 } })
      .catch(() => undefined);
    const { attemptId } = await callAs(learner).assessment.start({ slug: course.slug, lessonId: quiz });
    await callAs(learner).assessment.submit({ attemptId });
    const one = { ...here(), enrollmentId: id };
    const { effect, stamp } = await studentsAs(lead).previewReset(one);
    expect(effect).toMatchObject({
      name: "Rafe Lindqvarn",
      lessonsCompleted: 1,
      attempts: 1,
      attemptsUnderWay: 0,
      certificateNumber: null,
    });
    const newEnrollmentId = randomUUID();
    const reset = { ...one, newEnrollmentId, stamp };
    await studentsAs(lead).reset(reset);
    await studentsAs(lead).reset(reset);
    const former = await test.db.enrollment.findUniqueOrThrow({
      where: { id },
      include: { _count: { select: { attempts: true, lessons: true } } },
    });
    expect([former.status, former.lessonsCompleted, former._count.attempts, former._count.lessons]).toEqual([
      "DROPPED",
      effect.lessonsCompleted,
      effect.attempts,
      effect.lessonsOpened,
    ]);
    const fresh = await studentsAs(lead).get({ ...here(), enrollmentId: newEnrollmentId });
    expect(fresh).toMatchObject({
      lessonsCompleted: 0,
      progressPercentage: 0,
      attempts: [],
      startedAt: null,
      formerEnrollments: 1,
    });
    expect((await courseRow()).enrolledCount).toBe(1);
    const facts = await callAs(learner).assessment.startFacts({ slug: course.slug, lessonId: quiz });
    expect(facts).toMatchObject({ attemptsUsed: 0, isPassed: false, action: { type: "start" } });
    expect(await test.db.auditEvent.count({ where: { action: "enrollment.reset", objectId: id } })).toBe(1);
  });

  it("is not started again unseen: what happened since the preview stops it", async () => {
    const { learner, id } = await enrollmentOf();
    const one = { ...here(), enrollmentId: id };
    const { stamp } = await studentsAs(lead).previewReset(one);
    await callAs(learner).learning.markComplete({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
    expect(await reasonOf(studentsAs(lead).reset({ ...one, newEnrollmentId: randomUUID(), stamp }))).toBe(
      "enrollment.changed_meanwhile",
    );
    expect((await studentsAs(lead).get(one)).lessonsCompleted).toBe(1);
  });

  it("keeps the certificate of a completed course when it is started again", async () => {
    const done = await aPerson(test.db);
    const { id } = await anEnrollment(test.db, { userId: done.id, course, completedAt: lastWeek });
    const { effect, stamp } = await studentsAs(lead).previewReset({ ...here(), enrollmentId: id });
    expect(effect.completedAt).toEqual(lastWeek);
    await studentsAs(lead).reset({ ...here(), enrollmentId: id, newEnrollmentId: randomUUID(), stamp });
    const former = await test.db.enrollment.findUniqueOrThrow({ where: { id } });
    expect(former.completedAt).toEqual(effect.completedAt);
  });
});
