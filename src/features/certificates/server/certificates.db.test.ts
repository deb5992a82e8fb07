import { describe, expect, it } from "vitest";
import { formerMember } from "@/lib/former-member";
import { guest } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson, asActor } from "@/testing/factories/person";
import { issueCertificate } from "./issue-certificate";
import { verificationHash } from "./verification-hash";

const database = testDatabase();
const clock = aClock("2026-03-02T09:00:00.123Z");
const deps = (changed: Partial<Deps> = {}): Deps => ({
  db: database.db,
  actor: guest,
  now: clock.now,
  locale: "en",
  requestId: "test",
  ip: "203.0.113.9",
  userAgent: "",
  ...changed,
});
const as = (person: Parameters<typeof asActor>[0] | null, ip = "203.0.113.9") =>
  createCaller(deps({ actor: person ? asActor(person) : guest, ip })).certificates;

async function aCompletion(wish: Parameters<typeof aCourse>[1] = {}) {
  const student = await aPerson(database.db, { name: "Ada Okonkwo-Weiß" });
  const course = await aCourse(database.db, { lessons: 4, minutesPerLesson: 100, ...wish });
  const enrollment = await anEnrollment(database.db, { userId: student.id, course, completedAt: clock.now() });
  return { student, course, enrollment };
}

async function aCertificate(wish: Parameters<typeof aCourse>[1] = {}) {
  const made = await aCompletion(wish);
  const issued = await issueCertificate(deps(), { enrollmentId: made.enrollment.id });
  if (!issued) throw new Error("the course gives a certificate");
  return { ...made, issued };
}

describe("issuing", () => {
  it("happens once, though twenty ask at the same time", async () => {
    const { enrollment } = await aCompletion();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => issueCertificate(deps(), { enrollmentId: enrollment.id })),
    );
    expect(all.filter((one) => one?.isNew)).toHaveLength(1);
    expect(new Set(all.map((one) => one?.number)).size).toBe(1);
    expect(await database.db.certificate.count({ where: { enrollmentId: enrollment.id } })).toBe(1);
    const events = await database.db.outboxEvent.findMany({ where: { name: "certificate/issued" } });
    expect(events.filter(({ data }) => JSON.stringify(data).includes(enrollment.id))).toHaveLength(1);
  });

  it("copies every fact, so that later edits change nothing on it", async () => {
    const { student, issued } = await aCertificate();
    await database.db.user.update({ where: { id: student.id }, data: { name: "Somebody Else" } });
    const row = await database.db.certificate.findUniqueOrThrow({ where: { id: issued.id } });
    expect(row).toMatchObject({
      recipientName: "Ada Okonkwo-Weiß",
      courseTitle: "Reading a Tide Table",
      courseVersionNumber: 1,
      instructorName: "Maren Tolvaj",
      durationMinutes: 400,
      completedAt: clock.now(),
      issuedAt: clock.now(),
      isValid: true,
      templateVersion: 1,
    });
    expect(row.verificationHash).toBe(verificationHash(row));
  });

  it("prints no name that was deleted: none for who is gone, and a lead who is gone is on none", async () => {
    const gone = { name: formerMember.name, anonymizedAt: clock.now() };
    const first = await aCompletion();
    await database.db.user.update({ where: { id: first.student.id }, data: gone });
    expect(await issueCertificate(deps(), { enrollmentId: first.enrollment.id })).toBeNull();
    const second = await aCompletion();
    await database.db.user.update({ where: { id: second.course.instructorId }, data: gone });
    const issued = await issueCertificate(deps(), { enrollmentId: second.enrollment.id });
    const row = await database.db.certificate.findUniqueOrThrow({ where: { id: issued?.id ?? "" } });
    expect(row.instructorName).toBe("");
  });

  it("gives nothing for a course without certificates, and refuses one that is not complete", async () => {
    const { enrollment } = await aCompletion({ course: { hasCertificate: false } });
    expect(await issueCertificate(deps(), { enrollmentId: enrollment.id })).toBeNull();
    const student = await aPerson(database.db);
    const open = await anEnrollment(database.db, { userId: student.id, course: await aCourse(database.db) });
    await expect(issueCertificate(deps(), { enrollmentId: open.id })).rejects.toMatchObject({
      reason: "certificates.not_complete",
    });
  });
});

