import "server-only";
import { passwordChanged } from "@/features/accounts/events";
import type { ChangePassword } from "@/features/accounts/schema";
import { AppError, isAppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { hashPassword, isPasswordRight } from "../password-hash";
import { checkNewPassword } from "./check-new-password";
import { requirePassword } from "./confirm-identity";
import { endOtherSessions } from "./end-sessions";
import { withDeviceMark } from "./known-device";

type Changing = Pick<PersonDeps, "db" | "now" | "actor">;

/** Each is one more password that whoever sits at an open session may try. */
const repeats: Limit = { name: "accounts.repeatedChanges", points: 2, windowSeconds: 900 };

/**
 * The digest of the password that is to be replaced; null where the account has the new one already: the change was sent again
 * because its answer never came.
 */
async function findReplaced(deps: Changing, { current, password }: ChangePassword): Promise<string | null> {
  try {
    return (await requirePassword(deps, current)).passwordHash;
  } catch (error) {
    if (!isAppError(error) || error.reason !== "accounts.current_wrong") throw error;
    if (await isChangedAlready(deps, password)) return null;
    throw error;
  }
}

async function isChangedAlready(deps: Changing, password: string): Promise<boolean> {
  const { id } = deps.actor;
  try {
    await spend(deps, repeats, id);
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
  const { passwordHash } = await deps.db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  return isPasswordRight(passwordHash, password);
}

/**
 * Another password for whoever knows the present one. Ends every other sign-in and makes every other device a new one; links
 * to a new password that are on their way open nothing anymore. Sent again it changes nothing. Resolves to this browser's
 * cookie of known devices.
 * @throws AppError RULE_BROKEN `accounts.current_wrong`, `accounts.password_common`, `accounts.password_trivial`;
 * CONFLICT `accounts.changed_meanwhile`; QUOTA_EXCEEDED `common.quota`
 */
export async function changePassword(deps: Changing, change: ChangePassword): Promise<{ deviceCookie: string }> {
  const { password, deviceCookie = null } = change;
  const { id } = deps.actor;
  const before = await findReplaced(deps, change);
  const { name, isDemo, emailAddresses, ...kept } = await deps.db.user.findUniqueOrThrow({
    where: { id },
    select: { name: true, isDemo: true, passwordHash: true, emailAddresses: { select: { email: true } } },
  });
  if (before === null) return { deviceCookie: withDeviceMark(deviceCookie, { id, passwordHash: kept.passwordHash }) };
  if (!isDemo) checkNewPassword(password, { name, emails: emailAddresses.map(({ email }) => email) });
  const passwordHash = await hashPassword(password);
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, passwordHash: before },
      data: { passwordHash, failedLoginAttempts: 0, temporaryBanUntil: null },
    });
    if (count === 0) throw new AppError("CONFLICT", "accounts.changed_meanwhile");
    await tx.passwordReset.deleteMany({ where: { userId: id, usedAt: null } });
    await endOtherSessions({ ...deps, db: tx });
    await appendEvent(tx, passwordChanged({ userId: id }));
  });
  return { deviceCookie: withDeviceMark(deviceCookie, { id, passwordHash }) };
}
