import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createAccount } from "@/features/accounts/server/create-account";
import { mailNewDevice } from "@/features/mail/server/safety-mails";
import { addDays } from "@/lib/time";
import { appendAudit } from "@/server/audit/append-audit";
import { loadActor } from "@/server/auth/load-actor";
import { withPageContext } from "@/server/cache/page-context";
import { appendEvent } from "@/server/outbox/append-event";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { enterWithPassword } from "./enter";
import { forgetNetworks } from "./forget-networks";
import { keptDaysKey } from "./kept-days";

const database = testDatabase();

/** How many statements this asks. */
const statementsOf = (run: () => Promise<unknown>) =>
  withPageContext(
    async (context) => {
      await run();
      return context.statements;
    },
    { locale: "en", requestId: "test" },
  );

const clock = aClock();
const password = "low water at the pier";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

const guestDeps = () => ({ ...depsOf(database.db, actorOf(null), clock), userAgent: firefox });

async function anAccount() {
  const email = `${randomUUID()}@example.test`;
  const { id } = await createAccount(database.db, { name: "Hanne Frost", email, password, role: "STUDENT" });
  return { id, email };
}

/** Signs in, and calls as that session from then on. */
async function signedIn(email: string, given = password) {
  const entered = await enterWithPassword(guestDeps(), email, given);
  if (!entered) throw new Error("not let in");
  const { sessionId, deviceCookie } = entered;
  const actor = await loadActor(database.db, sessionId, clock.now());
  return { sessionId, deviceCookie, security: createCaller({ ...guestDeps(), actor }).accounts.security };
}

const isOpen = async (sessionId: string) => (await loadActor(database.db, sessionId, clock.now())).kind === "person";
const events = (name: string) => database.db.outboxEvent.findMany({ where: { name }, orderBy: { createdAt: "asc" } });

