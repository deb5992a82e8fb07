import "server-only";
import { secondFactorChanged } from "@/features/accounts/events";
import { isLastWayIn, type ProviderId } from "@/features/accounts/providers";
import type { RemovePasskey, RenamePasskey } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { lockAddressesOf } from "../addresses/lock-addresses";
import { readFactorRoles } from "../second-factor/factor-roles";
import { stepUp, stepUpWithCode } from "../second-factor/step-up";

type Changing = Pick<PersonDeps, "db" | "now" | "actor">;

/** Gives one's own passkey another name; someone else's is none. */
export async function renamePasskey(deps: Changing, { passkeyId, passkeyName: name }: RenamePasskey): Promise<void> {
  const { id: userId } = deps.actor;
  await deps.db.passkey.updateMany({ where: { id: passkeyId, userId }, data: { name } });
}

async function countFactors(db: Tx, userId: string): Promise<number> {
  const apps = await db.secondFactor.count({ where: { userId, confirmedAt: { not: null } } });
  return apps + (await db.passkey.count({ where: { userId } }));
}

/**
 * Takes one's own passkey away, never the last way in, and not the last second factor of someone whose role asks for one. The
 * last second factor takes what switching it off takes (`stepUpWithCode`), and the recovery codes go with it. One that is gone
 * already is left so. `asked` are the providers that this site asks.
 * @throws AppError what `stepUp` and `stepUpWithCode` throw; RULE_BROKEN `accounts.last_way_in`, `accounts.factor_required`
 */
export async function removePasskey(
  deps: Changing,
  { passkeyId, asked, ...proof }: RemovePasskey & { asked: readonly ProviderId[] },
): Promise<void> {
  const { id: userId, role } = deps.actor;
  if ((await deps.db.passkey.count({ where: { id: passkeyId, userId } })) === 0) return stepUp(deps, proof.current);
  const factors = await countFactors(deps.db, userId);
  if (factors === 1) await stepUpWithCode(deps, proof);
  else await stepUp(deps, proof.current);
  const isRequired = (await readFactorRoles(deps.db)).includes(role);
  await deps.db.$transaction(async (tx) => {
    await lockAddressesOf(tx, userId);
    const { passwordHash, accounts, passkeys, secondFactor } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        passwordHash: true,
        accounts: { select: { provider: true } },
        passkeys: { select: { id: true } },
        secondFactor: { select: { confirmedAt: true } },
      },
    });
    if (!passkeys.some(({ id }) => id === passkeyId)) return;
    const others = accounts.map(({ provider }) => provider);
    const passkeysLeft = passkeys.length - 1;
    if (isLastWayIn({ hasPassword: passwordHash !== null, passkeys: passkeysLeft, others, asked }))
      throw new AppError("RULE_BROKEN", "accounts.last_way_in");
    const isLastFactor = passkeysLeft === 0 && !secondFactor?.confirmedAt;
    // Another one went meanwhile, and what was shown is less than the last one takes.
    if (isLastFactor && factors !== 1) throw new AppError("RULE_BROKEN", "accounts.sign_in_again");
    if (isLastFactor && isRequired) throw new AppError("RULE_BROKEN", "accounts.factor_required");
    await tx.passkey.delete({ where: { id: passkeyId } });
    if (isLastFactor) await tx.recoveryCode.deleteMany({ where: { userId } });
    await appendEvent(tx, secondFactorChanged({ userId, what: "passkeyRemoved" }));
  });
}
