import { describe, expect, it } from "vitest";
import { tellOfReissue, tellOfRevocation } from "@/features/notifications/server/sources/tell-of-certificate";
import { formerMember } from "@/lib/former-member";
import { guest } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson, asActor } from "@/testing/factories/person";
import { issueCertificate } from "./issue-certificate";

const database = testDatabase();
const clock = aClock("2026-05-04T10:00:00.000Z");
const deps = () => depsOf(database.db, guest, clock);
const as = (person: Parameters<typeof asActor>[0] | null) =>
  createCaller(depsOf(database.db, person ? asActor(person) : guest, clock)).certificates;
const admin = async () => as(await aPerson(database.db, { role: "ADMIN" }));

async function aCertificate(name = "Ada Okonkwo-Weiß", title?: string) {
  const student = await aPerson(database.db, { name });
  const course = await aCourse(database.db, title ? { title } : {});
  const enrollment = await anEnrollment(database.db, { userId: student.id, course, completedAt: clock.now() });
  const issued = await issueCertificate(deps(), { enrollmentId: enrollment.id });
  if (!issued) throw new Error("the course gives a certificate");
  return { student, course, enrollment, ...issued };
}

const rename = (userId: string, name: string) => database.db.user.update({ where: { id: userId }, data: { name } });
const told = (userId: string) =>
  database.db.notification.findMany({ where: { userId }, select: { kind: true, title: true, message: true } });

