import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { createAccount } from "@/features/accounts/server/create-account";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import { mailAccountLinked, mailSignUpAddress } from "@/features/mail/server/provider-mails";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { enterWithProvider } from "./enter-with-provider";
import { linkAsIntended } from "./link-intent";

beforeAll(() => {
  setVariable("AUTH_GITHUB_ID", "id");
  setVariable("AUTH_GITHUB_SECRET", "secret");
  setVariable("AUTH_GOOGLE_ID", "id");
  setVariable("AUTH_GOOGLE_SECRET", "secret");
});

const database = testDatabase();
const clock = aClock();
const current = "low water at the pier";
const guest = () => depsOf(database.db, actorOf(null), clock);
const anEmail = () => `${randomUUID()}@example.test`;
const linkedOf = (userId: string) => database.db.account.findMany({ where: { userId } });
const anIdentity = (provider: "github" | "google" = "github", email = anEmail()) => ({
  provider,
  subject: randomUUID(),
  name: "Hanne Frost",
  email,
  isEmailVerified: true,
});

async function asSession({ userId, sessionId }: { userId: string; sessionId: string }) {
  const deps = { ...guest(), actor: await loadActor(database.db, sessionId, clock.now()) };
  return { userId, sessionId, deps, api: createCaller(deps).accounts.providers };
}

/** With a password and nothing linked. */
async function withPassword() {
  const email = anEmail();
  await createAccount(database.db, {
    name: "Hanne Frost",
    email,
    password: current,
    role: "STUDENT",
    verifiedAt: clock.now(),
  });
  const entered = await enterWithPassword(guest(), email, current);
  if (!entered) throw new Error("not let in");
  return { email, ...(await asSession(entered)) };
}

/** Without a password. */
async function withProvider() {
  const entry = await enterWithProvider(guest(), anIdentity());
  if (entry.kind !== "entered") throw new Error("not let in");
  const session = await asSession(entry.entered);
  const [account] = await linkedOf(session.userId);
  return { ...session, accountId: account?.id ?? "" };
}

