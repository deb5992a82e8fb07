import { describe, expect, test } from "vitest";
import { checkPassword } from "@/features/accounts/server/check-password";
import { startSession } from "@/features/accounts/server/start-session";
import { queueMail } from "@/features/mail/server/queue-mail";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { eventually, testRunner } from "@/testing/job-runner";
import { mailPasswordChanged, mailReset } from "./account-mails";
import { mailChangedPassword, mailResetLink } from "./jobs/mail-account";

const database = testDatabase();
const runner = testRunner(database);
const clock = aClock();
const deps = (ip = "192.0.2.7") => ({ ...depsOf(database.db, actorOf(null), clock), ip });
const site = (ip?: string) => createCaller(deps(ip)).accounts;
const password = "another long sentence";

const asked = () =>
  database.db.outboxEvent.findMany({ where: { name: "account/reset-asked" }, orderBy: { createdAt: "asc" } });
const lettersTo = (toAddress: string) =>
  database.db.outboxMail.findMany({ where: { toAddress }, orderBy: { createdAt: "asc" } });
const tokenIn = (text: string) => /reset-password\/([\w-]+)/.exec(text)?.[1] ?? "";

/** Asks, and does what the job does with the event; the token of the mail. */
async function aLinkFor(email: string): Promise<string> {
  const address = await database.db.emailAddress.findFirstOrThrow({ where: { email } });
  const eventId = crypto.randomUUID();
  await mailReset(deps(), { eventId, emailAddressId: address.id, ip: "192.0.2.7" });
  const mail = (await lettersTo(email)).at(-1);
  return tokenIn(mail?.text ?? "");
}

describe("a forgotten password", () => {
  test("is asked for alike by whoever has an account and whoever has none", async () => {
    const person = await aPerson(database.db);
    const before = (await asked()).length;
    const known = await site("198.51.100.1").askForReset({ email: person.email.toUpperCase() });
    const unknown = await site("198.51.100.2").askForReset({ email: "nobody@frost.example" });
    expect(known).toEqual(unknown);
    const events = (await asked()).slice(before).map(({ data }) => data);
    expect(events).toMatchObject([
      { emailAddressId: expect.any(String), ip: "198.51.100.1" },
      { emailAddressId: null, ip: "198.51.100.2" },
    ]);
  });

  test("sends nothing more within a minute, and a network that asks for many is told to wait", async () => {
    const person = await aPerson(database.db);
    const before = (await asked()).length;
    for (let n = 0; n < 3; n++) await site("198.51.100.9").askForReset({ email: person.email });
    clock.advance(61_000);
    await site("198.51.100.9").askForReset({ email: person.email });
    const sent = (await asked()).slice(before).map(({ data }) => (data as { emailAddressId: unknown }).emailAddressId);
    expect(sent.map((id) => id !== null)).toEqual([true, false, false, true]);
    for (let n = 4; n < 20; n++) await site("198.51.100.9").askForReset({ email: `n${n}@frost.example` });
    await expect(site("198.51.100.9").askForReset({ email: person.email })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
    });
  });

  test("brings one mail for one wish, through the jobs, and one when the password has changed", async () => {
    await runner.start([mailResetLink, mailChangedPassword]);
    const person = await aPerson(database.db);
    await site("198.51.100.20").askForReset({ email: person.email });
    const [mail] = await eventually(
      () => lettersTo(person.email),
      (letters) => letters.length > 0,
    );
    expect(mail).toMatchObject({ kind: "account.reset", headers: {} });
    expect(mail?.text).not.toContain("unsubscribe");
    await site().resetPassword({ token: tokenIn(mail?.text ?? ""), password });
    const letters = await eventually(
      () => lettersTo(person.email),
      (found) => found.length > 1,
    );
    expect(letters.map(({ kind }) => kind)).toEqual(["account.reset", "account.password"]);
  });

  test("is written once for one event, and its token is stored nowhere but in the letter", async () => {
    const person = await aPerson(database.db);
    const address = await database.db.emailAddress.findFirstOrThrow({ where: { userId: person.id } });
    const wish = { eventId: crypto.randomUUID(), emailAddressId: address.id, ip: null };
    expect([await mailReset(deps(), wish), await mailReset(deps(), wish)]).toEqual([true, false]);
    const [mail, ...more] = await lettersTo(person.email);
    expect(more).toEqual([]);
    const token = tokenIn(mail?.text ?? "");
    expect(token).toHaveLength(32);
    const rows = await database.db.passwordReset.findMany({ where: { userId: person.id } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await database.db.outboxEvent.findMany())).not.toContain(token);
  });

  test("writes to no one whose account is shut", async () => {
    const person = await aPerson(database.db);
    await database.db.user.update({ where: { id: person.id }, data: { isActive: false } });
    const address = await database.db.emailAddress.findFirstOrThrow({ where: { userId: person.id } });
    const wish = { eventId: crypto.randomUUID(), emailAddressId: address.id, ip: null };
    expect(await mailReset(deps(), wish)).toBe(false);
    expect(await lettersTo(person.email)).toEqual([]);
  });
});

