import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { beforeEach, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import type { accountLocked } from "@/features/accounts/events";
import { createAccount } from "@/features/accounts/server/create-account";
import { mailLocked } from "@/features/mail/server/safety-mails";
import type { AppError } from "@/lib/app-error";
import type { EventData } from "@/lib/event";
import { withPageContext } from "@/server/cache/page-context";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { auditLock } from "./audit-lock";
import { enterWithPassword } from "./enter";

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
const wrong = "high water at the pier";
/** Each test comes from a network of its own, or those that count networks would hold up the others. */
let network = 0;
beforeEach(() => {
  network += 1;
});

const from = (deviceCookie: string | null = null, ip = `198.51.${network}.7`) => ({
  ...depsOf(database.db, actorOf(null), clock),
  ip,
  deviceCookie,
});

/**
 * The password at next to no cost. Where tries are counted by the hundred, hashing as people's passwords are would be all that a
 * test does; what is stored tells what it costs, and `createAccount` has hashed it once in earnest.
 */
const cheapHash = hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });

async function anAccount({ isDemo = false } = {}) {
  const email = `${randomUUID()}@example.test`;
  const { id } = await createAccount(database.db, { name: "Hanne Frost", email, password, role: "STUDENT", isDemo });
  await database.db.user.update({ where: { id }, data: { passwordHash: await cheapHash } });
  return { id, email };
}

const fail = async (email: string, times: number, deps = from()) => {
  for (let n = 0; n < times; n++) expect(await enterWithPassword(deps, email, wrong)).toBeNull();
};
/** What a try comes to, in one word; a lock with the seconds that it still holds. */
const outcome = (email: string, given = password, deps = from()) =>
  enterWithPassword(deps, email, given).then(
    (entered) => (entered ? "in" : "wrong"),
    ({ reason, facts }: AppError) => `${reason} ${String(facts.retryAfterSeconds)}`,
  );
const news = (userId: string) =>
  database.db.outboxEvent.count({ where: { name: "account/new-device", data: { path: ["userId"], equals: userId } } });
/** The tries that shut an account, in their order. */
const locks = async () => {
  const events = await database.db.outboxEvent.findMany({
    where: { name: "account/locked" },
    orderBy: { createdAt: "asc" },
  });
  return events.map(({ data }) => (data as EventData<typeof accountLocked>).tryId);
};
const sessionOf = (id: string) => database.db.userSession.findUniqueOrThrow({ where: { id } });

