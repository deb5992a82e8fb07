import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createAccount } from "@/features/accounts/server/create-account";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import type { AppError } from "@/lib/app-error";
import { type Role, system } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { enterWithCode } from "./enter-with-code";
import { factorRolesKey } from "./factor-roles";
import { codeAt } from "./totp";
import { resetFactor } from "./turn-off";

const database = testDatabase();
const clock = aClock();
const password = "low water at the pier";
let network = 0;
beforeEach(() => {
  network += 1;
});

const from = (deviceCookie: string | null = null) => ({
  ...depsOf(database.db, actorOf(null), clock),
  ip: `198.51.${network}.9`,
  deviceCookie,
});

async function anAccount(role: Role = "STUDENT") {
  const email = `${randomUUID()}@example.test`;
  const { id } = await createAccount(database.db, { name: "Hanne Frost", email, password, role });
  const api = createCaller(depsOf(database.db, actorOf({ id, name: "Hanne Frost", role }), clock)).accounts
    .secondFactor;
  return { id, email, api };
}

/** Someone whose second factor is on; the code that confirmed it is used up, and the clock a step on. */
async function withFactor(role: Role = "STUDENT") {
  const person = await anAccount(role);
  await person.api.begin({ current: password });
  const offer = await person.api.offer();
  const secret = (offer?.key ?? "").replaceAll(" ", "");
  const { codes } = await person.api.confirm({ factorCode: codeAt(secret, clock.now()) });
  clock.advance(30_000);
  return { ...person, secret, codes, code: () => codeAt(secret, clock.now()) };
}

const pendingOf = (email: string, deps = from()) =>
  enterWithPassword(deps, email, password).then(
    () => null,
    ({ reason, facts }: AppError) => (reason === "accounts.code_needed" ? String(facts.pending) : null),
  );
const outcome = (pending: string | null, code: string, deps = from()) =>
  enterWithCode(deps, pending, code).then(
    () => "in",
    ({ reason }: AppError) => reason,
  );
const sessions = (userId: string) => database.db.userSession.count({ where: { userId } });
const told = async (userId: string) =>
  (
    await database.db.outboxEvent.findMany({
      where: { name: "account/second-factor-changed", data: { path: ["userId"], equals: userId } },
      orderBy: { createdAt: "asc" },
    })
  ).map(({ data }) => (data as { what: string }).what);
const wrongCode = (right: string) => (right === "000000" ? "000001" : "000000");

describe("switching it on", () => {
  test("takes the password, then a code, and gives ten codes that are stored hashed", async () => {
    const { id, api } = await anAccount();
    await expect(api.begin({ current: "high water at the pier" })).rejects.toMatchObject({
      message: "accounts.current_wrong",
    });
    expect(await api.offer()).toBeNull();
    await api.begin({ current: password });
    const secret = ((await api.offer())?.key ?? "").replaceAll(" ", "");
    const right = codeAt(secret, clock.now());
    await expect(api.confirm({ factorCode: wrongCode(right) })).rejects.toMatchObject({
      message: "accounts.code_wrong",
    });
    expect((await api.state()).since).toBeNull();
    const { codes } = await api.confirm({ factorCode: right });
    expect(new Set(codes).size).toBe(10);
    expect(await api.state()).toMatchObject({ since: clock.now(), codesLeft: 10 });
    expect(await api.offer()).toBeNull();
    const stored = JSON.stringify(await database.db.recoveryCode.findMany({ where: { userId: id } }));
    const factor = await database.db.secondFactor.findUniqueOrThrow({ where: { userId: id } });
    for (const code of codes) expect(stored).not.toContain(code.replace("-", ""));
    expect(factor.secretEncrypted).not.toContain(secret);
    await expect(api.begin({ current: password })).rejects.toMatchObject({ message: "accounts.factor_on" });
    // The same press again, because its answer was lost: its codes were never seen.
    await expect(api.confirm({ factorCode: right })).rejects.toMatchObject({ message: "accounts.factor_on" });
    expect(await told(id)).toEqual(["on"]);
  });

  test("has to be done within a quarter of an hour", async () => {
    const { api } = await anAccount();
    await api.begin({ current: password });
    const secret = ((await api.offer())?.key ?? "").replaceAll(" ", "");
    clock.advance(16 * 60_000);
    expect(await api.offer()).toBeNull();
    await expect(api.confirm({ factorCode: codeAt(secret, clock.now()) })).rejects.toMatchObject({
      message: "accounts.offer_over",
    });
  });

  test("of a key that was copied from someone else's row gives nothing", async () => {
    const other = await withFactor();
    const { id, api } = await anAccount();
    await api.begin({ current: password });
    const { secretEncrypted } = await database.db.secondFactor.findUniqueOrThrow({ where: { userId: other.id } });
    await database.db.secondFactor.update({ where: { userId: id }, data: { secretEncrypted } });
    expect(await api.offer()).toBeNull();
  });
});

