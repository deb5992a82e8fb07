import { describe, expect, test } from "vitest";
import { askForReset } from "@/features/accounts/server/ask-for-reset";
import { checkPassword } from "@/features/accounts/server/check-password";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { eventually, testRunner } from "@/testing/job-runner";
import { mailPasswordChanged, mailReset } from "./account-mails";
import { mailAddressRemoved, mailPrimaryChanged, mailVerification } from "./address-mails";
import { mailAddressProof, mailPrimaryChange } from "./jobs/mail-address";

const database = testDatabase();
const runner = testRunner(database);
const clock = aClock();
type Somebody = Parameters<typeof actorOf>[0];
const deps = (person: Somebody) => depsOf(database.db, actorOf(person), clock);
const as = (person: Somebody) => createCaller(deps(person)).accounts;
const password = "a long enough sentence";

const fresh = () => `new-${crypto.randomUUID().slice(0, 13)}@frost.example`;
const lettersTo = (toAddress: string) =>
  database.db.outboxMail.findMany({ where: { toAddress }, orderBy: [{ createdAt: "asc" }, { kind: "asc" }] });
const tokenIn = (text = "") => /verify-email\/([\w-]+)/.exec(text)?.[1] ?? "";
const verified = (token: string) =>
  as(null)
    .addresses.verify({ token })
    .then(
      () => "done",
      (error: { cause?: { reason?: string } }) => error.cause?.reason,
    );
const stateOf = async (token: string) => (await as(null).addresses.link({ token })).state;

/** A new account whose address waits for its proof. */
async function aNewcomer(email = fresh(), ownPassword = password) {
  await as(null).signUp({ name: "Solveig Aas", email, password: ownPassword });
  const { userId: id } = await database.db.emailAddress.findFirstOrThrow({ where: { email }, orderBy: { id: "desc" } });
  return { id, email, name: "Solveig Aas", role: "STUDENT" as const, username: "" };
}

/** What the job does with the wish for a link; the token of the mail. */
async function aLinkFor(person: { id: string }, email: string): Promise<string> {
  const where = { userId: person.id, email };
  const { id: emailAddressId } = await database.db.emailAddress.findFirstOrThrow({ where });
  await mailVerification(deps(null), { eventId: crypto.randomUUID(), emailAddressId });
  return tokenIn((await lettersTo(email)).at(-1)?.text);
}

const addressesOf = (person: { id: string }) =>
  database.db.emailAddress.findMany({
    where: { userId: person.id },
    orderBy: { createdAt: "asc" },
    select: { email: true, isPrimary: true, verifiedAt: true },
  });
const isProved = async (person: { id: string }, email: string) =>
  (await addressesOf(person)).some((row) => row.email === email && row.verifiedAt !== null);

