import "server-only";
import { secondFactorChanged } from "@/features/accounts/events";
import { codeKey, isAppCode } from "@/features/accounts/second-factor";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { openSecret } from "./factor-secret";
import { hashOfRecoveryCode } from "./recovery-codes";
import { stepOfCode } from "./totp";

/**
 * Uses up a code of the person's app or one of their recovery codes. Each is good once: the step in the WHERE, and the time of
 * use, let one of many at once through. How often someone may try is for the caller to count.
 */
export async function useCode(
  tx: Tx,
  { userId, code, at }: { userId: string; code: string; at: Date },
): Promise<boolean> {
  const key = codeKey(code);
  if (isAppCode(key)) {
    const factor = await tx.secondFactor.findFirst({
      where: { userId, confirmedAt: { not: null } },
      select: { secretEncrypted: true },
    });
    const secret = factor && openSecret(userId, factor.secretEncrypted);
    const step = secret ? stepOfCode(secret, key, at) : null;
    if (step === null) return false;
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, OR: [{ lastUsedStep: null }, { lastUsedStep: { lt: step } }] },
      data: { lastUsedStep: step },
    });
    return count === 1;
  }
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashOfRecoveryCode(userId, key), usedAt: null },
    data: { usedAt: at },
  });
  if (count === 0) return false;
  await appendEvent(tx, secondFactorChanged({ userId, what: "recovery" }));
  return true;
}
