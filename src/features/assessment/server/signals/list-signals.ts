import "server-only";
import { type Device, deviceOf } from "@/features/accounts/server/security/get-security";
import { statedRulesWhereHidden } from "@/features/assessment/server/hide-student";
import { mostSignals, type SignalKind } from "@/features/assessment/signals";
import { readSnapshot } from "@/features/assessment/snapshot";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { readAddressDays } from "./address-days";

export interface ListedSignal {
  id: string;
  kind: SignalKind;
  at: Date;
  awaySeconds: number | null;
  characterCount: number | null;
  /** From 1 on, in the order of the attempt. */
  questionNumber: number | null;
  /** Where the attempt went on from; null for other signals, for staff while the assessment hides names, and once the days are over for which it is kept. */
  address: (Pick<Device, "browser" | "system"> & { ip: string }) | null;
}

export interface AttemptSignals {
  signals: ListedSignal[];
  /** The attempt met its limit: there may have been more. */
  isFull: boolean;
  addressDays: number;
}

/**
 * What was noted during an attempt, the first one first; null where its rules say that nothing is. Three queries, one more for staff.
 * @throws AppError NOT_FOUND `assessment.no_such_attempt`.
 */
export async function listSignals(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  attemptId: string,
): Promise<AttemptSignals | null> {
  const attempt = await db.assessmentAttempt.findUnique({
    where: { id: attemptId },
    select: {
      userId: true,
      rules: true,
      questionOrder: true,
      signals: {
        orderBy: [{ at: "asc" }, { id: "asc" }],
        select: {
          ...{ id: true, kind: true, at: true, awaySeconds: true, characterCount: true, questionVersionId: true },
          address: { select: { ipAddress: true, userAgent: true } },
        },
      },
    },
  });
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  const { rules, order } = readSnapshot(attempt);
  if (!rules.recordsSignals) return null;
  // An address may be known as somebody's, so it is no more shown than a name.
  const isHidden = actor.id !== attempt.userId && (await statedRulesWhereHidden(db, attemptId)) !== null;
  const numbers = new Map(order.map(({ questionVersionId }, index) => [questionVersionId, index + 1]));
  return {
    signals: attempt.signals.map(({ questionVersionId, address, ...signal }) => ({
      ...signal,
      questionNumber: numbers.get(questionVersionId ?? "") ?? null,
      address: address && !isHidden ? addressOf(address) : null,
    })),
    isFull: attempt.signals.filter(({ kind }) => kind !== "NETWORK_CHANGED").length >= mostSignals,
    addressDays: await readAddressDays(db),
  };
}

function addressOf({ ipAddress, userAgent }: { ipAddress: string; userAgent: string }) {
  const { browser, system } = deviceOf(userAgent);
  return { ip: ipAddress, browser, system };
}