describe("a lockout", () => {
  test("grows with each wrong password, ends automatically and is forgotten after a good one", async () => {
    const { email } = await anAccount();
    await fail(email, 5);
    expect(await outcome(email)).toBe("accounts.locked 60");
    clock.advance(61_000);
    await fail(email, 1);
    expect(await outcome(email)).toBe("accounts.locked 120");
    clock.advance(121_000);
    expect(await outcome(email)).toBe("in");
    await fail(email, 4);
    expect(await outcome(email)).toBe("in");
  });

  test("is not prolonged by tries while it holds", async () => {
    const { email } = await anAccount();
    await fail(email, 5);
    clock.advance(30_000);
    expect(await outcome(email, wrong)).toBe("accounts.locked 30");
    clock.advance(31_000);
    expect(await outcome(email)).toBe("in");
  });

  test("never lasts longer than an hour, and a day without tries forgets it", async () => {
    const { email, id } = await anAccount();
    for (let n = 0; n < 14; n++) {
      await outcome(email, wrong);
      clock.advance(3_600_001);
    }
    expect((await database.db.user.findUniqueOrThrow({ where: { id } })).failedLoginAttempts).toBe(14);
    await fail(email, 1);
    expect(await outcome(email)).toBe("accounts.locked 3600");
    clock.advance(25 * 3_600_000);
    await fail(email, 4);
    expect(await outcome(email)).toBe("in");
  });

  test("comes for an unknown address as for a known one, with the same words and the same statements", async () => {
    const { email } = await anAccount();
    const nobody = `${randomUUID()}@example.test`;
    await fail(email, 1);
    await fail(nobody, 1);
    const forKnown = await statementsOf(() => outcome(email, wrong));
    expect(forKnown).toBeGreaterThan(4);
    expect(await statementsOf(() => outcome(nobody, wrong))).toBe(forKnown);
    const seen = async (address: string) => {
      const words: string[] = [];
      for (let n = 0; n < 5; n++) words.push(await outcome(address, wrong));
      return words;
    };
    const known = await seen(email);
    expect(known).toEqual(["wrong", "wrong", "wrong", "accounts.locked 60", "accounts.locked 60"]);
    expect(await seen(nobody)).toEqual(known);
    expect(await statementsOf(() => outcome(nobody))).toBe(await statementsOf(() => outcome(email)));
  });

  test("is told of once for all that it grows to, with the same statements where no one has the address", async () => {
    const { email, id } = await anAccount();
    const nobody = `${randomUUID()}@example.test`;
    const before = (await locks()).length;
    await fail(email, 4);
    await fail(nobody, 4);
    expect(await locks()).toHaveLength(before);
    const forKnown = await statementsOf(() => outcome(email, wrong));
    expect(await statementsOf(() => outcome(nobody, wrong))).toBe(forKnown);
    clock.advance(61_000);
    await fail(email, 1);
    await outcome(email);
    const [known, unknown, ...more] = (await locks()).slice(before);
    expect(more).toEqual([]);
    const triedBy = async (tryId = "") => (await database.db.loginLog.findUnique({ where: { id: tryId } }))?.userId;
    expect([await triedBy(known), await triedBy(unknown)]).toEqual([id, null]);
    clock.advance(121_000);
    expect(await outcome(email)).toBe("in");
    await fail(email, 5);
    expect(await locks()).toHaveLength(before + 3);
  });

  test("is written into the audit log and told to its person by mail, once, and to no one where no one is", async () => {
    const { email, id } = await anAccount();
    const nobody = `${randomUUID()}@example.test`;
    const before = (await locks()).length;
    await fail(email, 5);
    await fail(nobody, 5);
    clock.advance(61_000);
    expect(await outcome(email)).toBe("in");
    await fail(email, 5);
    const [first = "", unknown = "", second = ""] = (await locks()).slice(before);
    const write = async (tryId: string) => [
      await auditLock({ db: database.db }, tryId),
      await mailLocked({ db: database.db }, { tryId }),
    ];
    expect(await write(unknown)).toEqual([false, false]);
    for (const tryId of [second, first, first, second]) await write(tryId);
    const lines = await database.db.auditEvent.findMany({ where: { action: "account.lock", objectId: id } });
    expect(lines.map(({ ipAddress, actorId }) => [ipAddress, actorId])).toEqual(Array(2).fill([from().ip, null]));
    const mails = await database.db.outboxMail.findMany({ where: { kind: "account.locked" } });
    expect(mails.map(({ toAddress, userId }) => [toAddress, userId])).toEqual([[email, id]]);
    expect(mails[0]?.text).toContain("/forgot-password");
    expect(mails[0]?.text).toContain("5 wrong passwords or codes");
  });

  test("is not told of for demo accounts, which are everybody's", async () => {
    const { email, id } = await anAccount({ isDemo: true });
    await fail(email, 5);
    expect(await mailLocked({ db: database.db }, { tryId: (await locks()).at(-1) ?? "" })).toBe(false);
    expect(await database.db.outboxMail.count({ where: { userId: id } })).toBe(0);
  });

  test("lets no more guesses through at once than one after the other", async () => {
    const { email } = await anAccount();
    const said = await Promise.all(Array.from({ length: 12 }, () => outcome(email, wrong)));
    expect(said.filter((word) => word === "wrong")).toHaveLength(5);
  });

  test("does not keep the owner out on a device that was used before, which counts for itself", async () => {
    const { email } = await anAccount();
    const own = await enterWithPassword(from(), email, password);
    await fail(email, 5, from(null, "203.0.113.9"));
    expect(await outcome(email)).toMatch(/^accounts\.locked/);
    expect(await outcome(email, password, from(own?.deviceCookie))).toBe("in");
    // The owner's sign-in opens nothing to whoever guesses.
    expect(await outcome(email, password, from(null, "203.0.113.9"))).toMatch(/^accounts\.locked/);
    const onDevice = Array.from({ length: 6 }, () => from(own?.deviceCookie));
    const said: string[] = [];
    for (const deps of onDevice) said.push(await outcome(email, wrong, deps));
    expect(said.slice(0, 5)).toEqual(Array(5).fill("wrong"));
    expect(said[5]).toBe("accounts.locked 900");
  });

  test("of a thousand tries from fifty networks never keeps the owner out on a known device", async () => {
    const { email } = await anAccount();
    const own = await enterWithPassword(from(), email, password);
    for (let round = 0; round < 20; round++) {
      const networks = Array.from({ length: 50 }, (_, n) => from(null, `203.0.${n}.9`));
      const said = await Promise.all(networks.map((deps) => outcome(email, wrong, deps)));
      expect(said.every((word) => word === "wrong" || word.startsWith("accounts.locked"))).toBe(true);
      expect(await outcome(email, password, from(own?.deviceCookie))).toBe("in");
      clock.advance(600_000);
    }
  });

  test("is not walked around with a mark of someone else's, or a made up one", async () => {
    const { email } = await anAccount();
    const other = await anAccount();
    const theirs = await enterWithPassword(from(), other.email, password);
    await fail(email, 5);
    for (const cookie of [theirs?.deviceCookie ?? "", "x.y", "~~~", "AAAA.AAAAAAAAAAAAAAAAAAAAAA"])
      expect(await outcome(email, password, from(cookie))).toBe("accounts.locked 60");
  });

  test("holds for a network that tries many accounts, and good sign-ins cost it nothing", async () => {
    const { email } = await anAccount();
    for (let n = 0; n < 3; n++) expect(await outcome(email)).toBe("in");
    for (let n = 0; n < 100; n++) await outcome(`${n}-${randomUUID()}@example.test`, wrong);
    expect(await outcome(email)).toBe("accounts.locked 900");
    expect(await outcome(email, password, from(null, "203.0.113.77"))).toBe("in");
  });
});

