import "server-only";
import { accountLinked } from "@/features/accounts/events";
import { isLastWayIn, isProviderId, type ProviderId } from "@/features/accounts/providers";
import { AppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { lockAddressesOf } from "../addresses/lock-addresses";
import { stepUp } from "../second-factor/step-up";

/**
 * Takes a linked account away, never the last way in: `asked` are the providers that this site asks. One that is gone already is
 * left so, and someone else's is none.
 * @throws AppError what `stepUp` throws; RULE_BROKEN `accounts.last_way_in`
 */
export async function unlinkAccount(
  deps: Pick<PersonDeps, "db" | "now" | "actor">,
  { accountId, current, asked }: { accountId: string; current?: string | undefined; asked: readonly ProviderId[] },
): Promise<void> {
  await stepUp(deps, current);
  const { id: userId } = deps.actor;
  await deps.db.$transaction(async (tx) => {
    // Two at once would each see the other's account as the way in that stays.
    await lockAddressesOf(tx, userId);
    const { passwordHash, accounts, _count } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        passwordHash: true,
        accounts: { select: { id: true, provider: true } },
        _count: { select: { passkeys: true } },
      },
    });
    const account = accounts.find(({ id }) => id === accountId);
    if (!account) return;
    const others = accounts.filter(({ id }) => id !== accountId).map(({ provider }) => provider);
    if (isLastWayIn({ hasPassword: passwordHash !== null, passkeys: _count.passkeys, others, asked }))
      throw new AppError("RULE_BROKEN", "accounts.last_way_in");
    await tx.account.delete({ where: { id: accountId } });
    if (!isProviderId(account.provider)) return;
    await appendEvent(tx, accountLinked({ userId, provider: account.provider, isLinked: false }));
  });
}
