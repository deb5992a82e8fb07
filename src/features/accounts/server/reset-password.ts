import "server-only";
import { AppError } from "@/lib/app-error";
import { hashOfToken, makeSecretToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";
import { passwordChanged } from "../events";
import { resetMinutes } from "../rules";
import type { ResetPassword } from "../schema";
import { proveByReset } from "./addresses/prove-by-reset";
import { hashPassword, isPasswordRight } from "./password-hash";
import { readClaimants } from "./read-claimants";
import { checkNewPassword } from "./security/check-new-password";
import { withDeviceMark } from "./security/known-device";

export interface MadeReset {
  token: string;
  userId: string;
  to: string;
  language: string | null;
  /** Which account it is for, where several claim the address. */
  among: { name: string; createdAt: Date } | null;
}

/** A link to a new password for whoever has the address; older ones open nothing anymore. Null for an account that is shut. */
export async function makeReset(
  tx: Tx,
  { emailAddressId, ip, at }: { emailAddressId: string; ip: string | null; at: Date },
): Promise<MadeReset | null> {
  const address = await tx.emailAddress.findFirst({
    // It may have lost what makes it the person's since it was asked for.
    where: { id: emailAddressId, OR: [{ isPrimary: true }, { verifiedAt: { not: null } }] },
    select: {
      email: true,
      emailKey: true,
      user: {
        select: {
          id: true,
          name: true,
          createdAt: true,
          isActive: true,
          anonymizedAt: true,
          userPreference: { select: { language: true } },
        },
      },
    },
  });
  if (!address?.user.isActive || address.user.anonymizedAt) return null;
  const { id: userId, name, createdAt, userPreference } = address.user;
  const claimants = await readClaimants(tx, address.emailKey);
  if (claimants.some(({ id, isOwner }) => isOwner && id !== userId)) return null;
  await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
  const { token, hash } = makeSecretToken();
  const expiresAt = new Date(at.getTime() + resetMinutes * 60_000);
  await tx.passwordReset.create({ data: { userId, emailAddressId, tokenHash: hash, expiresAt, ipAddress: ip } });
  return {
    token,
    userId,
    to: address.email,
    language: userPreference?.language ?? null,
    among: claimants.length > 1 ? { name, createdAt } : null,
  };
}

/** How often a used link may be shown the password that it has set. */
const repeats: Limit = { name: "accounts.repeatedResets", points: 3, windowSeconds: 3600 };

const openAt = (token: string, at: Date) => ({
  tokenHash: hashOfToken(token),
  usedAt: null,
  expiresAt: { gt: at },
  user: { isActive: true, anonymizedAt: null },
});

/** Until when the link opens the form. @throws AppError NOT_FOUND for one that is used, too old, or not ours. */
export async function getReset({ db, now }: Pick<Deps, "db" | "now">, token: string): Promise<{ expiresAt: Date }> {
  const reset = await db.passwordReset.findFirst({ where: openAt(token, now()), select: { expiresAt: true } });
  if (!reset) throw new AppError("NOT_FOUND", "common.not_found");
  return reset;
}

/**
 * What a press on a form whose answer was lost has done before: where the link was used within its hour and the password is the
 * account's, whom to sign in. Otherwise null.
 */
async function findDone(
  { db, now }: Pick<Deps, "db" | "now">,
  { token, password, deviceCookie = null }: ResetPassword,
) {
  const used = await db.passwordReset.findFirst({
    where: { ...openAt(token, now()), usedAt: { not: null } },
    select: {
      userId: true,
      user: { select: { passwordHash: true, emailAddresses: { where: { isPrimary: true }, select: { email: true } } } },
    },
  });
  const email = used?.user.emailAddresses[0]?.email;
  if (!used || !email) return null;
  await spend({ db, now }, repeats, used.userId);
  const { passwordHash } = used.user;
  if (passwordHash === null || !(await isPasswordRight(passwordHash, password))) return null;
  return { email, deviceCookie: withDeviceMark(deviceCookie, { id: used.userId, passwordHash }) };
}

/**
 * Sets a new password by the link of an email, once, and ends every sign-in of the person. The link proves the address that it was
 * sent to. Sent again with the same password it changes nothing. Resolves to the address to sign in with, and to the cookie by
 * which this browser is then a known device.
 * @throws AppError RULE_BROKEN `accounts.reset_dead` for a link that is used, too old, or not ours; QUOTA_EXCEEDED `common.quota`
 */
export async function resetPassword(
  { db, now }: Pick<Deps, "db" | "now">,
  given: ResetPassword,
): Promise<{ email: string; deviceCookie: string }> {
  const { token, password, deviceCookie = null } = given;
  const at = now();
  const dead = new AppError("RULE_BROKEN", "accounts.reset_dead");
  // Before the costly digest, so that made-up links cost nothing.
  const reset = await db.passwordReset.findFirst({
    where: openAt(token, at),
    select: {
      id: true,
      userId: true,
      emailAddressId: true,
      user: { select: { name: true, isDemo: true, emailAddresses: { select: { email: true } } } },
    },
  });
  if (!reset) {
    const done = await findDone({ db, now }, given);
    if (done) return done;
    throw dead;
  }
  const { name, isDemo, emailAddresses } = reset.user;
  if (!isDemo) checkNewPassword(password, { name, emails: emailAddresses.map(({ email }) => email) });
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.passwordReset.updateMany({
      where: { id: reset.id, usedAt: null },
      data: { usedAt: at },
    });
    if (count === 0) throw dead;
    const { userId, emailAddressId } = reset;
    if (emailAddressId && !(await proveByReset(tx, { userId, addressId: emailAddressId, at }))) throw dead;
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, failedLoginAttempts: 0, temporaryBanUntil: null },
    });
    await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
    await appendEvent(tx, passwordChanged({ userId }));
    const { email } = await tx.emailAddress.findFirstOrThrow({
      where: { userId, isPrimary: true },
      select: { email: true },
    });
    return { email, deviceCookie: withDeviceMark(deviceCookie, { id: userId, passwordHash }) };
  });
}
