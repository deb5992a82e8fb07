import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { createAccount } from "@/features/accounts/server/create-account";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import type { AppError } from "@/lib/app-error";
import type { Role } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { Authenticator } from "@/testing/authenticator";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { enterWithCode } from "../second-factor/enter-with-code";
import { factorRolesKey } from "../second-factor/factor-roles";
import { resetFactor } from "../second-factor/turn-off";
import { enterWithPasskey, requestPasskeyOptions } from "./enter-with-passkey";

const database = testDatabase();
const clock = aClock();
const password = "low water at the pier";
const site = { origin: "https://learn.example.test", rpId: "learn.example.test" };
let network = 0;

beforeAll(() => setVariable("APP_URL", site.origin));
beforeEach(() => {
  network += 1;
});

const from = (deviceCookie: string | null = null) => ({
  ...depsOf(database.db, actorOf(null), clock),
  ip: `198.51.${network}.7`,
  deviceCookie,
});

async function anAccount(role: Role = "STUDENT") {
  const email = `${randomUUID()}@example.test`;
  const { id } = await createAccount(database.db, { name: "Hanne Frost", email, password, role });
  const sessionId = randomUUID();
  const actor = { ...actorOf({ id, name: "Hanne Frost", role }), sessionId };
  return { id, email, api: createCaller(depsOf(database.db, actor, clock)).accounts };
}

type Account = Awaited<ReturnType<typeof anAccount>>;

async function add({ api }: Account, device = new Authenticator(site), ways = {}) {
  const { options, sealed } = await api.passkeys.begin({ current: password });
  const { codes } = await api.passkeys.add({
    passkeyName: "Work laptop",
    response: device.create(options, ways),
    sealed,
  });
  return { device, codes };
}

async function withPasskey(role: Role = "STUDENT") {
  const account = await anAccount(role);
  return { ...account, ...(await add(account)) };
}

async function show(device: Authenticator, ways = {}, pending: string | null = null) {
  const { options, sealed } = await requestPasskeyOptions(from(), pending);
  return { sealed, pending, response: device.get(options, ways) };
}

/** Both of a use case that is called itself and of a procedure, whose refusals carry the reason as their message. */
const outcome = (trying: Promise<unknown>) =>
  trying.then(
    () => "in",
    ({ reason, message }: Partial<AppError>) => reason ?? message,
  );
const pendingOf = (email: string) =>
  enterWithPassword(from(), email, password).then(
    () => null,
    ({ reason, facts }: AppError) => (reason === "accounts.code_needed" ? String(facts.pending) : null),
  );
const sessions = (userId: string) => database.db.userSession.findMany({ where: { userId } });

