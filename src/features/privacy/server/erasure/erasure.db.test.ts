import { describe, expect, test } from "vitest";
import { queueMail } from "@/features/mail/server/queue-mail";
import { exportKey } from "@/features/privacy/rules";
import { writeExport } from "@/features/privacy/server/export/write-export";
import { formerMember } from "@/lib/former-member";
import { uuidV7 } from "@/lib/uuid-v7";
import reasons from "@/messages/en/reasons.json";
import { type AuditEntry, appendAudit } from "@/server/audit/append-audit";
import { stableId } from "@/server/inngest/stable-id";
import type { LocalStorage } from "@/server/storage/local-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { aPersonalScene } from "@/testing/personal-scene";
import { aPrivacySite } from "@/testing/privacy-site";
import { eraseDue } from "./erase-due";

const { as, byPasskey, clock, database, job, password, storage, withPassword } = aPrivacySite();

const day = 86_400_000;

const requestOf = (userId: string) =>
  database.db.dataRequest.findFirstOrThrow({ where: { userId, kind: "DELETION" }, orderBy: { createdAt: "desc" } });

/** Every column of text or JSON in the database that holds this, as table.column. */
async function findEverywhere(mark: string): Promise<string[]> {
  const columns = await database.db.$queryRaw<{ table: string; column: string }[]>`
    SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.data_type IN ('text', 'character varying', 'character', 'jsonb', 'json', 'ARRAY')`;
  expect(columns.length).toBeGreaterThan(300);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await database.db.$queryRawUnsafe<object[]>(
      `SELECT 1 FROM "${table}" WHERE position($1 in "${column}"::text) > 0 LIMIT 1`,
      mark,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

describe("a deletion", () => {
  test("takes every personal text out of the database, and leaves figures and certificates as they were", async () => {
    const scene = await aPersonalScene(database.db);
    const { person, course, enrollment, run, own } = scene;
    await withPassword(person);
    const file = await aStoredFile(job(), person.id, { originalName: own("file") });
    const bank = await database.db.questionBank.findFirstOrThrow({ where: { ownerId: person.id } });
    const inBank = { bankId: bank.id, path: "media/map.png", fileId: file.id };
    await database.db.bankFile.create({ data: inBank });
    const { other } = scene;
    const request = await database.db.accessRequest.findFirstOrThrow({ where: { userId: person.id } });
    const told = { userId: other.id, kind: "access.requested", title: `${own("name")} asks` };
    const dedupeKey = `access.requested:${other.id}:${request.id}`;
    await database.db.notification.create({ data: { ...told, dedupeKey, metadata: { params: { who: own("name") } } } });
    const letter = { subject: told.title, html: own("name"), text: own("note"), toAddress: "desk@example.test" };
    await database.db.outboxMail.create({
      data: {
        ...letter,
        id: stableId("access requested", request.id, other.id),
        kind: told.kind,
        userId: other.id,
        messageId: "<asked@example.test>",
        state: "SENT",
      },
    });
    const review = await database.db.review.findFirstOrThrow({ where: { userId: person.id } });
    const log = (entry: AuditEntry) =>
      database.db.$transaction((tx) => appendAudit(tx, depsOf(database.db, actorOf(other), clock), entry));
    const muting = { action: "discussion.mute", objectType: "course", objectId: course.id };
    await log({ ...muting, values: { person: person.id, reason: own("muted") } });
    await log({ action: "review.reject", objectType: "Review", objectId: review.id, values: { note: own("judged") } });
    const { id: certificateId } = await database.db.certificate.findFirstOrThrow({
      where: { enrollmentId: enrollment.id },
    });
    const revoking = { action: "certificate.revoke", objectType: "Certificate", objectId: certificateId };
    await log({ ...revoking, values: { reason: own("revoked") } });
    await log({ ...muting, objectId: "other", values: { person: other.id, reason: "about somebody else" } });
    const figures = async () => ({
      enrollments: await database.db.enrollment.findMany({ where: { courseId: course.id } }),
      lessons: await database.db.lessonProgress.findMany({ where: { enrollmentId: enrollment.id } }),
      attempts: await database.db.assessmentAttempt.findMany({
        where: { enrollmentId: enrollment.id },
        omit: { ipAddress: true, userAgent: true, updatedAt: true },
      }),
      certificates: await database.db.certificate.findMany({ where: { enrollmentId: enrollment.id } }),
      stars: await database.db.review.aggregate({
        where: { courseId: course.id },
        _count: true,
        _avg: { rating: true },
      }),
      grants: await database.db.accessGrant.aggregate({ where: { userId: person.id }, _sum: { amountMinor: true } }),
    });
    const before = await figures();
    expect((await findEverywhere(run)).length).toBeGreaterThan(40);
    await (await byPasskey(person)).askForDeletion({ current: password });
    expect(await eraseDue(job())).toEqual({ erased: 0 });
    clock.advance(31 * day);
    expect((await eraseDue(job())).erased).toBe(1);
    // The certificate and what it prints; who asked for it knew its number.
    expect(await findEverywhere(run)).toEqual([
      "certificate.number",
      "certificate.recipient_name",
      "certificate.verification_hash",
      "question_version.explanation",
    ]);
    expect(await figures()).toEqual(before);
    expect(await database.db.practiceCard.count({ where: { userId: person.id } })).toBe(0);
    const ofAttempts = { where: { attempt: { userId: person.id } } };
    expect(await database.db.attemptSignal.count(ofAttempts)).toBe(0);
    expect(await database.db.attemptAddress.count(ofAttempts)).toBe(0);
    const values = (objectId: string) =>
      database.db.auditEvent.findFirstOrThrow({ where: { objectId }, select: { values: true, erasedAt: true } });
    expect(await values(review.id)).toEqual({ values: null, erasedAt: clock.now() });
    expect(await values("other")).toMatchObject({
      values: { reason: { value: "about somebody else" } },
      erasedAt: null,
    });
    expect(await storage.head(file.storageKey)).toBeNull();
    expect(await database.db.bankFile.count({ where: { bankId: bank.id } })).toBe(0);
    expect(await database.db.user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
      name: formerMember.name,
      isActive: false,
      passwordHash: null,
      anonymizedAt: clock.now(),
    });
    expect(await database.db.post.count({ where: { userId: person.id, deletedAt: null } })).toBe(0);
    expect(await eraseDue(job())).toEqual({ erased: 0 });
  });

  test("asks for the password, emails at once, signs out elsewhere, is asked for once and can be called off", async () => {
    const person = await withPassword(await aPerson(database.db));
    await expect(as(person).askForDeletion({ current: "not it at all" })).rejects.toMatchObject({
      message: "accounts.current_wrong",
    });
    const expiresAt = new Date(clock.now().getTime() + day);
    const session = { loginMethod: "PASSWORD", idleExpiresAt: expiresAt, expiresAt } as const;
    await database.db.userSession.create({ data: { userId: person.id, ...session } });
    const first = await as(person).askForDeletion({ current: password });
    clock.advance(day);
    expect(await as(person).askForDeletion({ current: password })).toEqual(first);
    expect(await database.db.dataRequest.count({ where: { userId: person.id } })).toBe(1);
    const mails = await database.db.outboxMail.findMany({ where: { userId: person.id } });
    expect(mails.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([["account.deletion", person.email]]);
    expect(mails[0]?.text).toContain("/account/data");
    expect(await database.db.userSession.count({ where: { userId: person.id, endedAt: null } })).toBe(0);
    const mail = { id: uuidV7(), kind: "study.reminder", to: person.email, userId: person.id, locale: "en" } as const;
    const said = { subject: "s", preview: "p", heading: "h", parts: [], reason: "r" };
    expect(await database.db.$transaction((tx) => queueMail(tx, { ...mail, ...said }))).toBe(false);
    await as(person).cancelDeletion();
    await as(person).cancelDeletion();
    expect(await database.db.$transaction((tx) => queueMail(tx, { ...mail, ...said }))).toBe(true);
    clock.advance(60 * day);
    expect(await eraseDue(job())).toEqual({ erased: 0 });
    expect(await requestOf(person.id)).toMatchObject({ state: "CANCELLED" });
    expect(await database.db.emailAddress.count({ where: { userId: person.id } })).toBe(1);
  });

  test("comes to the same end where the job is killed before the database or before the bytes, and is one request of two", async () => {
    const { person } = await aPersonalScene(database.db);
    await withPassword(person);
    const file = await aStoredFile(job(), person.id, { originalName: "face.png" });
    const { requestId } = await as(person).askForExport();
    await writeExport(job(), requestId);
    const archive = exportKey(await database.db.dataRequest.findUniqueOrThrow({ where: { id: requestId } }));
    const bytes = async () => [await storage.head(file.storageKey), await storage.head(archive)];
    const leaving = await byPasskey(person);
    const asked = [1, 2].map(() => leaving.askForDeletion({ current: password }));
    const [first, second] = await Promise.all(asked);
    expect(first).toEqual(second);
    expect(await database.db.dataRequest.count({ where: { userId: person.id, kind: "DELETION" } })).toBe(1);
    expect(await database.db.outboxMail.count({ where: { userId: person.id, kind: "account.deletion" } })).toBe(1);
    clock.advance(31 * day);
    const read = () => database.db.user.findUniqueOrThrow({ where: { id: person.id } });
    const { name } = await read();

    // As if it died at the last thing that it writes.
    await database.db.$executeRaw`
      ALTER TABLE users ADD CONSTRAINT test_kill CHECK (anonymized_at IS NULL) NOT VALID`;
    try {
      await expect(eraseDue(job())).rejects.toThrow();
    } finally {
      await database.db.$executeRaw`ALTER TABLE users DROP CONSTRAINT test_kill`;
    }
    expect(await requestOf(person.id)).toMatchObject({ state: "PENDING" });
    expect(await read()).toMatchObject({ name, anonymizedAt: null });
    expect(await database.db.note.count({ where: { userId: person.id } })).toBeGreaterThan(0);
    expect(await bytes()).not.toContain(null);

    const dying = Object.assign(Object.create(storage) as LocalStorage, {
      delete: () => Promise.reject(new Error("killed")),
    });
    await expect(eraseDue({ ...job(), storage: dying })).rejects.toThrow();
    expect(await requestOf(person.id)).toMatchObject({ state: "RUNNING" });
    expect(await read()).toMatchObject({ name: formerMember.name, anonymizedAt: clock.now() });
    expect(await bytes()).not.toContain(null);

    const ends = await Promise.all([eraseDue(job()), eraseDue(job())]);
    expect(ends.map(({ erased }) => erased).sort()).toEqual([0, 1]);
    expect(await bytes()).toEqual([null, null]);
    expect(await database.db.storedFile.count({ where: { id: file.id } })).toBe(0);
    expect(await requestOf(person.id)).toMatchObject({ state: "DONE", doneAt: clock.now() });
    expect(await eraseDue(job())).toEqual({ erased: 0 });
  });

  test("is refused to who leads a course that is not archived, at once and when its day comes", async () => {
    const lead = await withPassword(await aPerson(database.db, { role: "INSTRUCTOR" }));
    const { course } = await aPersonalScene(database.db);
    const place = { courseId: course.id };
    const handOver = (userId: string) => database.db.courseInstructor.updateMany({ where: place, data: { userId } });
    await handOver(lead.id);
    await expect(as(lead).askForDeletion({ current: password })).rejects.toMatchObject({
      message: "privacy.leads_courses",
    });
    await handOver(course.instructorId);
    await as(lead).askForDeletion({ current: password });
    await handOver(lead.id);
    clock.advance(31 * day);
    expect(await eraseDue(job())).toEqual({ erased: 0 });
    expect(await requestOf(lead.id)).toMatchObject({ state: "FAILED", error: "privacy.leads_courses" });
    expect(await as(lead).own()).toMatchObject({ notErased: reasons.privacy.leads_courses });
    expect((await database.db.user.findUniqueOrThrow({ where: { id: lead.id } })).anonymizedAt).toBeNull();
  });

  test("is refused to the last admin, also of two who leave", async () => {
    await database.db.user.updateMany({ where: { role: "ADMIN" }, data: { role: "STUDENT" } });
    const first = await withPassword(await aPerson(database.db, { role: "ADMIN" }));
    await expect(as(first).askForDeletion({ current: password })).rejects.toMatchObject({
      message: "privacy.last_admin",
    });
    const second = await withPassword(await aPerson(database.db, { role: "ADMIN" }));
    await as(first).askForDeletion({ current: password });
    await expect(as(second).askForDeletion({ current: password })).rejects.toMatchObject({
      message: "privacy.last_admin",
    });
  });
});
