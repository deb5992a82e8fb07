import "server-only";
import { newDevice } from "@/features/accounts/events";
import { suspiciousFailures } from "@/features/accounts/lockout";
import type { LoginMethod } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { giveBack, networkOf } from "@/server/rate-limit/spend";
import type { Asking, Checked } from "../check-password";
import { startSession } from "../start-session";
import { withDeviceMark } from "./known-device";
import { triesOfDevice, triesOfNetwork } from "./take-try";

export interface Entered {
  userId: string;
  sessionId: string;
  /** The cookie of known devices from now on. */
  deviceCookie: string;
}

/**
 * The session of someone who has shown everything that is asked of them: their try is a good one from now on. On a device that
 * is new to the person, who has signed in somewhere before, an email tells them; after wrong passwords of strangers the session
 * must confirm itself as well.
 */
export async function openSession(
  tx: Tx,
  deps: Omit<Asking, "db">,
  { userId, logId, deviceMark, isDemo, failures, passwordHash }: Checked,
  loginMethod: Exclude<LoginMethod, "IMPERSONATION"> = "PASSWORD",
): Promise<Entered> {
  const earlier = await tx.loginLog.findFirst({ where: { userId, isSuccessful: true }, select: { id: true } });
  // Demo accounts are everybody's: each of their devices would be a new one.
  const isNews = deviceMark === null && earlier !== null && !isDemo;
  await tx.loginLog.update({ where: { id: logId }, data: { isSuccessful: true, failureReason: null } });
  // What a known device does neither counts against strangers nor for them.
  if (deviceMark === null)
    await tx.user.update({ where: { id: userId }, data: { failedLoginAttempts: 0, temporaryBanUntil: null } });
  const isSuspicious = isNews && failures >= suspiciousFailures;
  const sessionId = await startSession(tx, userId, deps, { loginMethod, isSuspicious });
  if (isNews) {
    await appendEvent(tx, newDevice({ userId, sessionId }));
  }
  return {
    userId,
    sessionId,
    deviceCookie: withDeviceMark(deps.deviceCookie ?? null, { id: userId, passwordHash }),
  };
}

/** A good try costs nothing. */
export const giveTryBack = (deps: Asking, deviceMark: string | null): Promise<void> =>
  deviceMark ? giveBack(deps, triesOfDevice, deviceMark) : giveBack(deps, triesOfNetwork, networkOf(deps.ip));
