import "server-only";
import { secondFactorChanged } from "@/features/accounts/events";
import type { CodeProof } from "@/features/accounts/schema";
import { codeKey, grouped, isAppCode, offerMinutes } from "@/features/accounts/second-factor";
import { AppError } from "@/lib/app-error";
import { addMinutes } from "@/lib/time";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { openSecret, sealSecret } from "./factor-secret";
import { replaceRecoveryCodes } from "./recovery-codes";
import { stepUp, stepUpWithCode } from "./step-up";
import { makeTotpSecret, stepOfCode, totpAddress } from "./totp";

type Setting = Pick<PersonDeps, "db" | "now" | "actor">;

const guesses: Limit = { name: "accounts.firstCodes", points: 10, windowSeconds: 900 };

/**
 * Starts a second factor with a new key, which `getOffer` shows for some minutes. Nothing is asked for at sign-in before a
 * code has confirmed it. Sent twice, the newer key counts.
 * @throws AppError what `stepUp` throws; RULE_BROKEN `accounts.factor_on`
 */
export async function beginFactor(deps: Setting, { current }: { current?: string | undefined }): Promise<void> {
  await stepUp(deps, current);
  const { id: userId } = deps.actor;
  const at = deps.now();
  const secretEncrypted = sealSecret(userId, makeTotpSecret());
  const begun = { secretEncrypted, lastUsedStep: null, createdAt: at };
  await deps.db.secondFactor.createMany({ data: { userId, ...begun }, skipDuplicates: true });
  const { count } = await deps.db.secondFactor.updateMany({ where: { userId, confirmedAt: null }, data: begun });
  if (count === 0) throw new AppError("RULE_BROKEN", "accounts.factor_on");
}

export interface Offer {
  /** The key in groups of four, for typing. */
  key: string;
  /** What the image says. */
  address: string;
}

const openOffer = (userId: string, at: Date) => ({
  userId,
  confirmedAt: null,
  createdAt: { gt: addMinutes(at, -offerMinutes) },
});

/** The key of the second factor that was just started, or null. */
export async function getOffer(deps: Setting, issuer: string): Promise<Offer | null> {
  const { id: userId, username } = deps.actor;
  const begun = await deps.db.secondFactor.findFirst({
    where: openOffer(userId, deps.now()),
    select: {
      secretEncrypted: true,
      user: { select: { emailAddresses: { where: { isPrimary: true }, select: { email: true } } } },
    },
  });
  const secret = begun && openSecret(userId, begun.secretEncrypted);
  if (!secret) return null;
  const label = begun.user.emailAddresses[0]?.email ?? username;
  return { key: grouped(secret), address: totpAddress(secret, { issuer, label }) };
}

const isOn = async ({ db }: Setting, userId: string): Promise<boolean> =>
  (await db.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;

/**
 * Switches the second factor on with a first code, and makes the recovery codes that are shown this once.
 * @throws AppError RULE_BROKEN `accounts.code_wrong`, `accounts.offer_over`, `accounts.factor_on`; QUOTA_EXCEEDED `common.quota`
 */
export async function confirmFactor(
  deps: Setting,
  { factorCode: code }: { factorCode: string },
): Promise<{ codes: string[] }> {
  const { id: userId } = deps.actor;
  const at = deps.now();
  await spend(deps, guesses, userId);
  const begun = await deps.db.secondFactor.findFirst({
    where: openOffer(userId, at),
    select: { secretEncrypted: true },
  });
  const secret = begun && openSecret(userId, begun.secretEncrypted);
  if (!secret)
    throw new AppError("RULE_BROKEN", (await isOn(deps, userId)) ? "accounts.factor_on" : "accounts.offer_over");
  const key = codeKey(code);
  const step = isAppCode(key) ? stepOfCode(secret, key, at) : null;
  if (step === null) throw new AppError("RULE_BROKEN", "accounts.code_wrong");
  return deps.db.$transaction(async (tx) => {
    // The key in the WHERE: one that was started again meanwhile is not confirmed by a code of this one.
    const { count } = await tx.secondFactor.updateMany({
      where: { ...openOffer(userId, at), secretEncrypted: begun.secretEncrypted },
      data: { confirmedAt: at, lastUsedStep: step },
    });
    if (count === 0) throw new AppError("RULE_BROKEN", "accounts.offer_over");
    await appendEvent(tx, secondFactorChanged({ userId, what: "on" }));
    return { codes: await replaceRecoveryCodes(tx, userId) };
  });
}

/** Ten new recovery codes; those of before open nothing anymore. @throws AppError what `stepUpWithCode` throws */
export async function renewRecoveryCodes(deps: Setting, proof: CodeProof): Promise<{ codes: string[] }> {
  await stepUpWithCode(deps, proof);
  const { id: userId } = deps.actor;
  return deps.db.$transaction(async (tx) => {
    await appendEvent(tx, secondFactorChanged({ userId, what: "codes" }));
    return { codes: await replaceRecoveryCodes(tx, userId) };
  });
}
