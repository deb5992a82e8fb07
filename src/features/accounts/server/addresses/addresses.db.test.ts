import { expect, test } from "vitest";
import { mostAddresses } from "@/features/accounts/rules";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
type Somebody = Awaited<ReturnType<typeof aPerson>>;
const as = (person: Somebody | null) => createCaller(depsOf(database.db, actorOf(person), clock)).accounts.addresses;

const fresh = () => `new-${crypto.randomUUID().slice(0, 13)}@frost.example`;
const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: { cause?: { reason?: string } }) => error.cause?.reason,
  );
const eventsOf = async (name: string, userId: string) =>
  (await database.db.outboxEvent.findMany({ where: { name } }))
    .map(({ data }) => data as Record<string, unknown>)
    .filter((data) => data.userId === userId);

/** An address beside the person's own, proved or not. */
async function another(person: Somebody, isVerified: boolean): Promise<string> {
  const email = fresh();
  const verifiedAt = isVerified ? clock.now() : null;
  const row = await database.db.emailAddress.create({
    data: { userId: person.id, email, emailKey: email, verifiedAt },
  });
  return row.id;
}
const primaryOf = async (person: Somebody) => (await as(person).list()).find(({ isPrimary }) => isPrimary)?.id ?? "";

test("an address is added as it was typed, waits, and asks for one mail however often it is sent", async () => {
  const person = await aPerson(database.db);
  const email = fresh();
  await as(person).add({ email: ` ${email.toUpperCase()} ` });
  await as(person).add({ email });
  const [own, added, ...more] = await as(person).list();
  expect(own).toMatchObject({ email: person.email, isPrimary: true, isVerified: true });
  expect(added).toMatchObject({ email: email.toUpperCase(), isPrimary: false, isVerified: false });
  expect(more).toEqual([]);
  const asked = await database.db.outboxEvent.findMany({ where: { name: "account/verification-asked" } });
  expect(asked.filter(({ data }) => (data as { emailAddressId: string }).emailAddressId === added?.id)).toHaveLength(1);
});

test("an address that someone else has proved is answered by the same statements as one that no one has", async () => {
  const [owner, person] = [await aPerson(database.db), await aPerson(database.db)];
  const answers: unknown[] = [];
  const taken = await countQueries(async () => answers.push(await as(person).add({ email: owner.email })));
  const unknown = await countQueries(async () => answers.push(await as(person).add({ email: fresh() })));
  expect(taken).toBe(unknown);
  expect(answers[0]).toEqual(answers[1]);
  const waiting = (await as(person).list()).filter(({ isVerified }) => !isVerified);
  expect(waiting).toHaveLength(2);
});

test("no more than the most can be added, not even at once", async () => {
  const person = await aPerson(database.db);
  const tries = await Promise.all(
    Array.from({ length: mostAddresses + 2 }, () => reasonOf(as(person).add({ email: fresh() }))),
  );
  expect(tries.filter((answer) => answer === "done")).toHaveLength(mostAddresses - 1);
  expect(new Set(tries)).toEqual(new Set(["done", "accounts.too_many_addresses"]));
  expect(await as(person).list()).toHaveLength(mostAddresses);
});

test("another mail is sent after a minute, not before, and none for an address that is proved", async () => {
  const person = await aPerson(database.db);
  await as(person).add({ email: fresh() });
  const [own, added] = await as(person).list();
  const addressId = added?.id ?? "";
  expect(await reasonOf(as(person).sendLink({ addressId }))).toBe("common.quota");
  clock.advance(61_000);
  expect(await as(person).sendLink({ addressId })).toEqual({ isSent: true });
  expect(await as(person).sendLink({ addressId: own?.id ?? "" })).toEqual({ isSent: false });
});

test("the primary address is another that is proved; both are told, once", async () => {
  const person = await aPerson(database.db);
  const [proved, waiting] = [await another(person, true), await another(person, false)];
  expect(await reasonOf(as(person).makePrimary({ addressId: waiting }))).toBe("accounts.address_unproved");
  await as(person).makePrimary({ addressId: proved });
  await as(person).makePrimary({ addressId: proved });
  const list = await as(person).list();
  expect(list.filter(({ isPrimary }) => isPrimary).map(({ id }) => id)).toEqual([proved]);
  expect(await eventsOf("account/primary-changed", person.id)).toEqual([
    { userId: person.id, from: person.email, to: list[0]?.email },
  ]);
});

test("two that are made primary at once leave one", async () => {
  const person = await aPerson(database.db);
  const ids = [await another(person, true), await another(person, true)];
  await Promise.all(ids.map((addressId) => as(person).makePrimary({ addressId })));
  expect((await as(person).list()).filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
  expect(await eventsOf("account/primary-changed", person.id)).toHaveLength(2);
});

test("an address goes, the primary one and the last that is proved stay", async () => {
  const person = await aPerson(database.db);
  const [proved, waiting] = [await another(person, true), await another(person, false)];
  const primary = await primaryOf(person);
  expect(await reasonOf(as(person).remove({ addressId: primary }))).toBe("accounts.address_primary");
  await database.db.emailAddress.update({ where: { id: primary }, data: { verifiedAt: null } });
  expect(await reasonOf(as(person).remove({ addressId: proved }))).toBe("accounts.address_last");
  await as(person).remove({ addressId: waiting });
  expect(await eventsOf("account/address-removed", person.id)).toEqual([]);
  await database.db.emailAddress.update({ where: { id: primary }, data: { verifiedAt: clock.now() } });
  await as(person).remove({ addressId: proved });
  expect((await as(person).list()).map(({ id }) => id)).toEqual([primary]);
  expect(await eventsOf("account/address-removed", person.id)).toHaveLength(1);
});

test("of the last two that are proved one stays when both are removed at once", async () => {
  const person = await aPerson(database.db);
  const ids = [await another(person, true), await another(person, true)];
  await database.db.emailAddress.update({ where: { id: await primaryOf(person) }, data: { verifiedAt: null } });
  const answers = await Promise.all(ids.map((addressId) => reasonOf(as(person).remove({ addressId }))));
  expect(answers.sort()).toEqual(["accounts.address_last", "done"]);
});

test("a link to a new password that may lie in a mailbox goes with its address", async () => {
  const person = await aPerson(database.db);
  const addressId = await another(person, true);
  const expiresAt = new Date(clock.now().getTime() + 60_000);
  await database.db.passwordReset.create({ data: { userId: person.id, tokenHash: crypto.randomUUID(), expiresAt } });
  await as(person).remove({ addressId });
  expect(await database.db.passwordReset.count({ where: { userId: person.id } })).toBe(0);
});

test("addresses of someone else do not exist, and a guest is asked to sign in", async () => {
  const [owner, stranger] = [await aPerson(database.db), await aPerson(database.db)];
  const addressId = await another(owner, true);
  for (const call of ["sendLink", "makePrimary", "remove"] as const) {
    expect(await reasonOf(as(stranger)[call]({ addressId }))).toBe("common.not_found");
    expect(await reasonOf(as(null)[call]({ addressId }))).toBe("common.sign_in_required");
  }
  expect(await reasonOf(as(null).list())).toBe("common.sign_in_required");
  expect((await as(stranger).list()).map(({ email }) => email)).toEqual([stranger.email]);
  expect(await as(owner).list()).toHaveLength(2);
});
