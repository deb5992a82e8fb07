import "server-only";
import { env } from "@/env/server";
import type { Deps } from "@/server/trpc/context";
import { emailKey } from "../rules";
import { isPasswordRight } from "./password-hash";
import { type Claimant, mostTried, readClaimants } from "./read-claimants";
import { deviceMarkOf } from "./security/known-device";
import { hashOfAddress, moveTry, type Taken, takeTry } from "./security/take-try";

export type Asking = Pick<Deps, "db" | "now" | "ip" | "userAgent"> & {
  /** The cookie of known devices. */
  deviceCookie?: string | null;
};

export interface Checked extends Omit<Taken, "heldUntil"> {
  userId: string;
  passwordHash: string | null;
  isDemo: boolean;
  /** The mark by which the device was known again; null on a new one. */
  deviceMark: string | null;
}

/**
 * Writes down that whoever was right may not come in: the account is shut, its person is gone, or it is one of the demo, whose password
 * everybody knows, on a site that others can reach.
 */
export async function refuseInactive(
  { db }: Pick<Deps, "db">,
  { isActive, anonymizedAt, isDemo }: { isActive: boolean; anonymizedAt: Date | null; isDemo: boolean },
  logId: string,
): Promise<boolean> {
  if (isActive && anonymizedAt === null && (env.DEMO || !isDemo)) return false;
  await db.loginLog.update({ where: { id: logId }, data: { failureReason: "inactive" } });
  return true;
}

/**
 * The person with this address and password, or null. Every try is logged, as a wrong one until `enterWithPassword` says
 * otherwise; an unknown address only as a hash, by the same statements. Where several claim the address, the password decides.
 * @throws AppError QUOTA_EXCEEDED `accounts.locked`, alike for known and unknown addresses.
 */
export async function checkPassword(deps: Asking, email: string, password: string): Promise<Checked | null> {
  const key = emailKey(email);
  const claimants = await readClaimants(deps.db, key);
  const markOf = (claimant: Claimant) => deviceMarkOf(deps.deviceCookie ?? null, claimant);
  const known = claimants.find((claimant) => markOf(claimant) !== null);
  const target = known ?? claimants[0] ?? null;
  const taken = await takeTry(deps, {
    emailHash: hashOfAddress(key),
    person: target,
    deviceMark: target && markOf(target),
  });
  const person = await findByPassword(claimants, known, password);
  if (!person) return null;
  if (target && person.id !== target.id) await moveTry(deps, taken, { from: target, to: person });
  if (await refuseInactive(deps, person, taken.logId)) return null;
  const { id: userId, passwordHash, isDemo } = person;
  return { ...taken, userId, passwordHash, isDemo, deviceMark: markOf(person) };
}

/**
 * Whose password it is. Apart from a device that is known, one more hash is made than there are accounts that only claim the
 * address, so that the time does not tell whether it has an owner.
 */
async function findByPassword(
  claimants: readonly Claimant[],
  known: Claimant | undefined,
  password: string,
): Promise<Claimant | null> {
  if (known && (await isPasswordRight(known.passwordHash, password))) return known;
  const owner = claimants.find(({ isOwner }) => isOwner) ?? null;
  const tried = [owner, ...claimants.filter(({ isOwner }) => !isOwner).slice(0, mostTried)];
  const answers = await Promise.all(tried.map((one) => isPasswordRight(one?.passwordHash ?? null, password)));
  return tried.find((_, index) => answers[index]) ?? null;
}