describe("a new device", () => {
  test("is told of, except for the first sign-in of all, and known from then on", async () => {
    const { email, id } = await anAccount();
    const first = await enterWithPassword(from(), email, password);
    expect(await news(id)).toBe(0);
    const second = await enterWithPassword(from(), email, password);
    expect(await news(id)).toBe(1);
    await enterWithPassword(from(first?.deviceCookie), email, password);
    await enterWithPassword(from(second?.deviceCookie), email, password);
    expect(await news(id)).toBe(1);
  });

  test("keeps the marks of several people of one browser", async () => {
    const [one, two] = [await anAccount(), await anAccount()];
    const first = await enterWithPassword(from(), one.email, password);
    const both = await enterWithPassword(from(first?.deviceCookie), two.email, password);
    const before = await news(one.id);
    await enterWithPassword(from(both?.deviceCookie), one.email, password);
    expect(await news(one.id)).toBe(before);
  });

  test("is not told of for demo accounts, which are everybody's", async () => {
    const { email, id } = await anAccount({ isDemo: true });
    await enterWithPassword(from(), email, password);
    await enterWithPassword(from(), email, password);
    expect(await news(id)).toBe(0);
  });

  test("opens no demo account where others can reach the site", async () => {
    const [demo, own] = [await anAccount({ isDemo: true }), await anAccount()];
    setVariable("DEMO", "0");
    expect(await outcome(demo.email, password)).toBe("wrong");
    expect(await outcome(own.email, password)).toBe("in");
    const { failureReason } = await database.db.loginLog.findFirstOrThrow({ where: { userId: demo.id } });
    expect(failureReason).toBe("inactive");
    setVariable("DEMO", "1");
    expect(await outcome(demo.email, password)).toBe("in");
  });

  test("after wrong passwords must confirm itself before it changes anything about the account", async () => {
    const { email, id } = await anAccount();
    const own = await enterWithPassword(from(), email, password);
    await fail(email, 3);
    const known = await enterWithPassword(from(own?.deviceCookie), email, password);
    expect(await sessionOf(known?.sessionId ?? "")).toMatchObject({ isSuspicious: false });
    const odd = await enterWithPassword(from(), email, password);
    const sessionId = odd?.sessionId ?? "";
    expect(await sessionOf(sessionId)).toMatchObject({ isSuspicious: true });
    const actor = { ...actorOf({ id, name: "Hanne Frost", role: "STUDENT" }), sessionId, isSuspicious: true };
    const { security, addresses } = createCaller({ ...from(), actor } as ReturnType<typeof depsOf>).accounts;
    await expect(addresses.add({ email: "other@example.test" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(security.overview()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(security.endOtherSessions()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(security.changePassword({ current: password, password: "a third tide table" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(security.confirm({ password: wrong })).rejects.toMatchObject({ message: "accounts.current_wrong" });
    expect(await sessionOf(sessionId)).toMatchObject({ isSuspicious: true });
    await security.confirm({ password });
    expect(await sessionOf(sessionId)).toMatchObject({ isSuspicious: false });
  });
});
