import "server-only";
import { accountLinked } from "@/features/accounts/events";
import type { Identity } from "@/features/accounts/providers";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";

/**
 * Links what a provider knows someone by to a person, who is told by mail. Safe to repeat; what is linked to someone else
 * stays theirs.
 * @throws AppError CONFLICT `accounts.linked_elsewhere`
 */
export async function linkAccount(
  tx: Tx,
  { provider, subject, label, at }: Pick<Identity, "provider" | "subject"> & { label: string; at: Date },
  userId: string,
): Promise<void> {
  const key = { provider, providerAccountId: subject };
  const { count } = await tx.account.createMany({
    data: { ...key, userId, label: label.slice(0, 254), createdAt: at },
    skipDuplicates: true,
  });
  await tx.pendingSignUp.deleteMany({ where: key });
  if (count === 0) {
    const linked = await tx.account.findUniqueOrThrow({
      where: { provider_providerAccountId: key },
      select: { userId: true },
    });
    if (linked.userId !== userId) throw new AppError("CONFLICT", "accounts.linked_elsewhere");
    return;
  }
  await appendEvent(tx, accountLinked({ userId, provider, isLinked: true }));
}
