import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { mailReset } from "@/features/mail/server/account-mails";
import { mailVerification } from "@/features/mail/server/address-mails";
import type { AppError } from "@/lib/app-error";
import { withPageContext } from "@/server/cache/page-context";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { freeTries } from "../lockout";
import { verifyAddress } from "./addresses/verify-address";
import { askForReset } from "./ask-for-reset";
import { checkPassword } from "./check-password";
import { resetPassword } from "./reset-password";
import { enterWithPassword } from "./security/enter";
import { signUp } from "./sign-up";

const database = testDatabase();
const clock = aClock();
let network = 0;
beforeEach(() => {
  network += 1;
});
const from = (deviceCookie: string | null = null, ip = `198.51.${network}.7`) => ({
  ...depsOf(database.db, actorOf(null), clock),
  ip,
  deviceCookie,
});

const password = "low water at the pier";
const other = "spring tide in the harbor";
const fresh = () => `${randomUUID()}@example.test`;
const join = (email: string, given = password, name = "Hanne Frost") =>
  signUp(from(), { name, email, password: given });
const accountsWith = (email: string) =>
  database.db.emailAddress.findMany({ where: { email }, orderBy: { id: "asc" }, select: { id: true, userId: true } });
/** Whom it signs in, or why no one. */
const entrant = (email: string, given: string, deps = from()) =>
  enterWithPassword(deps, email, given).then(
    (entered) => entered?.userId ?? "nobody",
    ({ reason }: AppError) => reason,
  );
const tokenIn = (text = "", path = "reset-password") => new RegExp(`${path}/([\\w-]+)`).exec(text)?.[1] ?? "";
const lettersTo = (toAddress: string) =>
  database.db.outboxMail.findMany({ where: { toAddress }, orderBy: { createdAt: "asc" } });

async function proves(email: string, userId: string): Promise<void> {
  const { id } = await database.db.emailAddress.findFirstOrThrow({ where: { email, userId } });
  await mailVerification(from(), { eventId: randomUUID(), emailAddressId: id });
  await verifyAddress(from(), tokenIn((await lettersTo(email)).at(-1)?.text, "verify-email"));
}

/** The links that are mailed to whoever asks, in the order of the emails. */
async function resetLinks(email: string): Promise<string[]> {
  const before = (await lettersTo(email)).length;
  clock.advance(61_000);
  const asked = { name: "account/reset-asked" };
  const earlier = await database.db.outboxEvent.findMany({ where: asked, select: { id: true } });
  await askForReset(from(), { email });
  const events = await database.db.outboxEvent.findMany({
    where: { ...asked, id: { notIn: earlier.map(({ id }) => id) } },
  });
  for (const { id, data } of events) {
    const { emailAddressId } = data as { emailAddressId: string | null };
    if (emailAddressId) await mailReset(from(), { eventId: id, emailAddressId, ip: null });
  }
  return (await lettersTo(email)).slice(before).map(({ text }) => tokenIn(text ?? ""));
}

describe("signing up", () => {
  test("answers alike, by the same statements, for an address that no one has, claims or has proved", async () => {
    const [unknown, claimed] = [fresh(), fresh()];
    await join(claimed, other);
    const owner = await aPerson(database.db);
    const counts: number[] = [];
    for (const email of [unknown, claimed, owner.email]) {
      await withPageContext(
        async (context) => {
          // Each with a name of their own: a username that is taken costs another try, whosever the address is.
          expect(await join(email, password, `Hanne ${randomUUID()}`)).toBeUndefined();
          counts.push(context.statements);
        },
        { locale: "en", requestId: "test" },
      );
      const [made] = (await accountsWith(email)).slice(-1);
      expect(await entrant(email, password)).toBe(made?.userId);
    }
    expect(new Set(counts).size).toBe(1);
    expect(await accountsWith(claimed)).toHaveLength(2);
  });

  test("makes one account of two presses, at once or one after the other", async () => {
    const email = fresh();
    await Promise.all([join(email), join(email)]);
    await join(email);
    expect(await accountsWith(email)).toHaveLength(1);
  });

  test("with the password of an existing account opens that one", async () => {
    const email = fresh();
    await join(email);
    const [made] = await accountsWith(email);
    await proves(email, made?.userId ?? "");
    await join(email);
    expect(await accountsWith(email)).toHaveLength(1);
    expect(await entrant(email, password)).toBe(made?.userId);
  });

  test("is no way around the lock: guesses count as tries, and the owner's device is let in all the same", async () => {
    const email = fresh();
    await join(email);
    const [owner] = await accountsWith(email);
    await proves(email, owner?.userId ?? "");
    const entered = await enterWithPassword(from(), email, password);
    for (let n = 0; n <= freeTries; n++) await join(email, `a wrong guess number ${n}`);
    expect(await entrant(email, password)).toBe("accounts.locked");
    expect(await entrant(email, password, from(entered?.deviceCookie ?? null))).toBe(owner?.userId);
    // A locked address is no reason to refuse an account either: it would tell that there is something to lock.
    const before = (await accountsWith(email)).length;
    await join(email, "one more guess at sign-in");
    expect(await accountsWith(email)).toHaveLength(before + 1);
  });
});