describe("a change of password", () => {
  test("asks for the present one, ends every other sign-in and leaves this one", async () => {
    const { email } = await anAccount();
    const [here, elsewhere] = [await signedIn(email), await signedIn(email)];
    await expect(
      here.security.changePassword({ current: "not it at all", password: "a third tide table" }),
    ).rejects.toMatchObject({
      message: "accounts.current_wrong",
    });
    expect(await isOpen(elsewhere.sessionId)).toBe(true);
    const { deviceCookie } = await here.security.changePassword({
      current: password,
      password: "a third tide table",
      deviceCookie: here.deviceCookie,
    });
    expect([await isOpen(here.sessionId), await isOpen(elsewhere.sessionId)]).toEqual([true, false]);
    expect((await events("account/password-changed")).length).toBeGreaterThan(0);
    expect(await enterWithPassword(guestDeps(), email, password)).toBeNull();
    // This browser is a known device under the new password, others are new again.
    const before = (await events("account/new-device")).length;
    await enterWithPassword({ ...guestDeps(), deviceCookie }, email, "a third tide table");
    expect(await events("account/new-device")).toHaveLength(before);
    await enterWithPassword({ ...guestDeps(), deviceCookie: elsewhere.deviceCookie }, email, "a third tide table");
    expect(await events("account/new-device")).toHaveLength(before + 1);
  });

  test("refuses what guessers try first, here, at sign-up and by the link of an email", async () => {
    const { email } = await anAccount();
    const { security } = await signedIn(email);
    const change = (next: string) => security.changePassword({ current: password, password: next });
    await expect(change("Password123")).rejects.toMatchObject({ message: "accounts.password_common" });
    await expect(change("hannefrost1")).rejects.toMatchObject({ message: "accounts.password_trivial" });
    await expect(change("x".repeat(129))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const signUp = { name: "Bo", email: "somebody@example.test", password: "iloveyou" };
    await expect(createCaller(guestDeps()).accounts.signUp(signUp)).rejects.toMatchObject({
      message: "accounts.password_common",
    });
    expect(await enterWithPassword(guestDeps(), email, password)).not.toBeNull();
  });

  test("sent again because its answer was lost is done, and no way to guess", async () => {
    const { email } = await anAccount();
    const here = await signedIn(email);
    const change = { current: password, password: "a third tide table" };
    await here.security.changePassword(change);
    const told = await events("account/password-changed");
    const { deviceCookie } = await here.security.changePassword({ ...change, deviceCookie: here.deviceCookie });
    expect(await events("account/password-changed")).toHaveLength(told.length);
    const newDevices = await events("account/new-device");
    await enterWithPassword({ ...guestDeps(), deviceCookie }, email, change.password);
    expect(await events("account/new-device")).toHaveLength(newDevices.length);
    const guess = (next: string) => here.security.changePassword({ current: "not it at all", password: next });
    await expect(guess("not this one either")).rejects.toMatchObject({ message: "accounts.current_wrong" });
    await expect(guess(change.password)).rejects.toMatchObject({ message: "accounts.current_wrong" });
  });

  test("takes any script, and the same password in another form of Unicode", async () => {
    const { email } = await anAccount();
    const { security } = await signedIn(email);
    await security.changePassword({ current: password, password: "ｃａｆé у маяка 灯台" });
    expect(await enterWithPassword(guestDeps(), email, "cafe\u0301 у маяка 灯台")).not.toBeNull();
  });

  test("lets no one guess the present one at an open session", async () => {
    const { email } = await anAccount();
    const { security } = await signedIn(email);
    const guess = () => security.changePassword({ current: "not it at all", password: "a third tide table" });
    for (let n = 0; n < 5; n++) await expect(guess()).rejects.toMatchObject({ message: "accounts.current_wrong" });
    await expect(guess()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    await expect(security.confirm({ password })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });
});

describe("the devices of a person", () => {
  test("are listed with this one first, and end one by one, with their next request", async () => {
    const { email } = await anAccount();
    const [here, elsewhere] = [await signedIn(email), await signedIn(email)];
    clock.advance(60_000);
    const { devices } = await here.security.overview();
    expect(devices.map(({ id, isThis, browser, system }) => [id, isThis, browser, system])).toEqual([
      [here.sessionId, true, "Firefox", "Linux"],
      [elsewhere.sessionId, false, "Firefox", "Linux"],
    ]);
    await here.security.endSession({ sessionId: elsewhere.sessionId });
    await here.security.endSession({ sessionId: elsewhere.sessionId });
    expect(await isOpen(elsewhere.sessionId)).toBe(false);
    expect((await here.security.overview()).devices).toHaveLength(1);
  });

  test("end everywhere else at once", async () => {
    const { email } = await anAccount();
    const [one, two, here] = [await signedIn(email), await signedIn(email), await signedIn(email)];
    expect(await here.security.endOtherSessions()).toEqual({ ended: 2 });
    expect(await here.security.endOtherSessions()).toEqual({ ended: 0 });
    expect(await Promise.all([one, two, here].map(({ sessionId }) => isOpen(sessionId)))).toEqual([false, false, true]);
  });

  test("of someone else are not known and do not end", async () => {
    const [mine, theirs] = [await anAccount(), await anAccount()];
    const [here, there] = [await signedIn(mine.email), await signedIn(theirs.email)];
    await expect(here.security.endSession({ sessionId: there.sessionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await isOpen(there.sessionId)).toBe(true);
    const { devices, happenings } = await here.security.overview();
    expect([devices.length, happenings.length]).toEqual([1, 1]);
  });

  test("come with what happened at sign-in, repeated failures joined, in few statements", async () => {
    const { email } = await anAccount();
    const here = await signedIn(email);
    for (let n = 0; n < 7; n++) {
      clock.advance(1000);
      await enterWithPassword(guestDeps(), email, "not it at all").catch(() => null);
    }
    const { happenings, keptDays } = await here.security.overview();
    expect(happenings.map(({ what, times }) => [what, times])).toEqual([
      ["locked", 2],
      ["wrong_password", 5],
      ["entered", 1],
    ]);
    expect(keptDays).toBe(180);
    expect(await statementsOf(() => here.security.overview())).toBe(4);
  });
});

describe("a sign-in on a new device", () => {
  const lettersTo = (toAddress: string) => database.db.outboxMail.findMany({ where: { toAddress } });

  test("is mailed once, and its link ends the sign-in and asks for a reset, once", async () => {
    const { email, id } = await anAccount();
    const own = await signedIn(email);
    const strange = await signedIn(email);
    await mailNewDevice({ db: database.db }, { sessionId: strange.sessionId });
    await mailNewDevice({ db: database.db }, { sessionId: strange.sessionId });
    const letters = await lettersTo(email);
    expect(letters.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["account.device", "New sign-in to your account"],
    ]);
    expect(letters[0]?.text).toContain("Firefox on Linux");
    const token = /\/not-me\/([\w-]+)/.exec(letters[0]?.text ?? "")?.[1] ?? "";
    const site = createCaller(guestDeps()).accounts.security;
    expect(await site.doubted({ token })).toMatchObject({ browser: "Firefox", system: "Linux", isDisowned: false });
    const before = (await events("account/reset-asked")).length;
    await site.disown({ token });
    await site.disown({ token });
    expect([await isOpen(strange.sessionId), await isOpen(own.sessionId)]).toEqual([false, true]);
    expect(await site.doubted({ token })).toMatchObject({ isDisowned: true });
    const asked = (await events("account/reset-asked")).slice(before);
    const address = await database.db.emailAddress.findFirstOrThrow({ where: { userId: id } });
    expect(asked.map(({ data }) => data)).toMatchObject([{ emailAddressId: address.id }]);
  });

  test("is not ended by a link that is not ours, or older than a month", async () => {
    const { email } = await anAccount();
    const strange = await signedIn(email);
    const site = createCaller(guestDeps()).accounts.security;
    await expect(site.disown({ token: "not-a-token-of-ours-at-all" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await mailNewDevice({ db: database.db }, { sessionId: strange.sessionId });
    const token = /\/not-me\/([\w-]+)/.exec((await lettersTo(email))[0]?.text ?? "")?.[1] ?? "";
    const later = createCaller({ ...guestDeps(), now: () => addDays(clock.now(), 31) }).accounts.security;
    await expect(later.disown({ token })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await isOpen(strange.sessionId)).toBe(true);
  });
});

test("networks and browsers are forgotten after the days that the site sets, what happened is not", async () => {
  const { email, id } = await anAccount();
  const { sessionId } = await signedIn(email);
  const forget = (days: number) => forgetNetworks({ db: database.db, now: () => addDays(clock.now(), days) });
  const read = async () => {
    const log = await database.db.loginLog.findFirstOrThrow({ where: { userId: id } });
    const session = await database.db.userSession.findUniqueOrThrow({ where: { id: sessionId } });
    return [log.ipAddress, log.userAgent, session.ipAddress, session.userAgent];
  };
  await forget(179);
  expect(await read()).toEqual(["127.0.0.1", firefox, "127.0.0.1", firefox]);
  await database.db.siteSetting.create({ data: { key: keptDaysKey, value: 30 } });
  await forget(31);
  expect(await read()).toEqual([null, null, null, ""]);
  await database.db.siteSetting.deleteMany({ where: { key: keptDaysKey } });
});

test("they are forgotten of attempts, of the audit log and of what asked for a link, whose chain holds", async () => {
  const { email, id } = await anAccount();
  const { id: emailAddressId } = await database.db.emailAddress.findFirstOrThrow({ where: { email } });
  const deps = { ...guestDeps(), actor: actorOf({ id, name: "Hanne Frost", role: "STUDENT" }) };
  const entry = { action: "account.test", objectType: "user", objectId: id, values: { what: "a word" } };
  await database.db.$transaction((tx) => appendAudit(tx, deps, entry));
  const asked = { name: "account/reset-asked", data: { emailAddressId, ip: "192.0.2.7" } };
  const eventId = await appendEvent(database.db, asked);
  await database.db.outboxEvent.update({
    where: { id: eventId },
    data: { sentAt: clock.now(), createdAt: clock.now() },
  });
  const course = await aCourse(database.db, { assessments: 1 });
  const { id: enrollmentId } = await anEnrollment(database.db, { userId: id, course });
  const version = await database.db.assessmentVersion.findFirstOrThrow({
    where: { assessment: { courseId: course.id } },
  });
  const attempt = await database.db.assessmentAttempt.create({
    data: {
      enrollmentId,
      userId: id,
      assessmentId: version.assessmentId,
      assessmentVersionId: version.id,
      attemptNumber: 1,
      questionOrder: [],
      rules: {},
      maxScore: 1,
      startedAt: clock.now(),
      ipAddress: "192.0.2.7",
      userAgent: firefox,
    },
  });
  const read = async () => {
    const { db } = database;
    const tried = await db.assessmentAttempt.findUniqueOrThrow({ where: { id: attempt.id } });
    const audited = await db.auditEvent.findFirstOrThrow({ where: { objectId: id, action: "account.test" } });
    const event = await db.outboxEvent.findUniqueOrThrow({ where: { id: eventId } });
    return [tried.ipAddress, tried.userAgent, audited.ipAddress, audited.values !== null, event.data];
  };
  const after = (days: number) => ({ db: database.db, now: () => addDays(clock.now(), days) });
  await forgetNetworks(after(179));
  expect(await read()).toEqual(["192.0.2.7", firefox, "127.0.0.1", true, { emailAddressId, ip: "192.0.2.7" }]);
  await forgetNetworks(after(181));
  expect(await read()).toEqual([null, null, null, true, { emailAddressId }]);
  await expect(
    database.db.auditEvent.updateMany({ where: { objectId: id }, data: { action: "another" } }),
  ).rejects.toThrow(/append-only/);
});

test("an admin sets the days, within bounds; no one else reads or sets them", async () => {
  const admin = await aPerson(database.db, { role: "ADMIN" });
  const as = (person: Parameters<typeof actorOf>[0]) =>
    createCaller(depsOf(database.db, actorOf(person), clock)).privacy;
  await as(admin).saveSettings({ ...(await as(admin).settings()), keptDays: 45 });
  expect(await as(admin).settings()).toMatchObject({ keptDays: 45 });
  await expect(as(admin).saveSettings({ ...(await as(admin).settings()), keptDays: 0 })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  const other = await aPerson(database.db);
  await expect(as(other).settings()).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(as(other).saveSettings({ keptDays: 3, addressDays: 3, graceDays: 3 })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await database.db.siteSetting.deleteMany({ where: { key: keptDaysKey } });
});