describe("linking an account", () => {
  test("asks for the password, and links what comes back to the session that asked, once", async () => {
    const person = await withPassword();
    for (const wrong of [{}, { current: "not it at all" }])
      await expect(person.api.intendLink({ provider: "github", ...wrong })).rejects.toMatchObject({
        message: "accounts.current_wrong",
      });
    const intent = await person.api.intendLink({ provider: "github", current });
    const who = anIdentity();
    expect(await linkAsIntended(person.deps, intent, who)).toBe(true);
    expect(await linkAsIntended(person.deps, intent, who)).toBe(true);
    expect(await linkedOf(person.userId)).toHaveLength(1);
    expect(await person.api.linked()).toMatchObject({
      linked: [{ provider: "GitHub", label: who.email }],
      offered: [{ id: "google", name: "Google" }],
    });
    const entry = await enterWithProvider(guest(), who);
    expect(entry).toMatchObject({ kind: "entered", entered: { userId: person.userId } });
  });

  test("is for that session, provider and quarter of an hour alone", async () => {
    const person = await withPassword();
    const other = await withPassword();
    const intent = await person.api.intendLink({ provider: "github", current });
    const outcomes = [
      await linkAsIntended(other.deps, intent, anIdentity()),
      await linkAsIntended(guest(), intent, anIdentity()),
      await linkAsIntended(person.deps, intent, anIdentity("google")),
      await linkAsIntended(person.deps, "made-up", anIdentity()),
      await linkAsIntended(
        { ...person.deps, now: () => new Date(clock.now().getTime() + 601_000) },
        intent,
        anIdentity(),
      ),
    ];
    expect(outcomes).toEqual([false, false, false, false, false]);
    expect([...(await linkedOf(person.userId)), ...(await linkedOf(other.userId))]).toEqual([]);
  });

  test("leaves what is linked to someone else with them", async () => {
    const who = anIdentity();
    const first = await enterWithProvider(guest(), who);
    const person = await withPassword();
    const intent = await person.api.intendLink({ provider: "github", current });
    await expect(linkAsIntended(person.deps, intent, who)).rejects.toMatchObject({
      reason: "accounts.linked_elsewhere",
    });
    const again = await enterWithProvider(guest(), who);
    const idOf = (entry: typeof first) => (entry.kind === "entered" ? entry.entered.userId : entry.kind);
    expect(idOf(again)).toBe(idOf(first));
  });

  test("waits for a session that has yet to confirm itself", async () => {
    const person = await withPassword();
    await database.db.userSession.update({ where: { id: person.sessionId }, data: { isSuspicious: true } });
    const { api } = await asSession(person);
    await expect(api.intendLink({ provider: "github", current })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(api.unlink({ accountId: randomUUID(), current })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("taking a linked account away", () => {
  test("is refused for the last way in, and for one that only a provider is beside that no one asks here", async () => {
    const { userId, api, accountId } = await withProvider();
    await expect(api.unlink({ accountId })).rejects.toMatchObject({ message: "accounts.last_way_in" });
    await database.db.account.create({ data: { userId, provider: "oidc", providerAccountId: randomUUID() } });
    await expect(api.unlink({ accountId })).rejects.toMatchObject({ message: "accounts.last_way_in" });
    expect(await linkedOf(userId)).toHaveLength(2);
  });

  test("leaves one of two, even when both are taken at once", async () => {
    const { userId, api, accountId } = await withProvider();
    const second = await database.db.account.create({
      data: { userId, provider: "google", providerAccountId: randomUUID() },
    });
    const outcomes = await Promise.all(
      [accountId, second.id].map((each) =>
        api.unlink({ accountId: each }).then(
          () => "gone",
          ({ message }: Error) => message,
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["accounts.last_way_in", "gone"]);
    expect(await linkedOf(userId)).toHaveLength(1);
  });

  test("asks for the password where there is one, and can be sent twice", async () => {
    const { userId, api } = await withPassword();
    const { id: accountId } = await database.db.account.create({
      data: { userId, provider: "github", providerAccountId: randomUUID() },
    });
    await expect(api.unlink({ accountId, current: "not it at all" })).rejects.toMatchObject({
      message: "accounts.current_wrong",
    });
    await api.unlink({ accountId, current });
    await api.unlink({ accountId, current });
    expect(await linkedOf(userId)).toEqual([]);
    const told = await database.db.outboxEvent.findMany({ where: { name: "account/linked" } });
    expect(told.filter(({ data }) => (data as { userId: string }).userId === userId)).toHaveLength(1);
  });

  test("asks someone without a password for a sign-in of the last minutes, and touches no one else's", async () => {
    const other = await withProvider();
    const { api, accountId, sessionId, userId } = await withProvider();
    await api.unlink({ accountId: other.accountId });
    expect(await linkedOf(other.userId)).toHaveLength(1);
    const { createdAt } = await database.db.userSession.findUniqueOrThrow({ where: { id: sessionId } });
    await database.db.userSession.update({
      where: { id: sessionId },
      data: { createdAt: new Date(createdAt.getTime() - 16 * 60_000) },
    });
    await expect(api.unlink({ accountId })).rejects.toMatchObject({ message: "accounts.sign_in_again" });
    expect(await linkedOf(userId)).toHaveLength(1);
  });
});

describe("emails", () => {
  const lettersTo = (toAddress: string) =>
    database.db.outboxMail.findMany({ where: { toAddress }, orderBy: { createdAt: "asc" } });

  test("tell of an account that came and went, once an event", async () => {
    const { userId, email } = await withPassword();
    const tell = (eventId: string, isLinked: boolean) =>
      mailAccountLinked({ db: database.db }, { eventId, userId, provider: "github", isLinked });
    await tell("a", true);
    await tell("a", true);
    await tell("b", false);
    expect((await lettersTo(email)).map(({ kind, subject }) => [kind, subject])).toEqual([
      ["account.linked", "GitHub was linked to your account"],
      ["account.linked", "GitHub was unlinked from your account"],
    ]);
  });

  test("bring the link to an address that is free, once, and word to whoever has one that is not", async () => {
    const { email: taken } = await withPassword();
    const free = anEmail();
    for (const email of [free, taken]) {
      const entry = await enterWithProvider(guest(), { ...anIdentity(), email: null, isEmailVerified: false });
      const token = entry.kind === "pending" ? entry.token : "";
      await createCaller(guest()).accounts.providers.giveAddress({ token, email });
      const { id: pendingId } = await database.db.pendingSignUp.findFirstOrThrow({
        where: { data: { path: ["email"], equals: email } },
      });
      for (const eventId of [pendingId, pendingId])
        await mailSignUpAddress({ db: database.db, now: clock.now }, { eventId, pendingId });
    }
    const [[link, ...rest], [told, ...more]] = [await lettersTo(free), await lettersTo(taken)];
    expect([rest, more]).toEqual([[], []]);
    expect(link?.text).toMatch(/\/sign-in\/link\/[\w-]{32}/);
    expect(told?.subject).toBe("You already have an account");
    expect(told?.text).not.toContain("/sign-in/link/");
  });
});