describe("an address that several accounts claim", () => {
  test("lets each in by its own password, and costs the owner nothing", async () => {
    const email = fresh();
    await join(email);
    const [owner] = await accountsWith(email);
    await proves(email, owner?.userId ?? "");
    await join(email, other);
    const [, claimant] = await accountsWith(email);
    const countOf = () =>
      database.db.user.findUniqueOrThrow({
        where: { id: owner?.userId ?? "" },
        select: { failedLoginAttempts: true, temporaryBanUntil: true },
      });
    const before = await countOf();
    for (let n = 0; n < freeTries + 2; n++) expect(await entrant(email, other)).toBe(claimant?.userId);
    expect(await countOf()).toEqual(before);
    expect(await entrant(email, password)).toBe(owner?.userId);
    expect(await entrant(email, "neither of the two")).toBe("nobody");
    const tries = await database.db.loginLog.findMany({ where: { userId: claimant?.userId ?? "" } });
    expect(tries.every(({ isSuccessful }) => isSuccessful)).toBe(true);
  });

  test("tries the newest claims only, but each on a device that it has been used on", async () => {
    const email = fresh();
    await join(email);
    const first = await enterWithPassword(from(), email, password);
    for (let n = 0; n < 4; n++) {
      network += 1;
      await join(email, `${other} ${n}`);
    }
    clock.advance(25 * 3_600_000);
    expect(await entrant(email, password)).toBe("nobody");
    expect(await entrant(email, password, from(first?.deviceCookie ?? null))).toBe(first?.userId);
  });

  test("gets a link for each, which says whose; the one that is used proves it and the others die", async () => {
    const email = fresh();
    await join(email);
    await signUp(from(), { name: "Nils Berg", email, password: other });
    const [hanne, nils] = await accountsWith(email);
    const links = await resetLinks(email);
    expect(links).toHaveLength(2);
    const texts = (await lettersTo(email)).slice(-2).map(({ text }) => text);
    const ofHanne = texts.findIndex((text) => text?.includes("the account of Hanne Frost"));
    const mine = links[ofHanne] ?? "";
    const theirs = links[1 - ofHanne] ?? "";
    expect(texts[1 - ofHanne]).toContain("the account of Nils Berg");
    await resetPassword(from(), { token: mine, password: "a new word for high water" });
    expect(await database.db.emailAddress.findUnique({ where: { id: hanne?.id ?? "" } })).toMatchObject({
      verifiedAt: clock.now(),
    });
    await expect(resetPassword(from(), { token: theirs, password: "another word for it" })).rejects.toMatchObject({
      reason: "accounts.reset_dead",
    });
    expect(await entrant(email, other)).toBe(nils?.userId);
    expect(await resetLinks(email)).toHaveLength(1);
  });
});

test("who signs up with someone's address and waits for them to reset it keeps no way in", async () => {
  const [email, own] = [fresh(), fresh()];
  await join(email);
  const [account] = await accountsWith(email);
  const userId = account?.userId ?? "";
  await database.db.emailAddress.create({ data: { userId, email: own, emailKey: own } });
  await proves(own, userId);
  await database.db.account.create({
    data: { userId, provider: "github", providerAccountId: randomUUID(), label: own },
  });
  await database.db.secondFactor.create({ data: { userId, secretEncrypted: "x", confirmedAt: clock.now() } });
  await database.db.passkey.create({
    data: {
      userId,
      name: "Theirs",
      credentialId: randomUUID(),
      publicKey: new Uint8Array([1]),
      counter: 0,
      isSynced: false,
    },
  });
  await database.db.recoveryCode.create({ data: { userId, codeHash: randomUUID() } });
  const waiting = (await resetLinks(own))[0] ?? "";
  expect(waiting).not.toBe("");
  const [link = ""] = await resetLinks(email);
  await resetPassword(from(), { token: link, password: "only the owner knows this" });
  expect(
    await database.db.emailAddress.findMany({ where: { userId }, select: { email: true, isPrimary: true } }),
  ).toEqual([{ email, isPrimary: true }]);
  const left = { where: { userId } };
  expect([
    await database.db.account.count(left),
    await database.db.passkey.count(left),
    await database.db.secondFactor.count(left),
    await database.db.recoveryCode.count(left),
    await database.db.passwordReset.count({ where: { userId, usedAt: null } }),
  ]).toEqual([0, 0, 0, 0, 0]);
  expect(await checkPassword(from(), own, password)).toBeNull();
  await expect(resetPassword(from(), { token: waiting, password: "the attacker's own" })).rejects.toMatchObject({
    reason: "accounts.reset_dead",
  });
  expect(await entrant(email, "only the owner knows this")).toBe(userId);
});
