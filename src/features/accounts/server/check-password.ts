import "server-only";
import type { Deps } from "@/server/trpc/context";
import { emailKey } from "../rules";
import { isPasswordRight } from "./password-hash";
import { deviceMarkOf } from "./security/known-device";
import { hashOfAddress, type Taken, takeTry } from "./security/take-try";

export type Asking = Pick<Deps, "db" | "now" | "ip" | "userAgent"> & {
  /** The cookie of known devices. */
  deviceCookie?: string | null;
};

export interface Checked extends Taken {
  userId: string;
  passwordHash: string | null;
  isDemo: boolean;
  /** The mark by which the device was known again; null on a new one. */
  deviceMark: string | null;
}

/** What is read of somebody who wants in, by whatever way. */
export const entrantColumns = {
  id: true,
  passwordHash: true,
  isActive: true,
  isDemo: true,
  anonymizedAt: true,
  failedLoginAttempts: true,
  temporaryBanUntil: true,
} as const;

/** Writes down that whoever was right may not come in: the account is shut or its person is gone. */
export async function refuseInactive(
  { db }: Pick<Deps, "db">,
  { isActive, anonymizedAt }: { isActive: boolean; anonymizedAt: Date | null },
  logId: string,
): Promise<boolean> {
  if (isActive && anonymizedAt === null) return false;
  await db.loginLog.update({ where: { id: logId }, data: { failureReason: "inactive" } });
  return true;
}

/**
 * The person with this address and password, or null. Every try is logged, as a wrong one until `enterWithPassword` says
 * otherwise; an unknown address only as a hash, by the same statements.
 * @throws AppError QUOTA_EXCEEDED `accounts.locked`, alike for known and unknown addresses.
 */
export async function checkPassword(deps: Asking, email: string, password: string): Promise<Checked | null> {
  const key = emailKey(email);
  const address = await deps.db.emailAddress.findFirst({
    where: { emailKey: key, OR: [{ isPrimary: true }, { verifiedAt: { not: null } }] },
    orderBy: { verifiedAt: { sort: "asc", nulls: "last" } },
    select: { user: { select: entrantColumns } },
  });
  const person = address?.user ?? null;
  const deviceMark = person ? deviceMarkOf(deps.deviceCookie ?? null, person) : null;
  const taken = await takeTry(deps, { emailHash: hashOfAddress(key), person, deviceMark });
  const isRight = await isPasswordRight(person?.passwordHash ?? null, password);
  if (!person || !isRight || (await refuseInactive(deps, person, taken.logId))) return null;
  const { id: userId, passwordHash, isDemo } = person;
  return { ...taken, userId, passwordHash, isDemo, deviceMark };
}