describe("signing in with it", () => {
  test("gives no session for the password alone, and one for the code that follows", async () => {
    const { id, email, code } = await withFactor();
    const pending = await pendingOf(email);
    expect(pending).not.toBeNull();
    expect(await sessions(id)).toBe(0);
    expect(await outcome(pending, code())).toBe("in");
    expect(await sessions(id)).toBe(1);
    const log = await database.db.loginLog.findMany({ where: { userId: id } });
    expect(log).toMatchObject([{ isSuccessful: true, failureReason: null }]);
  });

  test("takes each code once, even of many at the same moment", async () => {
    const { email, code } = await withFactor();
    const pendings = await Promise.all([pendingOf(email), pendingOf(email), pendingOf(email)]);
    const same = code();
    const outcomes = await Promise.all(pendings.map((pending) => outcome(pending, same)));
    expect(outcomes.toSorted()).toEqual(["accounts.code_wrong", "accounts.code_wrong", "in"]);
  });

  test("takes a recovery code once, tells of it, and any spelling of it", async () => {
    const { id, email, codes } = await withFactor();
    const [one = ""] = codes;
    expect(await outcome(await pendingOf(email), ` ${one.toLowerCase().replace("-", " ")} `)).toBe("in");
    expect(await outcome(await pendingOf(email), one)).toBe("accounts.code_wrong");
    expect(await told(id)).toEqual(["on", "recovery"]);
  });

  test("counts wrong codes like wrong passwords, until no one new is let try", async () => {
    const { id, email, code } = await withFactor();
    const pending = await pendingOf(email);
    for (let n = 0; n < 5; n++) expect(await outcome(pending, wrongCode(code()))).toBe("accounts.code_wrong");
    expect(await outcome(pending, code())).toBe("accounts.locked");
    expect(await pendingOf(email)).toBeNull();
    expect(await sessions(id)).toBe(0);
    clock.advance(61_000);
    expect(await outcome(await pendingOf(email), code())).toBe("in");
  });

  test("looks at no more guesses at once than in turn", async () => {
    const { email, code } = await withFactor();
    const pending = await pendingOf(email);
    const wrong = wrongCode(code());
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => outcome(pending, wrong)));
    expect(outcomes.filter((word) => word === "accounts.code_wrong")).toHaveLength(5);
  });

  test.each([
    ["nothing", async () => null],
    ["made-up text", async () => "bm90IHNlYWxlZCBieSB1cyBhdCBhbGwgYnV0IGxvbmcgZW5vdWdo"],
    [
      "what is ten minutes old",
      async (email: string) => {
        const pending = await pendingOf(email);
        clock.advance(10 * 60_000 + 1);
        return pending;
      },
    ],
    [
      "what came before another password",
      async (email: string, id: string) => {
        const pending = await pendingOf(email);
        await database.db.user.update({ where: { id }, data: { passwordHash: "another" } });
        return pending;
      },
    ],
  ])("lets no one in with %s", async (_what, make) => {
    const { id, email, code } = await withFactor();
    expect(await outcome(await make(email, id), code())).toBe("accounts.code_over");
  });

  test("is over for a proof whose session was started", async () => {
    const { email, code } = await withFactor();
    const pending = await pendingOf(email);
    expect(await outcome(pending, code())).toBe("in");
    clock.advance(30_000);
    expect(await outcome(pending, code())).toBe("accounts.code_over");
  });

  test("does not open someone else's account with one's own code", async () => {
    const one = await withFactor();
    const two = await withFactor();
    expect(await outcome(await pendingOf(one.email), two.code())).toBe("accounts.code_wrong");
    expect(await outcome(await pendingOf(one.email), two.codes[0] ?? "")).toBe("accounts.code_wrong");
  });
});