describe("issuing again", () => {
  it("gives the same facts under the new name a new number, and leads from the old one to it without the reverse", async () => {
    const { student, number, id, enrollment } = await aCertificate();
    await rename(student.id, " Ada Lindqvist ");
    const before = await database.db.certificate.findUniqueOrThrow({ where: { id } });
    clock.advance(86_400_000);
    const asAdmin = await admin();
    const reissued = await asAdmin.reissue({ number, name: "Ada Lindqvist" });
    expect(reissued).toEqual({ number: expect.not.stringContaining(number), isNew: true });
    expect(await as(null).verify({ reference: number })).toMatchObject({
      state: "REVOKED",
      recipientName: "Ada Okonkwo-Weiß",
      revocationReason: null,
      revokedAt: clock.now(),
      replacedBy: reissued.number,
    });
    const found = await as(null).verify({ reference: reissued.number });
    expect(found).toMatchObject({
      state: "VALID",
      recipientName: "Ada Lindqvist",
      courseTitle: before.courseTitle,
      completedAt: before.completedAt,
      issuedAt: clock.now(),
      replacesOneOf: before.issuedAt,
    });
    // Whoever is shown the new one does not learn the name that was given up, nor the number that leads to it.
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`Okonkwo|${number}`));
    expect(await as(student).mine()).toMatchObject([{ number: reissued.number, state: "VALID" }]);
    expect(await asAdmin.get({ number })).toMatchObject({
      state: "REPLACED",
      reissueObstacle: "replaced",
      chain: [
        { number, state: "REPLACED", endedAt: clock.now() },
        { number: reissued.number, state: "VALID" },
      ],
    });
    // The completion's event may come again: there is one already.
    expect(await issueCertificate(deps(), { enrollmentId: enrollment.id })).toMatchObject({ isNew: false });
  });

  it("happens once, though ten press at the same time and once more afterwards", async () => {
    const { student, number, enrollment } = await aCertificate();
    await rename(student.id, "Ada Lindqvist");
    const asAdmin = await admin();
    const press = () => asAdmin.reissue({ number, name: "Ada Lindqvist" });
    const all = [...(await Promise.all(Array.from({ length: 10 }, press))), await press()];
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(all.map((one) => one.number)).size).toBe(1);
    expect(await database.db.certificate.count({ where: { enrollmentId: enrollment.id } })).toBe(2);
  });

  it("and revoking at the same moment end in one of the two", async () => {
    const { student, number, enrollment } = await aCertificate();
    await rename(student.id, "Ada Lindqvist");
    const asAdmin = await admin();
    const ends = await Promise.allSettled([
      asAdmin.revoke({ number, reason: "Issued by mistake." }),
      asAdmin.reissue({ number, name: "Ada Lindqvist" }),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const rows = await database.db.certificate.findMany({ where: { enrollmentId: enrollment.id } });
    expect(rows.filter((row) => row.revokedAt !== null && row.supersededAt !== null)).toEqual([]);
    expect(rows.filter((row) => row.supersededAt === null)).toHaveLength(1);
  });

  it("is refused without a new name, after a revocation, of a forged record, of a deleted account, and to a name that is old by now", async () => {
    const asAdmin = await admin();
    const same = await aCertificate();
    const refused = (number: string, name: string) =>
      asAdmin.reissue({ number, name }).then(
        () => "issued",
        (error: Error) => error.message,
      );
    expect(await refused(same.number, "Ada Okonkwo-Weiß")).toBe("certificates.same_name");
    await rename(same.student.id, "Ada Lindqvist");
    expect(await refused(same.number, "Ada Okonkwo-Weiß")).toBe("certificates.renamed_meanwhile");
    await asAdmin.revoke({ number: same.number, reason: "Issued by mistake." });
    expect(await refused(same.number, "Ada Lindqvist")).toBe("certificates.revoked");

    const forged = await aCertificate();
    await rename(forged.student.id, "Ada Lindqvist");
    await database.db.certificate.update({ where: { id: forged.id }, data: { courseTitle: "Brain Surgery" } });
    expect(await asAdmin.get({ number: forged.number })).toMatchObject({ isGenuine: false, reissueObstacle: "forged" });
    expect(await refused(forged.number, "Ada Lindqvist")).toBe("certificates.forged");

    const gone = await aCertificate();
    await database.db.user.update({
      where: { id: gone.student.id },
      data: { name: formerMember.name, anonymizedAt: clock.now() },
    });
    expect(await asAdmin.get({ number: gone.number })).toMatchObject({
      holderName: null,
      reissueObstacle: "no_holder",
    });
    expect(await refused(gone.number, formerMember.name)).toBe("certificates.no_holder");
    expect(await refused("LCT-0000-0000-00000", "Ada")).toBe("common.not_found");
  });

  it("prints no author's name that was deleted meanwhile", async () => {
    const { student, course, number } = await aCertificate();
    await rename(student.id, "Ada Lindqvist");
    await database.db.user.update({ where: { id: course.instructorId }, data: { anonymizedAt: clock.now() } });
    const issued = await (await admin()).reissue({ number, name: "Ada Lindqvist" });
    const row = await database.db.certificate.findUniqueOrThrow({ where: { number: issued.number } });
    expect(row.instructorName).toBe("");
  });
});

describe("what is told and written down", () => {
  it("the holder is told of the new number and of the reason of a revocation, each once", async () => {
    const { student, number, id } = await aCertificate();
    await rename(student.id, "Ada Lindqvist");
    const asAdmin = await admin();
    const { number: next } = await asAdmin.reissue({ number, name: "Ada Lindqvist" });
    const { id: nextId } = await database.db.certificate.findUniqueOrThrow({ where: { number: next } });
    expect([await tellOfReissue(deps(), nextId), await tellOfReissue(deps(), nextId)]).toEqual([1, 0]);
    await asAdmin.revoke({ number: next, reason: "The study was another person’s." });
    expect([await tellOfRevocation(deps(), nextId), await tellOfRevocation(deps(), nextId)]).toEqual([1, 0]);
    expect(await tellOfRevocation(deps(), id)).toBe(0);
    expect(await told(student.id)).toEqual([
      { kind: "certificate.reissued", title: expect.any(String), message: expect.stringContaining(next) },
      { kind: "certificate.revoked", title: expect.any(String), message: "The study was another person’s." },
    ]);
    const events = await database.db.outboxEvent.findMany({ where: { name: { startsWith: "certificate/re" } } });
    expect(events.filter(({ data }) => JSON.stringify(data).includes(nextId)).map(({ name }) => name)).toEqual([
      "certificate/reissued",
      "certificate/revoked",
    ]);
  });

  it("the log has both, with the names and numbers before and after", async () => {
    const { student, number } = await aCertificate();
    await rename(student.id, "Ada Lindqvist");
    const person = await aPerson(database.db, { role: "ADMIN" });
    const { number: next } = await as(person).reissue({ number, name: "Ada Lindqvist" });
    await as(person).revoke({ number: next, reason: "Issued by mistake." });
    const lines = await database.db.auditEvent.findMany({
      where: { actorId: person.id },
      orderBy: { sequence: "asc" },
      select: { action: true, values: true },
    });
    const value = (of: string) => ({ value: of, salt: expect.any(String) });
    expect(lines).toEqual([
      {
        action: "certificate.reissue",
        values: {
          number: value(next),
          numberBefore: value(number),
          recipientName: value("Ada Lindqvist"),
          recipientNameBefore: value("Ada Okonkwo-Weiß"),
        },
      },
      { action: "certificate.revoke", values: { number: value(next), reason: value("Issued by mistake.") } },
    ]);
  });
});

