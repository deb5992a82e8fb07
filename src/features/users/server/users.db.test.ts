import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/features/accounts/server/password-hash";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import { startSession } from "@/features/accounts/server/start-session";
import type { UserFilter } from "@/features/users/schema";
import type { Actor } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import { brandKey, ownBrand } from "@/server/brand/stored-brand";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00.000Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;

const password = "low water at the pier";
let admin: Someone;
let deputy: Someone;
beforeAll(async () => {
  admin = await aPerson(test.db, { role: "ADMIN", name: "Signe Valkoren" });
  deputy = await aPerson(test.db, { role: "ADMIN", name: "Rhea Kolm" });
});

const as = (actor: Actor) => createCaller(depsOf(test.db, actor, clock)).users;
const users = (who = admin) => as(actorOf(who));
const origin = {
  now: clock.now,
  ip: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
};
const signIn = async (person: Someone) => {
  const id = await startSession(test.db, person.id, origin);
  return () => loadActor(test.db, id, clock.now());
};
const lastAudit = (objectId: string) =>
  test.db.auditEvent.findFirst({ where: { objectId }, orderBy: { sequence: "desc" } });
const valueIn = (event: Awaited<ReturnType<typeof lastAudit>>, field: string) =>
  (event?.values as Record<string, { value: unknown }> | undefined)?.[field]?.value;
const mailsTo = async (person: Someone) =>
  (await test.db.outboxMail.findMany({ where: { userId: person.id }, orderBy: { id: "asc" } })).map(
    ({ kind, subject, text }) => ({ kind, subject, text }),
  );

