import "server-only";
import type { PasswordChanged } from "@/features/accounts/events";
import type { ChangePassword } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { hashPassword } from "../password-hash";
import { checkNewPassword } from "./check-new-password";
import { personOf, requirePassword } from "./confirm-identity";
import { endOtherSessions } from "./end-sessions";
import { withDeviceMark } from "./known-device";

/**
 * Another password for whoever knows the present one. Ends every other sign-in and makes every other device a new one; links
 * to a new password that are on their way open nothing any more. Resolves to this browser's cookie of known devices.
 * @throws AppError RULE_BROKEN `accounts.current_wrong`, `accounts.password_common`, `accounts.password_trivial`;
 * CONFLICT `accounts.changed_meanwhile`; QUOTA_EXCEEDED `common.quota`
 */
export async function changePassword(
  deps: Pick<Deps, "db" | "now" | "actor">,
  { current, password, deviceCookie = null }: ChangePassword,
): Promise<{ deviceCookie: string }> {
  const { id } = personOf(deps);
  const { passwordHash: before } = await requirePassword(deps, current);
  const { name, isDemo, emailAddresses } = await deps.db.user.findUniqueOrThrow({
    where: { id },
    select: { name: true, isDemo: true, emailAddresses: { select: { email: true } } },
  });
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
    const event: PasswordChanged = { name: "account/password-changed", data: { userId: id } };
    await appendEvent(tx, event);
  });
  return { deviceCookie: withDeviceMark(deviceCookie, { id, passwordHash }) };
}