describe("finding one", () => {
  it("goes by number, hash, link, beginnings of printed words, course, address and user name", async () => {
    const own = await aCertificate("Иван Петров-Żółć", "Knots of the 19th century: node.js/sailing");
    await aCertificate("Petra Ivanova", "Another course");
    const { verificationHash } = await database.db.certificate.findUniqueOrThrow({ where: { id: own.id } });
    const asAdmin = await admin();
    const find = async (q: string) => (await asAdmin.list({ q })).certificates.map(({ number }) => number);
    for (const q of [
      own.number,
      own.number.toLowerCase().replaceAll("-", " "),
      `https://x.test/verify/${verificationHash}`,
      "иван zolc",
      "ПЕТРОВ",
      "knots 19th",
      "js sail",
      own.student.email.toUpperCase(),
      own.student.username,
    ])
      expect(await find(q), q).toEqual([own.number]);
    for (const q of ["иванна", "vanova", "'", "!!!", "zq & !xw:* | '", "nobody@nowhere.test", "LCT-0000-0000-00000"])
      expect(await find(q), q).toEqual([]);
  });

  it("shows those of one state, newest first, and every one once over the pages", async () => {
    const title = "A Course of Pages";
    const student = await aPerson(database.db);
    const course = await aCourse(database.db, { title });
    const numbers: string[] = [];
    for (let i = 0; i < 53; i++) {
      const other = i === 0 ? student : await aPerson(database.db);
      const enrollment = await anEnrollment(database.db, { userId: other.id, course, completedAt: clock.now() });
      const issued = await issueCertificate(deps(), { enrollmentId: enrollment.id });
      // Every second one at the same moment as the one before.
      if (i % 2 === 0) clock.advance(1000);
      numbers.push(issued?.number ?? "");
    }
    const asAdmin = await admin();
    const first = await asAdmin.list({ q: title });
    expect(first.certificates).toHaveLength(50);
    const second = await asAdmin.list({ q: title, after: first.next });
    expect(second.next).toBeNull();
    const shown = [...first.certificates, ...second.certificates];
    expect(shown.map(({ number }) => number).sort()).toEqual(numbers.sort());
    expect(shown.map(({ issuedAt }) => issuedAt.getTime())).toEqual(
      shown.map(({ issuedAt }) => issuedAt.getTime()).sort((a, b) => b - a),
    );
    const one = shown[7]?.number ?? "";
    await asAdmin.revoke({ number: one, reason: "Issued by mistake." });
    expect((await asAdmin.list({ q: title, state: "REVOKED" })).certificates).toMatchObject([
      { number: one, state: "REVOKED" },
    ]);
    const valid = await asAdmin.list({ q: title, state: "VALID" });
    expect(valid.certificates.map(({ number }) => number)).not.toContain(one);
    expect((await asAdmin.list({ q: title, state: "REPLACED" })).certificates).toEqual([]);
  });
});
