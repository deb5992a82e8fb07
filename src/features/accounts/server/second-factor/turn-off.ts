import "server-only";
import { secondFactorChanged } from "@/features/accounts/events";
import type { CodeProof } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { readFactorRoles } from "./factor-roles";
import { stepUp, stepUpWithCode } from "./step-up";

async function removeFactor(tx: Tx, userId: string, what: "off" | "reset"): Promise<boolean> {
  const { count } = await tx.secondFactor.deleteMany({ where: { userId } });
  // On a reset all goes that someone may have lost; otherwise the codes stay for the passkeys.
  const passkeys =
    what === "reset"
      ? await tx.passkey.deleteMany({ where: { userId } })
      : { count: await tx.passkey.count({ where: { userId } }) };
  if (what === "reset" || passkeys.count === 0) await tx.recoveryCode.deleteMany({ where: { userId } });
  if (count === 0 && (what === "off" || passkeys.count === 0)) return false;
  await appendEvent(tx, secondFactorChanged({ userId, what }));
  return true;
}

/**
 * Switches one's own second factor off: the password and a code, for it protects from whoever has one of them. One that is off
 * already is left so: the code of a press whose answer was lost is used up.
 * @throws AppError what `stepUpWithCode` throws; RULE_BROKEN `accounts.factor_required` where the role asks for one.
 */
export async function turnFactorOff(deps: Pick<PersonDeps, "db" | "now" | "actor">, proof: CodeProof): Promise<void> {
  const { id, role } = deps.actor;
  if ((await deps.db.secondFactor.count({ where: { userId: id } })) === 0) return stepUp(deps, proof.current);
  const isRequired = (await readFactorRoles(deps.db)).includes(role);
  if (isRequired && (await deps.db.passkey.count({ where: { userId: id } })) === 0)
    throw new AppError("RULE_BROKEN", "accounts.factor_required");
  await stepUpWithCode(deps, proof);
  await deps.db.$transaction((tx) => removeFactor(tx, id, "off"));
}

/** For whoever runs the site, and someone who lost app and codes. False where there was none; otherwise it is in the audit log. */
export const resetFactor = (deps: Pick<Deps, "db" | "actor" | "now" | "ip">, userId: string): Promise<boolean> =>
  deps.db.$transaction(async (tx) => {
    const wasOn = await removeFactor(tx, userId, "reset");
    if (wasOn) await appendAudit(tx, deps, { action: "account.resetFactor", objectType: "user", objectId: userId });
    return wasOn;
  });