describe("public verification", () => {
  const allowed = [
    "completedAt",
    "courseLanguage",
    "courseSlug",
    "courseTitle",
    "cover",
    "durationMinutes",
    "issuedAt",
    "number",
    "recipientName",
    "replacesOneOf",
    "startedAt",
    "state",
  ];

  it("answers by number, hash and link with the allowed facts and no other", async () => {
    const { issued } = await aCertificate();
    const { verificationHash: hash } = await database.db.certificate.findUniqueOrThrow({ where: { id: issued.id } });
    for (const reference of [
      issued.number,
      issued.number.toLowerCase().replaceAll("-", " "),
      hash,
      `https://x.test/verify/${hash}`,
    ]) {
      const found = await as(null).verify({ reference });
      expect(found).toMatchObject({ state: "VALID", recipientName: "Ada Okonkwo-Weiß", durationMinutes: 400 });
      expect(Object.keys(found).sort()).toEqual(allowed);
      expect(JSON.stringify(found)).not.toContain("@");
    }
  });

  it("keeps the address of a course to itself where the course is not public", async () => {
    const { issued, course } = await aCertificate({ course: { visibility: "UNLISTED" } });
    expect(JSON.stringify(await as(null).verify({ reference: issued.number }))).not.toContain(course.slug);
  });

  it("knows a mistyped number from one that was never issued", async () => {
    expect(await as(null).verify({ reference: "LCT-0000-0000-00000" })).toEqual({ state: "NONE", because: "unknown" });
    expect(await as(null).verify({ reference: "LCT-0000-0000-00001" })).toEqual({ state: "NONE", because: "misread" });
    expect(await as(null).verify({ reference: "hello" })).toEqual({ state: "NONE", because: "unreadable" });
  });

  it("takes no row for valid whose facts were changed behind its back", async () => {
    const { issued } = await aCertificate();
    await database.db.certificate.update({ where: { id: issued.id }, data: { recipientName: "A Forger" } });
    expect(await as(null).verify({ reference: issued.number })).toEqual({ state: "NONE", because: "unknown" });
  });

  it("is refused after sixty look-ups a minute from one network, and open again afterwards", async () => {
    const { issued } = await aCertificate();
    const ask = (ip: string) => as(null, ip).verify({ reference: issued.number });
    for (let i = 0; i < 60; i++) await ask(`2001:db8:1:2::${i.toString(16)}`);
    await expect(ask("2001:db8:1:2::ffff")).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      cause: { reason: "common.quota", facts: { retryAfterSeconds: 60 } },
    });
    expect(await ask("2001:db8:1:3::1")).toMatchObject({ state: "VALID" });
    clock.advance(60_000);
    expect(await ask("2001:db8:1:2::ffff")).toMatchObject({ state: "VALID" });
  });
});

describe("revoking", () => {
  it("is for admins and the course's lead, with a reason that everybody sees", async () => {
    const { issued, student, course } = await aCertificate();
    const lead = { id: course.instructorId, name: "Maren Tolvaj", role: "INSTRUCTOR" as const };
    const assistant = await aPerson(database.db, { role: "INSTRUCTOR" });
    await database.db.courseInstructor.create({
      data: { courseId: course.id, userId: assistant.id, role: "ASSISTANT" },
    });
    const request = { number: issued.number, reason: "Two attempts were made by another person." };
    await expect(as(null).revoke(request)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    for (const other of [student, assistant, await aPerson(database.db, { role: "INSTRUCTOR" })])
      await expect(as(other).revoke(request)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(lead).revoke({ ...request, reason: " " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await as(lead).revoke(request)).toMatchObject({ revokedAt: clock.now() });
    expect(await as(null).verify({ reference: issued.number })).toMatchObject({
      state: "REVOKED",
      revokedAt: clock.now(),
      revocationReason: request.reason,
      replacedBy: null,
    });
    await expect(as(lead).revoke(request)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(
      await issueCertificate(deps(), { enrollmentId: (await enrollmentOf(issued.id)).enrollmentId }),
    ).toMatchObject({
      isNew: false,
    });
  });

  it("leads from a replaced certificate to the newer one", async () => {
    const { issued } = await aCertificate();
    const old = await database.db.certificate.update({ where: { id: issued.id }, data: { supersededAt: clock.now() } });
    const next = await issueCertificate(deps(), { enrollmentId: old.enrollmentId });
    await database.db.certificate.update({ where: { id: next?.id }, data: { supersedesId: issued.id } });
    expect(await as(null).verify({ reference: issued.number })).toMatchObject({
      state: "REVOKED",
      replacedBy: next?.number,
    });
  });
});

describe("the document", () => {
  it("is read by its owner, the course's team and admins; others are refused, none is a 404", async () => {
    const { issued, student, course } = await aCertificate();
    const number = issued.number;
    const lead = { id: course.instructorId, name: "Maren Tolvaj", role: "INSTRUCTOR" as const };
    for (const [reader, isOwn] of [
      [student, true],
      [lead, false],
      [await aPerson(database.db, { role: "ADMIN" }), false],
    ] as const)
      expect(await as(reader).byNumber({ number })).toMatchObject({ number, isOwn, state: "VALID" });
    await expect(as(await aPerson(database.db)).byNumber({ number })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(null).byNumber({ number })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(as(student).byNumber({ number: "LCT-0000-0000-00000" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is on its owner's list and answers the player's question", async () => {
    const { issued, student, course } = await aCertificate();
    expect(await as(student).mine()).toMatchObject([{ number: issued.number, state: "VALID" }]);
    expect(await as(student).forCourse({ courseId: course.id })).toMatchObject({
      number: issued.number,
      state: "VALID",
    });
    expect(await as(await aPerson(database.db)).mine()).toEqual([]);
  });
});

const enrollmentOf = (id: string) =>
  database.db.certificate.findUniqueOrThrow({ where: { id }, select: { enrollmentId: true } });
