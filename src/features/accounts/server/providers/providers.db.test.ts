import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Identity } from "@/features/accounts/providers";
import { createAccount } from "@/features/accounts/server/create-account";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { enterWithCode } from "../second-factor/enter-with-code";
import { sealSecret } from "../second-factor/factor-secret";
import { codeAt, makeTotpSecret } from "../second-factor/totp";
import { addSignUpAddress } from "./add-address";
import { enterWithProvider } from "./enter-with-provider";
import { linkAfterEntry } from "./link-after-entry";
import { findPending, purgePending } from "./pending-sign-up";
import { makeSignUpLink, proveSignUpAddress } from "./prove-address";

const database = testDatabase();
const clock = aClock();
const password = "low water at the pier";
let network = 0;
beforeEach(() => {
  network += 1;
});

const from = () => ({ ...depsOf(database.db, actorOf(null), clock), ip: `198.51.${network}.11`, deviceCookie: null });
const anEmail = () => `${randomUUID()}@example.test`;
const identity = (over: Partial<Identity> = {}): Identity => ({
  provider: "oidc",
  subject: randomUUID(),
  name: "Hanne Frost",
  email: anEmail(),
  isEmailVerified: true,
  ...over,
});
const anAccount = (email: string, verifiedAt: Date | null = clock.now()) =>
  createAccount(database.db, { name: "Hanne Frost", email, password, role: "STUDENT", verifiedAt });
const linkedOf = (userId: string) => database.db.account.findMany({ where: { userId } });
const people = () => database.db.user.count();
const tokenOf = (entry: Awaited<ReturnType<typeof enterWithProvider>>) => (entry.kind === "pending" ? entry.token : "");
const stepOf = async ({ provider, subject }: Identity) =>
  (
    await database.db.pendingSignUp.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId: subject } },
    })
  )?.nextStep ?? null;

describe("someone whom no account is linked to", () => {
  test("with a proved address that no one has gets an account, once, and the same one ever after", async () => {
    const who = identity();
    const both = await Promise.all([enterWithProvider(from(), who), enterWithProvider(from(), who)]);
    const again = await enterWithProvider(from(), { ...who, email: null, isEmailVerified: false });
    const ids = [...both, again].map((entry) => (entry.kind === "entered" ? entry.entered.userId : entry.kind));
    expect(new Set(ids).size).toBe(1);
    const [address] = await database.db.emailAddress.findMany({ where: { userId: ids[0] ?? "" } });
    expect(address).toMatchObject({ email: who.email, isPrimary: true, verifiedAt: clock.now() });
  });

  test.each([
    ["that both sides have proved", true, true, "password"],
    ["that only the account has proved", false, true, "email"],
    ["that only the provider has proved", true, false, "email"],
    ["that neither has proved", false, false, "email"],
  ])("takes over no account by an address %s", async (_what, isEmailVerified, isVerifiedHere, step) => {
    const email = anEmail();
    const { id } = await anAccount(email, isVerifiedHere ? clock.now() : null);
    const before = await people();
    const who = identity({ email: email.toUpperCase(), isEmailVerified });
    const entry = await enterWithProvider(from(), who);
    expect(entry.kind).toBe("pending");
    expect(await stepOf(who)).toBe(step);
    expect(await linkedOf(id)).toEqual([]);
    expect(await people()).toBe(before);
    expect(await database.db.userSession.count({ where: { userId: id } })).toBe(0);
  });

  test("has it linked by the password of the account whose address it is, and by no one else's", async () => {
    const email = anEmail();
    const { id } = await anAccount(email);
    const otherEmail = anEmail();
    const { id: other } = await anAccount(otherEmail);
    const who = identity({ email });
    const token = tokenOf(await enterWithProvider(from(), who));
    const strange = await enterWithPassword(from(), otherEmail, password);
    expect(strange && (await linkAfterEntry(from(), token, strange))).toBe(false);
    expect(await linkedOf(other)).toEqual([]);
    const entered = (await enterWithPassword(from(), email, password)) ?? { userId: "", sessionId: "" };
    await database.db.userSession.update({ where: { id: entered.sessionId }, data: { isSuspicious: true } });
    expect(await linkAfterEntry(from(), token, entered)).toBe(false);
    await database.db.userSession.update({ where: { id: entered.sessionId }, data: { isSuspicious: false } });
    expect(await linkAfterEntry(from(), token, entered)).toBe(true);
    expect(await linkedOf(id)).toMatchObject([{ provider: "oidc", providerAccountId: who.subject }]);
    expect(await linkAfterEntry(from(), token, entered)).toBe(false);
    expect(await enterWithProvider(from(), who)).toMatchObject({ kind: "entered", entered: { userId: id } });
  });
});