describe("a passkey", () => {
  test("is added after the password, listed with its name, and brings recovery codes when it is the first factor", async () => {
    const account = await anAccount();
    expect(await outcome(account.api.passkeys.begin({ current: "something else" }))).toBe("accounts.current_wrong");
    const { codes } = await add(account);
    expect(codes).toHaveLength(10);
    expect((await add(account)).codes).toEqual([]);
    const { passkeys, canAddPasskey } = await account.api.secondFactor.state();
    expect(passkeys.map(({ name, lastUsedAt }) => [name, lastUsedAt])).toEqual([
      ["Work laptop", null],
      ["Work laptop", null],
    ]);
    expect(canAddPasskey).toBe(true);
  });

  test("signs in alone, without a password and without a code, and says so of the session", async () => {
    const { id, device } = await withPasskey();
    const entered = await enterWithPasskey(from(), await show(device));
    expect(entered.userId).toBe(id);
    expect((await sessions(id)).map(({ loginMethod }) => loginMethod)).toEqual(["PASSKEY"]);
    expect(await database.db.loginLog.findMany({ where: { userId: id }, select: { isSuccessful: true } })).toEqual([
      { isSuccessful: true },
    ]);
  });

  test("is asked for after a good password, or a recovery code in its place", async () => {
    const { id, email, device, codes } = await withPasskey();
    const pending = await pendingOf(email);
    expect(pending).not.toBeNull();
    expect(await sessions(id)).toEqual([]);
    const { options } = await requestPasskeyOptions(from(), pending);
    expect(options.allowCredentials?.map((known) => known.id)).toEqual([device.id]);
    await enterWithPasskey(from(), await show(device, {}, pending));
    await enterWithCode(from(), await pendingOf(email), codes[0] ?? "");
    expect((await sessions(id)).map(({ loginMethod }) => loginMethod).toSorted()).toEqual(["PASSKEY", "PASSWORD"]);
  });

  test("of someone else is no second factor", async () => {
    const mine = await withPasskey();
    const theirs = await withPasskey();
    const pending = await pendingOf(mine.email);
    expect(await outcome(enterWithPasskey(from(), await show(theirs.device, {}, pending)))).toBe(
      "accounts.passkey_wrong",
    );
    expect(await sessions(mine.id)).toEqual([]);
    expect(await sessions(theirs.id)).toEqual([]);
  });

  test.each([
    ["on another site", { origin: "https://learn.example.evil" }],
    ["for another domain", { rpId: "example.evil" }],
    ["by a device that did not look at its user", { isVerified: false }],
  ])("shown %s opens nothing", async (_how, ways) => {
    const { id, device } = await withPasskey();
    expect(await outcome(enterWithPasskey(from(), await show(device, ways)))).toBe("accounts.passkey_wrong");
    expect(await sessions(id)).toEqual([]);
  });

  test.each([
    ["on another site", { origin: "https://learn.example.evil" }],
    ["for another domain", { rpId: "example.evil" }],
    ["by a device that did not look at its user", { isVerified: false }],
  ])("made %s is not kept", async (_how, ways) => {
    const account = await anAccount();
    expect(await outcome(add(account, undefined, ways))).toBe("accounts.passkey_wrong");
    expect((await account.api.secondFactor.state()).passkeys).toEqual([]);
  });

  test("shown with another key opens nothing", async () => {
    const { device } = await withPasskey();
    const shown = await show(new Authenticator(site));
    const forged = { ...shown, response: { ...shown.response, id: device.id, rawId: device.id } };
    expect(await outcome(enterWithPasskey(from(), forged))).toBe("accounts.passkey_wrong");
  });

  test("that no one has opens nothing", async () => {
    expect(await outcome(enterWithPasskey(from(), await show(new Authenticator(site))))).toBe("accounts.passkey_wrong");
  });

  test("whose counter does not grow is a copy and opens nothing", async () => {
    const account = await anAccount();
    const { device } = await add(account, undefined, { counter: 5 });
    expect(await outcome(enterWithPasskey(from(), await show(device, { counter: 6 })))).toBe("in");
    expect(await outcome(enterWithPasskey(from(), await show(device, { counter: 6 })))).toBe("accounts.passkey_wrong");
    expect(await outcome(enterWithPasskey(from(), await show(device, { counter: 7 })))).toBe("in");
  });

  test("opens although strangers' wrong passwords have shut the account", async () => {
    const { id, email, device } = await withPasskey();
    for (let tries = 0; tries < 12; tries += 1) await outcome(enterWithPassword(from(), email, "wrong"));
    expect(await outcome(enterWithPassword(from(), email, password))).toBe("accounts.locked");
    await enterWithPasskey(from(), await show(device));
    expect(await sessions(id)).toHaveLength(1);
  });

  test("opens nothing for an account that is shut", async () => {
    const { id, device } = await withPasskey();
    await database.db.user.update({ where: { id }, data: { isActive: false } });
    expect(await outcome(enterWithPasskey(from(), await show(device)))).toBe("accounts.inactive");
  });

  test("is one of one account alone", async () => {
    const { device } = await withPasskey();
    expect(await outcome(add(await anAccount(), device))).toBe("accounts.passkey_wrong");
  });
});

describe("what a device is asked", () => {
  test("is answered once", async () => {
    const { id, device } = await withPasskey();
    const shown = await show(device);
    const both = [enterWithPasskey(from(), shown), enterWithPasskey(from(), shown)].map(outcome);
    expect((await Promise.all(both)).toSorted()).toEqual(["accounts.passkey_over", "in"]);
    expect(await sessions(id)).toHaveLength(1);
  });

  test("is answered within its minutes", async () => {
    const { device } = await withPasskey();
    const shown = await show(device);
    clock.advance(5 * 60_000);
    expect(await outcome(enterWithPasskey(from(), shown))).toBe("accounts.passkey_over");
  });

  test("is not answered with what was asked for something else, or by another session", async () => {
    const { device } = await withPasskey();
    const { options, sealed } = await (await anAccount()).api.passkeys.begin({ current: password });
    const response = device.get({ challenge: options.challenge });
    expect(await outcome(enterWithPasskey(from(), { sealed, pending: null, response }))).toBe("accounts.passkey_over");
    const other = await anAccount();
    const made = new Authenticator(site).create(options);
    expect(await outcome(other.api.passkeys.add({ passkeyName: "Theirs", response: made, sealed }))).toBe(
      "accounts.passkey_over",
    );
  });

  test("cannot be made up", async () => {
    const { device } = await withPasskey();
    const { response } = await show(device);
    for (const sealed of [null, "", "AAAA", "x".repeat(200)])
      expect(await outcome(enterWithPasskey(from(), { sealed, pending: null, response }))).toBe(
        "accounts.passkey_over",
      );
  });
});