describe("a new password by the link of an email", () => {
  test("opens the account, ends every sign-in, and works once", async () => {
    const person = await aPerson(database.db);
    const elsewhere = await startSession(database.db, person.id, deps());
    const token = await aLinkFor(person.email);
    expect(await site().reset({ token })).toMatchObject({ expiresAt: expect.any(Date) });
    expect(await site().resetPassword({ token, password })).toMatchObject({ email: person.email });
    expect(await checkPassword(deps(), person.email, password)).toMatchObject({ userId: person.id });
    expect((await database.db.userSession.findUniqueOrThrow({ where: { id: elsewhere } })).endedAt).not.toBeNull();
    await expect(site().resetPassword({ token, password: "a third long sentence" })).rejects.toMatchObject({
      cause: { reason: "accounts.reset_dead" },
    });
    await expect(site().reset({ token })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await checkPassword(deps(), person.email, password)).not.toBeNull();
  });

  test("sent again because its answer was lost lets in, within the hour and a few tries", async () => {
    const person = await aPerson(database.db);
    const token = await aLinkFor(person.email);
    await site().resetPassword({ token, password });
    const here = await startSession(database.db, person.id, deps());
    expect(await site().resetPassword({ token, password })).toMatchObject({ email: person.email });
    expect((await database.db.userSession.findUniqueOrThrow({ where: { id: here } })).endedAt).toBeNull();
    const guess = () => site().resetPassword({ token, password: "a guess at the password" });
    for (let n = 0; n < 2; n++)
      await expect(guess()).rejects.toMatchObject({ cause: { reason: "accounts.reset_dead" } });
    await expect(guess()).rejects.toMatchObject({ cause: { reason: "common.quota" } });
    await expect(site().resetPassword({ token, password })).rejects.toMatchObject({
      cause: { reason: "common.quota" },
    });
  });

  test("pressed twice at once changes it once", async () => {
    const person = await aPerson(database.db);
    const token = await aLinkFor(person.email);
    const wishes = ["the first long sentence", "the other long sentence"];
    const results = await Promise.allSettled(wishes.map((wish) => site().resetPassword({ token, password: wish })));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is refused after its hour, by a link that a newer one replaced, and by one that was made up", async () => {
    const person = await aPerson(database.db);
    const [first, second] = [await aLinkFor(person.email), await aLinkFor(person.email)];
    const tried = async (token: string) =>
      site()
        .resetPassword({ token, password })
        .then(
          () => "changed",
          (error: { cause?: { reason?: string } }) => error.cause?.reason,
        );
    expect(await tried(first)).toBe("accounts.reset_dead");
    expect(await tried("x".repeat(32))).toBe("accounts.reset_dead");
    clock.advance(60 * 60_000);
    expect(await tried(second)).toBe("accounts.reset_dead");
    expect(await checkPassword(deps(), person.email, password)).toBeNull();
  });

  test("is told to the person once, and such emails cannot be refused", async () => {
    const person = await aPerson(database.db);
    const wish = { eventId: crypto.randomUUID(), userId: person.id };
    await mailPasswordChanged({ db: database.db }, wish);
    await mailPasswordChanged({ db: database.db }, wish);
    expect(await lettersTo(person.email)).toMatchObject([{ kind: "account.password", headers: {} }]);
    await database.db.mailRefusal.create({ data: { emailKey: person.email.toLowerCase(), kind: "account.password" } });
    const [mail] = await lettersTo(person.email);
    const again = { ...mail, id: crypto.randomUUID(), kind: "account.password" as const, to: person.email };
    const letter = { ...again, locale: "en", subject: "x", preview: "x", heading: "x", parts: [], reason: "x" };
    expect(await database.db.$transaction((tx) => queueMail(tx, letter as never))).toBe(true);
  });
});