describe("an address that the provider did not prove", () => {
  const begun = async () => {
    const who = identity({ email: null, isEmailVerified: false });
    const cookie = tokenOf(await enterWithProvider(from(), who));
    const email = anEmail();
    return { who, cookie, email };
  };
  const linkFor = async ({ provider, subject }: Identity) => {
    const where = { provider_providerAccountId: { provider, providerAccountId: subject } };
    const { id } = await database.db.pendingSignUp.findUniqueOrThrow({ where, select: { id: true } });
    return makeSignUpLink({ db: database.db, now: clock.now }, id);
  };

  test("makes an account when the link of the mail is opened where it began, and not before", async () => {
    const { who, cookie, email } = await begun();
    const before = await people();
    await addSignUpAddress(from(), cookie, { email });
    const link = await linkFor(who);
    const token = link?.token ?? "";
    expect(await people()).toBe(before);
    for (const wrong of [
      { cookie: null, token },
      { cookie, token: "made-up" },
    ])
      await expect(proveSignUpAddress(from(), wrong)).rejects.toMatchObject({ reason: "accounts.sign_up_over" });
    expect(await proveSignUpAddress(from(), { cookie, token })).toMatchObject({ kind: "entered" });
    expect(await people()).toBe(before + 1);
    expect(await stepOf(who)).toBeNull();
    expect(await enterWithProvider(from(), who)).toMatchObject({ kind: "entered" });
  });

  test("that someone has here gets no link, and makes nothing", async () => {
    const { who, cookie, email } = await begun();
    const { id } = await anAccount(email);
    await addSignUpAddress(from(), cookie, { email });
    expect(await linkFor(who)).toEqual({ to: email, token: null, ownerId: id });
  });

  test("that someone proves first stays theirs", async () => {
    const { who, cookie, email } = await begun();
    await addSignUpAddress(from(), cookie, { email });
    const link = await linkFor(who);
    const { id } = await anAccount(email);
    const proving = proveSignUpAddress(from(), { cookie, token: link?.token ?? "" });
    await expect(proving).rejects.toMatchObject({ reason: "accounts.email_taken" });
    expect(await linkedOf(id)).toEqual([]);
  });

  test("is found again at the same step by whoever comes back by the provider, in whatever browser", async () => {
    const { who, cookie, email } = await begun();
    await addSignUpAddress(from(), cookie, { email });
    const token = (await linkFor(who))?.token ?? "";
    const elsewhere = tokenOf(await enterWithProvider(from(), who));
    expect(await findPending(from(), cookie)).toBeNull();
    expect(await findPending(from(), elsewhere)).toMatchObject({ nextStep: "sent", email });
    expect(await proveSignUpAddress(from(), { cookie: elsewhere, token })).toMatchObject({ kind: "entered" });
  });

  test("that someone only claims yields to whoever proves it", async () => {
    const { who, cookie, email } = await begun();
    const { id: squatter } = await anAccount(email, null);
    await addSignUpAddress(from(), cookie, { email });
    const entry = await proveSignUpAddress(from(), { cookie, token: (await linkFor(who))?.token ?? "" });
    const userId = entry.kind === "entered" ? entry.entered.userId : "";
    expect(userId).not.toBe(squatter);
    const owned = { emailKey: email, verifiedAt: { not: null } };
    expect(await database.db.emailAddress.findMany({ where: owned })).toMatchObject([{ userId, isPrimary: true }]);
    expect(await enterWithPassword(from(), email, password)).toMatchObject({ userId: squatter });
  });

  test("is forgotten a day after it was left", async () => {
    const { who } = await begun();
    const later = (hours: number) => ({
      db: database.db,
      now: () => new Date(clock.now().getTime() + hours * 3_600_000),
    });
    await purgePending(later(23));
    expect(await stepOf(who)).toBe("email");
    await purgePending(later(24));
    expect(await stepOf(who)).toBeNull();
  });

  test("can be given again after a minute, and a day later not anymore", async () => {
    const { cookie, email } = await begun();
    await addSignUpAddress(from(), cookie, { email });
    await expect(addSignUpAddress(from(), cookie, { email })).rejects.toMatchObject({ reason: "common.quota" });
    clock.advance(61_000);
    await addSignUpAddress(from(), cookie, { email });
    clock.advance(25 * 3_600_000);
    await expect(addSignUpAddress(from(), cookie, { email })).rejects.toMatchObject({
      reason: "accounts.sign_up_over",
    });
  });
});