describe("passkeys of an account", () => {
  test("are renamed and removed by their owner alone; with the last factor the recovery codes go", async () => {
    const account = await withPasskey();
    const stranger = await anAccount();
    const [passkey] = (await account.api.secondFactor.state()).passkeys;
    const passkeyId = passkey?.id ?? "";
    await stranger.api.passkeys.rename({ passkeyId, passkeyName: "Mine now" });
    await stranger.api.passkeys.remove({ passkeyId, current: password });
    await account.api.passkeys.rename({ passkeyId, passkeyName: "Phone" });
    expect((await account.api.secondFactor.state()).passkeys.map(({ name }) => name)).toEqual(["Phone"]);
    expect(await outcome(account.api.passkeys.remove({ passkeyId, current: password }))).toBe("accounts.sign_in_again");
    expect(await outcome(account.api.passkeys.remove({ passkeyId, current: password, factorCode: "000000" }))).toBe(
      "accounts.code_wrong",
    );
    const proof = { passkeyId, current: password, factorCode: account.codes[0] };
    await account.api.passkeys.remove(proof);
    await account.api.passkeys.remove(proof);
    expect((await account.api.secondFactor.state()).passkeys).toEqual([]);
    expect(await database.db.recoveryCode.count({ where: { userId: account.id } })).toBe(0);
    expect(await pendingOf(account.email)).toBeNull();
    expect(await outcome(enterWithPasskey(from(), await show(account.device)))).toBe("accounts.passkey_wrong");
  });

  test("are added and removed once, also when they are sent again because the answer was lost", async () => {
    const account = await anAccount();
    const { options, sealed } = await account.api.passkeys.begin({ current: password });
    const made = { passkeyName: "Phone", response: new Authenticator(site).create(options), sealed };
    expect((await account.api.passkeys.add(made)).codes).toHaveLength(10);
    expect((await account.api.passkeys.add(made)).codes).toEqual([]);
    await add(account);
    const { passkeys } = await account.api.secondFactor.state();
    const passkeyId = passkeys.find(({ name }) => name === "Phone")?.id ?? "";
    await account.api.passkeys.remove({ passkeyId, current: password });
    await account.api.passkeys.remove({ passkeyId, current: password });
    expect((await account.api.secondFactor.state()).passkeys.map(({ name }) => name)).toEqual(["Work laptop"]);
  });

  test("are never the last way in that is removed", async () => {
    const account = await withPasskey();
    await database.db.user.update({ where: { id: account.id }, data: { passwordHash: null } });
    await database.db.userSession.create({
      data: {
        id: (await sessions(account.id))[0]?.id ?? randomUUID(),
        userId: account.id,
        userAgent: "",
        loginMethod: "PASSKEY",
        lastActivityAt: clock.now(),
        createdAt: clock.now(),
        idleExpiresAt: new Date(clock.now().getTime() + 3_600_000),
        expiresAt: new Date(clock.now().getTime() + 3_600_000),
      },
    });
    const [session] = await sessions(account.id);
    const actor = {
      ...actorOf({ id: account.id, name: "Hanne Frost", role: "STUDENT" }),
      sessionId: session?.id ?? "",
    };
    const { passkeys, secondFactor } = createCaller(depsOf(database.db, actor, clock)).accounts;
    const passkeyId = (await secondFactor.state()).passkeys[0]?.id ?? "";
    expect(await outcome(passkeys.remove({ passkeyId }))).toBe("accounts.last_way_in");
  });

  test("are what a role asks for, and stay while it does", async () => {
    const account = await withPasskey("ADMIN");
    await database.db.siteSetting.create({ data: { key: factorRolesKey, value: ["ADMIN"] } });
    const { sessionId } = await enterWithPasskey(from(), await show(account.device));
    expect(await loadActor(database.db, sessionId, clock.now())).toMatchObject({ mustAddFactor: false });
    const passkeyId = (await account.api.secondFactor.state()).passkeys[0]?.id ?? "";
    const proof = { passkeyId, current: password, factorCode: account.codes[0] };
    expect(await outcome(account.api.passkeys.remove(proof))).toBe("accounts.factor_required");
    await database.db.siteSetting.deleteMany({ where: { key: factorRolesKey } });
  });

  test("go with a reset by whoever runs the site", async () => {
    const account = await withPasskey();
    expect(await resetFactor(depsOf(database.db, actorOf(null), clock), account.id)).toBe(true);
    expect((await account.api.secondFactor.state()).passkeys).toEqual([]);
    expect(await pendingOf(account.email)).toBeNull();
  });

  test("cannot be added on a site without a domain", async () => {
    setVariable("APP_URL", "http://127.0.0.1:3000");
    const account = await anAccount();
    expect(await outcome(account.api.passkeys.begin({ current: password }))).toBe("accounts.passkeys_off");
    expect((await account.api.secondFactor.state()).canAddPasskey).toBe(false);
    setVariable("APP_URL", site.origin);
  });
});