describe("an address is proved by the link of an email", () => {
  test("that sign-up sends through the job, and that looking at it does not use", async () => {
    await runner.start([mailAddressProof]);
    const person = await aNewcomer();
    const [mail] = await eventually(
      () => lettersTo(person.email),
      (letters) => letters.length > 0,
    );
    expect(mail).toMatchObject({ kind: "account.verify", headers: {}, userId: person.id });
    const token = tokenIn(mail?.text);
    expect(await as(null).addresses.link({ token })).toEqual({ state: "open", email: person.email, name: person.name });
    expect(await stateOf(token)).toBe("open");
    expect(await isProved(person, person.email)).toBe(false);
    expect(await verified(token)).toBe("done");
    expect(await isProved(person, person.email)).toBe(true);
    expect(await stateOf(token)).toBe("used");
  });

  test("once: at once and again it is done, and told of once", async () => {
    const person = await aNewcomer();
    const token = await aLinkFor(person, person.email);
    expect(await Promise.all([verified(token), verified(token)])).toEqual(["done", "done"]);
    expect(await verified(token)).toBe("done");
    const events = await database.db.outboxEvent.findMany({ where: { name: "account/address-verified" } });
    expect(events.filter(({ data }) => (data as { userId: string }).userId === person.id)).toHaveLength(1);
  });

  test("not by an older link, one of yesterday, one that was made up, or one whose address was removed", async () => {
    const person = await aNewcomer();
    const [first, second] = [await aLinkFor(person, person.email), await aLinkFor(person, person.email)];
    expect([await stateOf(first), await verified(first)]).toEqual(["replaced", "accounts.link_replaced"]);
    clock.advance(24 * 3_600_000);
    expect([await stateOf(second), await verified(second)]).toEqual(["expired", "accounts.link_expired"]);
    const unknown = await as(null).addresses.link({ token: "x".repeat(32) });
    expect([unknown, await verified("x".repeat(32))]).toEqual([
      { state: "expired", email: null, name: null },
      "accounts.link_expired",
    ]);
    const beside = fresh();
    await as(person).addresses.add({ email: beside });
    const third = await aLinkFor(person, beside);
    const addressId = (await as(person).addresses.list()).find(({ email }) => email === beside)?.id ?? "";
    await as(person).addresses.remove({ addressId });
    expect(await verified(third)).toBe("accounts.link_expired");
    expect((await addressesOf(person)).every(({ verifiedAt }) => verifiedAt === null)).toBe(true);
  });

  test("whose token is stored nowhere but in the letter, which one event writes once", async () => {
    const person = await aNewcomer();
    const { id: emailAddressId } = await database.db.emailAddress.findFirstOrThrow({ where: { userId: person.id } });
    const wish = { eventId: crypto.randomUUID(), emailAddressId };
    expect([await mailVerification(deps(null), wish), await mailVerification(deps(null), wish)]).toEqual([true, false]);
    const [mail] = await lettersTo(person.email);
    const token = tokenIn(mail?.text);
    expect(token).toHaveLength(32);
    const stored = [await database.db.emailVerification.findMany(), await database.db.outboxEvent.findMany()];
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe("an address that two people claim", () => {
  test("is that of who proves it first, also at the same moment", async () => {
    const email = fresh();
    const people = [await aPerson(database.db), await aPerson(database.db)];
    const tokens: string[] = [];
    for (const person of people) {
      await as(person).addresses.add({ email });
      tokens.push(await aLinkFor(person, email));
    }
    const answers = await Promise.all(tokens.map(verified));
    expect(answers.toSorted()).toEqual(["accounts.address_elsewhere", "done"]);
    const late = answers.indexOf("accounts.address_elsewhere");
    expect(await stateOf(tokens[late] ?? "")).toBe("elsewhere");
    expect(await Promise.all(people.map((person) => isProved(person, email)))).toEqual([late !== 0, late !== 1]);
  });

  test("gets no link once it is proved: the mail tells its owner, who has nothing to do", async () => {
    const [owner, person] = [await aPerson(database.db), await aPerson(database.db)];
    await as(person).addresses.add({ email: owner.email });
    expect(await aLinkFor(person, owner.email)).toBe("");
    expect(await lettersTo(owner.email)).toMatchObject([{ kind: "account.address", userId: owner.id }]);
    expect(await database.db.emailVerification.count({ where: { emailAddress: { userId: person.id } } })).toBe(0);
  });

  test("gets no link and no mail to whoever signed up with it and never proved it, who loses nothing", async () => {
    const [squatter, owner] = [await aNewcomer(), await aPerson(database.db)];
    await as(owner).addresses.add({ email: squatter.email });
    const { id: emailAddressId } = await database.db.emailAddress.findFirstOrThrow({ where: { userId: squatter.id } });
    const reset = () => mailReset(deps(null), { eventId: crypto.randomUUID(), emailAddressId, ip: null });
    expect(await reset()).toBe(true);
    expect(await verified(await aLinkFor(owner, squatter.email))).toBe("done");
    expect(await database.db.passwordReset.count({ where: { userId: squatter.id } })).toBe(0);
    const before = (await lettersTo(squatter.email)).length;
    expect(await reset()).toBe(false);
    expect(await mailPasswordChanged(deps(null), { eventId: crypto.randomUUID(), userId: squatter.id })).toBe(false);
    expect(await lettersTo(squatter.email)).toHaveLength(before);
    // Their own password still opens their own account, and no one else's.
    expect(await checkPassword(deps(null), squatter.email, password)).toMatchObject({ userId: squatter.id });
  });

  test("makes way for another that its claimant has proved", async () => {
    const [squatter, owner, other] = [await aNewcomer(), await aPerson(database.db), fresh()];
    await as(squatter).addresses.add({ email: other });
    await verified(await aLinkFor(squatter, other));
    await as(owner).addresses.add({ email: squatter.email });
    await verified(await aLinkFor(owner, squatter.email));
    expect(await addressesOf(squatter)).toMatchObject([{ isPrimary: false }, { email: other, isPrimary: true }]);
    expect(await checkPassword(deps(null), squatter.email, password)).toBeNull();
    expect(await checkPassword(deps(null), other, password)).toMatchObject({ userId: squatter.id });
  });

  test("can be asked a new password for by its owner alone, also beside another", async () => {
    const owner = await aPerson(database.db);
    const email = fresh();
    await as(owner).addresses.add({ email });
    await verified(await aLinkFor(owner, email));
    await aNewcomer(email);
    await askForReset(deps(null), { email });
    const asked = await database.db.outboxEvent.findMany({ where: { name: "account/reset-asked" } });
    const own = await database.db.emailAddress.findFirstOrThrow({ where: { email, userId: owner.id } });
    const ofAddress = asked.filter(({ data }) => JSON.stringify(data).includes(own.id));
    expect(ofAddress.map(({ data }) => data)).toEqual([{ emailAddressId: own.id, ip: "127.0.0.1" }]);
  });

  test("gets no more emails than its mailbox can bear", async () => {
    const email = fresh();
    for (let n = 0; n < 8; n++) {
      const person = await aPerson(database.db);
      await as(person).addresses.add({ email });
      await aLinkFor(person, email);
    }
    expect(await lettersTo(email)).toHaveLength(6);
    clock.advance(3_600_000);
    const person = await aPerson(database.db);
    await as(person).addresses.add({ email });
    expect(await aLinkFor(person, email)).not.toBe("");
    expect(await lettersTo(email)).toHaveLength(7);
  });
});

describe("what changes about addresses is told", () => {
  test("to the old primary address and to the new one, once for one event, through the jobs", async () => {
    await runner.start([mailPrimaryChange]);
    const person = await aPerson(database.db);
    const email = fresh();
    await as(person).addresses.add({ email });
    await verified(await aLinkFor(person, email));
    const addressId = (await as(person).addresses.list()).find((row) => row.email === email)?.id ?? "";
    await as(person).addresses.makePrimary({ addressId });
    const told = async (to: string) => (await lettersTo(to)).filter(({ kind }) => kind === "account.address");
    const [old] = await eventually(
      () => told(person.email),
      (letters) => letters.length > 0,
    );
    expect(old?.subject).toBe("Emails now go to another address");
    expect(old?.text).not.toContain(email);
    expect(await told(email)).toMatchObject([{ subject: "Emails now come to this address", headers: {} }]);
    const event = { eventId: crypto.randomUUID(), userId: person.id, from: fresh(), to: fresh() };
    await mailPrimaryChanged(deps(null), event);
    await mailPrimaryChanged(deps(null), event);
    expect([(await lettersTo(event.from)).length, (await lettersTo(event.to)).length]).toEqual([1, 1]);
  });

  test("to an address that was removed, once for one event", async () => {
    const person = await aPerson(database.db);
    const event = { eventId: crypto.randomUUID(), userId: person.id, email: fresh() };
    await mailAddressRemoved(deps(null), event);
    await mailAddressRemoved(deps(null), event);
    expect(await lettersTo(event.email)).toMatchObject([{ kind: "account.address", userId: person.id }]);
  });
});