const audited = (action: string, objectId: string) => database.db.auditEvent.findMany({ where: { action, objectId } });

describe("switching it off", () => {
  test("takes the password and a code", async () => {
    const { id, email, api, code, codes } = await withFactor();
    await expect(api.turnOff({ current: "no", factorCode: code() })).rejects.toMatchObject({
      message: "accounts.current_wrong",
    });
    await expect(api.turnOff({ current: password, factorCode: wrongCode(code()) })).rejects.toMatchObject({
      message: "accounts.code_wrong",
    });
    // Passwords may be guessed at five times in a quarter of an hour.
    clock.advance(15 * 60_000);
    const renewed = await api.renewCodes({ current: password, factorCode: codes[0] ?? "" });
    await expect(api.turnOff({ current: password, factorCode: codes[1] ?? "" })).rejects.toMatchObject({
      message: "accounts.code_wrong",
    });
    await api.turnOff({ current: password, factorCode: renewed.codes[0] ?? "" });
    await api.turnOff({ current: password, factorCode: renewed.codes[0] ?? "" });
    expect(await enterWithPassword(from(), email, password)).not.toBeNull();
    expect(await told(id)).toEqual(["on", "recovery", "codes", "recovery", "off"]);
  });

  test("is done once by whoever runs the site", async () => {
    const { id, email } = await withFactor();
    const deps = depsOf(database.db, system, clock);
    expect([await resetFactor(deps, id), await resetFactor(deps, id)]).toEqual([true, false]);
    expect(await enterWithPassword(from(), email, password)).not.toBeNull();
    expect(await audited("account.resetFactor", id)).toHaveLength(1);
  });
});

describe("a role that has to have it", () => {
  test("does nothing else before, keeps it afterwards, and others are left alone", async () => {
    const admin = await anAccount("ADMIN");
    const student = await anAccount();
    await admin.api.setRoles({ roles: ["ADMIN"] });
    expect(await admin.api.roles()).toEqual(["ADMIN"]);
    await admin.api.setRoles({ roles: ["ADMIN"] });
    const [line, ...more] = await audited("setting.save", factorRolesKey);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ actorId: admin.id, values: { from: { value: [] }, to: { value: ["ADMIN"] } } });
    const actorIn = async ({ email }: { email: string }) => {
      const entered = await enterWithPassword(from(), email, password);
      return loadActor(database.db, entered?.sessionId ?? "", clock.now());
    };
    const apiOf = async (who: { email: string }) =>
      createCaller(depsOf(database.db, await actorIn(who), clock)).accounts;
    const held = await apiOf(admin);
    const first = { code: "FORBIDDEN", message: "accounts.factor_first" };
    await expect(held.secondFactor.setRoles({ roles: [] })).rejects.toMatchObject(first);
    await expect(held.security.overview()).rejects.toMatchObject(first);
    await expect((await apiOf(student)).security.overview()).resolves.toMatchObject({ factor: { isRequired: false } });
    await held.secondFactor.begin({ current: password });
    const secret = ((await held.secondFactor.offer())?.key ?? "").replaceAll(" ", "");
    const { codes } = await held.secondFactor.confirm({ factorCode: codeAt(secret, clock.now()) });
    const entered = await enterWithCode(from(), await pendingOf(admin.email), codes[0] ?? "");
    const free = createCaller(depsOf(database.db, await loadActor(database.db, entered.sessionId, clock.now()), clock))
      .accounts.secondFactor;
    await expect(free.turnOff({ current: password, factorCode: codes[1] ?? "" })).rejects.toMatchObject({
      message: "accounts.factor_required",
    });
    await free.setRoles({ roles: [] });
    await database.db.siteSetting.delete({ where: { key: factorRolesKey } });
  });
});