describe("someone whom an account is linked to", () => {
  const aLinkedPerson = async () => {
    const who = identity();
    const entry = await enterWithProvider(from(), who);
    if (entry.kind !== "entered") throw new Error("not let in");
    return { who, ...entry.entered };
  };
  const logOf = async (userId: string) => {
    const rows = await database.db.loginLog.findMany({ where: { userId }, orderBy: { id: "asc" } });
    return rows.map(({ isSuccessful, failureReason }) => failureReason ?? isSuccessful);
  };

  test("is not let in where the account is shut, and the log says so", async () => {
    const { who, userId } = await aLinkedPerson();
    await database.db.user.update({ where: { id: userId }, data: { isActive: false } });
    await expect(enterWithProvider(from(), who)).rejects.toMatchObject({ reason: "accounts.inactive" });
    expect(await logOf(userId)).toEqual([true, "inactive"]);
  });

  test("is held back by a lock on a new device, and not on one that is known", async () => {
    const { who, userId, deviceCookie } = await aLinkedPerson();
    const temporaryBanUntil = new Date(clock.now().getTime() + 60_000);
    await database.db.user.update({ where: { id: userId }, data: { temporaryBanUntil, failedLoginAttempts: 5 } });
    await expect(enterWithProvider(from(), who)).rejects.toMatchObject({ reason: "accounts.locked" });
    expect(await enterWithProvider({ ...from(), deviceCookie }, who)).toMatchObject({ kind: "entered" });
    expect(await logOf(userId)).toEqual([true, "locked", true]);
  });

  test("is told of a new device by mail, and of a known one not", async () => {
    const { who, userId, deviceCookie } = await aLinkedPerson();
    const news = async () => {
      const events = await database.db.outboxEvent.findMany({ where: { name: "account/new-device" } });
      return events.filter(({ data }) => (data as { userId: string }).userId === userId).length;
    };
    await enterWithProvider({ ...from(), deviceCookie }, who);
    expect(await news()).toBe(0);
    await enterWithProvider(from(), who);
    expect(await news()).toBe(1);
    const [session] = await database.db.userSession.findMany({ where: { userId } });
    expect(session?.loginMethod).toBe("OIDC");
  });

  test("has no session before the code of the second factor", async () => {
    const { who, userId } = await aLinkedPerson();
    const secret = makeTotpSecret();
    await database.db.secondFactor.create({
      data: { userId, secretEncrypted: sealSecret(userId, secret), confirmedAt: clock.now() },
    });
    const entry = await enterWithProvider(from(), who);
    expect(entry.kind).toBe("code");
    expect(await database.db.userSession.count({ where: { userId } })).toBe(1);
    const code = codeAt(secret, clock.now());
    await enterWithCode(from(), entry.kind === "code" ? entry.pending : "", code);
    expect(await database.db.userSession.findMany({ where: { userId, loginMethod: "OIDC" } })).toHaveLength(2);
  });

  test("is no one to another provider, or another issuer, that names the same subject", async () => {
    const { who, userId } = await aLinkedPerson();
    const others = [
      { ...who, provider: "google" as const },
      { ...who, subject: `https://other.example ${who.subject}` },
    ];
    for (const other of others) expect((await enterWithProvider(from(), other)).kind).toBe("pending");
    expect(await linkedOf(userId)).toHaveLength(1);
  });

  test("is called by the name that the provider gives, never by an address", async () => {
    const entry = await enterWithProvider(
      from(),
      identity({ name: " \u0007 ", email: `jo-${randomUUID()}@example.test` }),
    );
    const { name } = await database.db.user.findUniqueOrThrow({
      where: { id: entry.kind === "entered" ? entry.entered.userId : "" },
    });
    expect(name).toMatch(/^jo-[^@]+$/);
  });
});