describe("the list of users", () => {
  const found = async (filter: Partial<UserFilter>) =>
    (await users().list({ role: null, ...filter, after: null })).users.map(({ name }) => name).toSorted();

  it("finds people by a part of their name without its accents, of their user name and of any address", async () => {
    const person = await aPerson(test.db, { name: "Ásgerður Völundarson", email: "asa.v@Limani.example" });
    await test.db.emailAddress.create({
      data: { userId: person.id, email: "spare@Holmen.example", emailKey: "spare@holmen.example" },
    });
    for (const q of ["gerdur volun", "ÁSGER", person.username.slice(3), `@${person.username}`, "LIMANI", "spare@hol"])
      expect(await found({ q }), q).toEqual([person.name]);
    // So short a text is looked for at the beginning.
    expect(await found({ q: "ás" })).toEqual([person.name]);
    for (const q of ["%", "_", "\\", "volun%son", "nobody of this name"]) expect(await found({ q }), q).toEqual([]);
  });

  it("narrows down by role and by standing, and says the standing that matters most", async () => {
    const name = `Corin ${randomUUID()}`;
    const [locked, unproved, leaving, teacher] = [
      await aPerson(test.db, { name }),
      await aPerson(test.db, { name }),
      await aPerson(test.db, { name }),
      await aPerson(test.db, { name, role: "INSTRUCTOR" }),
    ];
    await test.db.user.update({ where: { id: locked.id }, data: { isActive: false } });
    await test.db.emailAddress.updateMany({ where: { userId: unproved.id }, data: { verifiedAt: null } });
    const dueAt = new Date("2026-12-11T12:00:00Z");
    await test.db.dataRequest.create({ data: { userId: leaving.id, kind: "DELETION", dueAt } });
    await test.db.user.update({
      where: { id: teacher.id },
      data: { temporaryBanUntil: new Date("2026-11-20T12:01:00Z") },
    });
    const idsOf = async (filter: Partial<UserFilter>) =>
      (await users().list({ q: name, ...filter })).users.map(({ id, standing }) => [id, standing]);
    expect(await idsOf({ show: "locked" })).toEqual([[locked.id, "locked"]]);
    expect(await idsOf({ show: "unproved" })).toEqual([[unproved.id, "unproved"]]);
    expect(await idsOf({ show: "leaving" })).toEqual([[leaving.id, "leaving"]]);
    expect(await idsOf({ role: "INSTRUCTOR" })).toEqual([[teacher.id, "held"]]);
    expect(await idsOf({ role: "ADMIN" })).toEqual([]);
    expect(await idsOf({})).toHaveLength(4);
    const { counts } = await users().list({});
    expect(counts).toMatchObject({ locked: 1, unproved: 1, leaving: 1 });
    expect(counts.everyone).toBe(await test.db.user.count());
    await test.db.user.update({ where: { id: locked.id }, data: { anonymizedAt: clock.now() } });
    expect(await idsOf({ show: "locked" })).toEqual([]);
  });

  it("goes on behind the last of a page, with everybody once, also among those who joined at one moment", async () => {
    const name = `Dag ${randomUUID()}`;
    const made = await Promise.all(Array.from({ length: 57 }, () => aPerson(test.db, { name })));
    await test.db.user.updateMany({ where: { name }, data: { createdAt: new Date("2026-05-01T00:00:00Z") } });
    const seen: string[] = [];
    let after: string | null = null;
    const pages: number[] = [];
    do {
      const page: Awaited<ReturnType<ReturnType<typeof users>["list"]>> = await users().list({ q: name, after });
      pages.push(page.users.length);
      seen.push(...page.users.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(pages).toEqual([25, 25, 7]);
    expect(new Set(seen)).toEqual(new Set(made.map(({ id }) => id)));
  });
});

describe("the list of users as a file", () => {
  it("has those whom the filter lets through, and no cell that a spreadsheet would run", async () => {
    const [first, second] = [
      await aPerson(test.db, { name: "=cmd|' /C calc'!A0 Quillfeather" }),
      await aPerson(test.db, { name: "Orsolya Quillfeather", role: "INSTRUCTOR" }),
    ];
    const textOf = async (filter: Partial<UserFilter>) => {
      let text = "";
      for await (const piece of await users().export({ role: null, ...filter })) text += piece;
      return text;
    };
    const lines = (await textOf({ q: "quillfeather" })).split("\r\n");
    expect(lines[0]).toBe("\ufeffname,username,email,role,standing,joined,last_seen,courses,certificates");
    expect(lines.slice(1, 3).map((line) => line.split(",").slice(0, 4))).toEqual([
      ["Orsolya Quillfeather", second.username, second.email, "instructor"],
      ["'=cmd|' /C calc'!A0 Quillfeather", first.username, first.email, "student"],
    ]);
    expect(lines.slice(3)).toEqual([""]);
    expect((await textOf({ q: "quillfeather", role: "INSTRUCTOR" })).split("\r\n")).toHaveLength(3);
    expect((await textOf({ q: "nobody of this name" })).split("\r\n")).toHaveLength(2);
  });
});

describe("a text that fits very many", () => {
  it("finds those who joined last, and goes on behind them", async () => {
    const name = `Wide ${randomUUID()}`;
    await test.db.$executeRaw`
      INSERT INTO users (id, username, name, created_at)
      SELECT gen_random_uuid(), 'wide-' || i, ${name} || ' ' || i, ${clock.now()}::timestamptz - make_interval(days => i) FROM generate_series(1, 1100) i`;
    const first = await users().list({ q: name });
    const second = await users().list({ q: name, after: first.next });
    const numbers = [...first.users, ...second.users].map((user) => Number(user.name.split(" ").at(-1)));
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect((await users().list({ q: name, role: "ADMIN" })).users).toEqual([]);
    await test.db.$executeRaw`DELETE FROM users WHERE name LIKE ${`${name}%`}`;
  });
});

describe("the page of a user", () => {
  it("shows how they come in and what was done about them, and no word that they wrote", async () => {
    const person = await aPerson(test.db, { name: "Maren Tolvaj" });
    await test.db.profile.update({ where: { userId: person.id }, data: { bio: "A word of my own" } });
    await signIn(person);
    await test.db.loginLog.create({
      data: {
        userId: person.id,
        emailHash: "hash",
        ipAddress: "192.0.2.9",
        isSuccessful: false,
        failureReason: "locked",
      },
    });
    await users().changeRole({ userId: person.id, role: "INSTRUCTOR", from: "STUDENT" });
    const page = await users().get({ userId: person.id });
    expect(page).toMatchObject({
      ...{ name: person.name, username: person.username, role: "INSTRUCTOR", standing: "proved", isYourself: false },
      ...{ taught: 0, enrollments: 0, certificates: 0, factorSince: null, hasPassword: false },
      addresses: [{ email: person.email, isPrimary: true }],
      signIns: [{ ip: "192.0.2.7", browser: "Firefox", system: "Linux" }],
      tries: [{ what: "locked", times: 1, ip: "192.0.2.9" }],
      acts: [{ action: "user.changeRole", by: admin.name, reason: null }],
    });
    expect(JSON.stringify(page)).not.toMatch(/Mozilla|word of my own|hash/);
    expect((await users().get({ userId: admin.id })).isYourself).toBe(true);
  });

  it("lists the enrollments and what was given, also what is over", async () => {
    const person = await aPerson(test.db, { name: "Ines Fjord" });
    const [{ id: tides, versionId }, sky] = [
      await aCourse(test.db, { title: "Tides" }),
      await aCourse(test.db, { title: "Sky" }),
    ];
    const over = new Date("2026-11-01T00:00:00.000Z");
    const enrollment = (courseId: string, version: string, more: object) =>
      test.db.enrollment.create({ data: { userId: person.id, courseId, versionId: version, ...more } });
    await enrollment(tides, versionId, {
      enrolledAt: new Date("2026-10-01T00:00:00.000Z"),
      expiresAt: over,
      source: "GRANT",
      progressPercentage: 40,
    });
    await enrollment(sky.id, sky.versionId, { enrolledAt: new Date("2026-11-02T00:00:00.000Z") });
    const grant = (data: object) =>
      test.db.accessGrant.create({ data: { userId: person.id, grantedById: admin.id, ...data } });
    await grant({
      courseId: tides,
      amountMinor: 4_900,
      currency: "EUR",
      expiresAt: over,
      grantedAt: new Date("2026-10-01T00:00:00.000Z"),
    });
    await grant({ tier: "BASIC", revokedAt: clock.now(), grantedAt: new Date("2026-11-05T00:00:00.000Z") });
    // Of one that was given by hand, and one that was asked for.
    const [given, asked] = [await aCourse(test.db, { title: "Wind" }), await aCourse(test.db, { title: "Rain" })];
    const price = { amountMinor: 4_900, currency: "EUR" };
    const request = await test.db.accessRequest.create({ data: { userId: person.id, courseId: asked.id, ...price } });
    const early = new Date("2026-09-01T00:00:00.000Z");
    for (const [{ id, versionId: version }, requestId] of [[given, null] as const, [asked, request.id] as const]) {
      const { id: grantId } = await grant({ courseId: id, requestId, ...price, grantedAt: early });
      await enrollment(id, version, { enrolledAt: early, source: "MANUAL", grantId });
    }
    const { studies, grants } = await users().get({ userId: person.id });
    const sources = studies.map(({ course, source }) => [course, source]);
    expect(Object.fromEntries(sources)).toMatchObject({ Wind: "MANUAL", Rain: "ASKED" });
    expect(studies.slice(0, 2)).toMatchObject([
      { course: "Sky", status: "ACTIVE", source: "FREE", progress: 0, until: null },
      { course: "Tides", courseId: tides, status: "EXPIRED", source: "GRANT", progress: 40 },
    ]);
    expect(new Date(studies[1]?.until ?? "")).toEqual(over);
    expect(grants.slice(0, 2)).toMatchObject([
      { course: null, tier: "BASIC", isRevoked: true, until: null },
      {
        course: "Tides",
        tier: null,
        amountMinor: 4_900,
        currency: "EUR",
        by: admin.name,
        reference: "",
        isRevoked: false,
      },
    ]);
  });

  it("is not there for whoever left, or never was", async () => {
    const person = await aPerson(test.db);
    await test.db.user.update({ where: { id: person.id }, data: { anonymizedAt: clock.now() } });
    for (const userId of [person.id, randomUUID()])
      await expect(users().get({ userId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("another role", () => {
  it("is in effect with the next request, is told by mail, and is in the audit with the one before", async () => {
    const person = await aPerson(test.db);
    const actor = await signIn(person);
    expect(await actor()).toMatchObject({ role: "STUDENT" });
    await users().changeRole({ userId: person.id, role: "ADMIN", from: "STUDENT" });
    expect(await actor()).toMatchObject({ role: "ADMIN" });
    expect(await as(await actor()).list({})).toBeDefined();
    await users().changeRole({ userId: person.id, role: "ADMIN", from: "STUDENT" });
    const event = await lastAudit(person.id);
    expect([valueIn(event, "roleBefore"), valueIn(event, "role"), event?.actorId]).toEqual([
      "STUDENT",
      "ADMIN",
      admin.id,
    ]);
    expect(await test.db.auditEvent.count({ where: { objectId: person.id } })).toBe(1);
    expect(await mailsTo(person)).toMatchObject([
      {
        ...{ kind: "account.standing", subject: "You’re now an admin" },
        text: expect.stringContaining("The admin area is linked at the top of every page."),
      },
    ]);
    await users().changeRole({ userId: person.id, role: "STUDENT", from: "ADMIN" });
    await expect(as(await actor()).list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is refused where the page showed an older one, for oneself and for whoever is gone", async () => {
    const person = await aPerson(test.db, { role: "INSTRUCTOR" });
    const wish = { userId: person.id, role: "ADMIN", from: "STUDENT" } as const;
    await expect(users().changeRole(wish)).rejects.toMatchObject({
      ...{ code: "CONFLICT", message: "users.changed_meanwhile" },
    });
    await expect(users().changeRole({ userId: admin.id, role: "STUDENT", from: "ADMIN" })).rejects.toMatchObject({
      ...{ code: "UNPROCESSABLE_CONTENT", message: "users.yourself" },
    });
    await expect(users().changeRole({ ...wish, userId: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("leaves an admin, whoever is quicker", async () => {
    const two = [await aPerson(test.db, { role: "ADMIN" }), await aPerson(test.db, { role: "ADMIN" })] as const;
    const others = { role: "ADMIN", id: { notIn: two.map(({ id }) => id) } } as const;
    const away = await test.db.user.findMany({ where: others });
    await test.db.user.updateMany({ where: others, data: { role: "STUDENT" } });
    const done = await Promise.allSettled([
      users(two[0]).changeRole({ userId: two[1].id, role: "STUDENT", from: "ADMIN" }),
      users(two[1]).lock({ userId: two[0].id, reason: "Me first" }),
    ]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(done.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "FORBIDDEN" } });
    const left = await test.db.user.findMany({ where: { role: "ADMIN", isActive: true } });
    expect(left).toHaveLength(1);
    // Whoever remains is about to leave: the other one has to stay.
    const [last] = left;
    const next = await aPerson(test.db, { role: "ADMIN" });
    const leaving = { userId: last?.id ?? "", kind: "DELETION", dueAt: clock.now() } as const;
    await test.db.dataRequest.create({ data: leaving });
    const asked = as(actorOf({ id: leaving.userId, name: "", role: "ADMIN" }));
    await expect(asked.changeRole({ userId: next.id, role: "STUDENT", from: "ADMIN" })).rejects.toMatchObject({
      message: "users.last_admin",
    });
    await test.db.user.updateMany({ where: { id: { in: away.map(({ id }) => id) } }, data: { role: "ADMIN" } });
  });
});

describe("a lock", () => {
  it("asks for a reply to its email only where the site has an address that takes one", async () => {
    const person = await aPerson(test.db);
    await test.db.siteSetting.create({
      data: { key: brandKey, value: { ...ownBrand, support: "help@skarvig.example" } },
    });
    await users().lock({ userId: person.id, reason: "Offers other courses in reviews." });
    await test.db.siteSetting.delete({ where: { key: brandKey } });
    const [told] = await mailsTo(person);
    expect(told?.text).toContain("If you think this is a mistake, reply to this email.");
  });

  it("ends every sign-in at once, opens no way in and says why, and an unlock undoes it", async () => {
    const person = await aPerson(test.db);
    await test.db.user.update({ where: { id: person.id }, data: { passwordHash: await hashPassword(password) } });
    const actor = await signIn(person);
    const enter = () => enterWithPassword({ db: test.db, ...origin }, person.email, password);
    await users().lock({ userId: person.id, reason: "Offers other courses in reviews." });
    await users(deputy).lock({ userId: person.id, reason: "Once more" });
    expect(await actor()).toEqual({ kind: "guest" });
    expect(await enter()).toBeNull();
    expect((await users().get({ userId: person.id })).tries).toMatchObject([{ what: "inactive" }]);
    const event = await lastAudit(person.id);
    expect([event?.actorId, valueIn(event, "isActiveBefore"), valueIn(event, "reason")]).toEqual([
      ...[admin.id, true, "Offers other courses in reviews."],
    ]);
    const [told, ...more] = await mailsTo(person);
    expect(told?.subject).toBe("Your account is locked");
    expect(told?.text).toContain("Offers other courses in reviews.");
    expect(told?.text).toContain("If you think this is a mistake, contact a site admin.");
    expect(more).toEqual([]);

    clock.advance(1000);
    await users(deputy).unlock({ userId: person.id });
    await users(deputy).unlock({ userId: person.id });
    expect(await enter()).toMatchObject({ userId: person.id });
    expect(await actor()).toEqual({ kind: "guest" });
    expect((await mailsTo(person)).map(({ subject }) => subject)).toContain("Your account is unlocked");
    expect(await test.db.auditEvent.count({ where: { objectId: person.id } })).toBe(2);
    expect((await users().get({ userId: person.id })).acts.map(({ action, by }) => [action, by])).toEqual([
      ["user.unlock", deputy.name],
      ["user.lock", admin.name],
    ]);
  });

  it("by wrong passwords is lifted the same way, without an email", async () => {
    const person = await aPerson(test.db);
    const until = new Date(clock.now().getTime() + 60_000);
    await test.db.user.update({
      where: { id: person.id },
      data: { failedLoginAttempts: 7, temporaryBanUntil: until },
    });
    expect((await users().get({ userId: person.id })).standing).toBe("held");
    await users().unlock({ userId: person.id });
    const after = await test.db.user.findUniqueOrThrow({ where: { id: person.id } });
    expect([after.failedLoginAttempts, after.temporaryBanUntil]).toEqual([0, null]);
    expect(await mailsTo(person)).toEqual([]);
  });

  it("needs a reason, and is never one's own", async () => {
    const person = await aPerson(test.db);
    await expect(users().lock({ userId: person.id, reason: "  " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(users().lock({ userId: admin.id, reason: "Tired" })).rejects.toMatchObject({
      message: "users.yourself",
    });
    await expect(users().unlock({ userId: admin.id })).rejects.toMatchObject({ message: "users.yourself" });
    expect(await test.db.user.count({ where: { id: { in: [person.id, admin.id] }, isActive: true } })).toBe(2);
  });
});
