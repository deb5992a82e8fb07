import "server-only";
import { AppError } from "@/lib/app-error";
import type { Asking } from "../check-password";
import { deviceMarkOf } from "../security/known-device";
import { type Entered, giveTryBack, openSession } from "../security/open-session";
import { hashOfAddress, takeTry } from "../security/take-try";
import { findWaiting, type Waiting } from "./pending-entry";
import { useCode } from "./use-code";

/**
 * The first code belongs to the try that the password took; each further one is a try of its own, counted and held back as a
 * password is. The state in the WHERE lets one of many at once have the first.
 */
async function takeCodeTry(deps: Asking, waiting: Waiting, deviceMark: string | null): Promise<string> {
  const { count } = await deps.db.loginLog.updateMany({
    where: { id: waiting.logId, failureReason: "no_code" },
    data: { failureReason: "wrong_code" },
  });
  if (count === 1) return waiting.logId;
  const person = { ...waiting, id: waiting.userId };
  const target = { emailHash: hashOfAddress(waiting.emailKey), person, deviceMark, wrong: "wrong_code" as const };
  return (await takeTry(deps, target)).logId;
}

/**
 * Signs someone in by the code that follows what they showed before (`pending`, see pending-entry.ts).
 * @throws AppError RULE_BROKEN `accounts.code_over`, `accounts.code_wrong`; QUOTA_EXCEEDED `accounts.locked`
 */
export async function enterWithCode(deps: Asking, pending: string | null, code: string): Promise<Entered> {
  const waiting = await findWaiting(deps, pending);
  if (!waiting) throw new AppError("RULE_BROKEN", "accounts.code_over");
  const { userId, passwordHash, isDemo, method } = waiting;
  const deviceMark = deviceMarkOf(deps.deviceCookie ?? null, { id: userId, passwordHash });
  const logId = await takeCodeTry(deps, waiting, deviceMark);
  const entered = await deps.db.$transaction(async (tx) => {
    if (!(await useCode(tx, { userId, code, at: deps.now() }))) return null;
    // Whoever has the code as well is no guesser: nothing about the session is odd.
    const entry = { userId, logId, passwordHash, isDemo, deviceMark, failures: 0 };
    return openSession(tx, deps, entry, method);
  });
  if (!entered) throw new AppError("RULE_BROKEN", "accounts.code_wrong");
  await giveTryBack(deps, deviceMark);
  return entered;
}
