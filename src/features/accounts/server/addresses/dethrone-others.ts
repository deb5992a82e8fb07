import "server-only";
import type { Tx } from "@/server/db/client";
import { crown } from "./make-primary";

/**
 * Accounts that claimed this address and never proved it get no mail there (see `queueMail`) nor a link to a new password any
 * more: the mailbox is someone else's. Another address that they proved becomes their primary one. Where there is none, they go
 * on signing in as they did, so that nothing they have done is lost to them. `ownerId` is null for an account that is being made.
 */
export async function dethroneOthers(tx: Tx, emailKey: string, ownerId: string | null): Promise<void> {
  const others = await tx.emailAddress.findMany({
    where: { emailKey, isPrimary: true, ...(ownerId !== null && { userId: { not: ownerId } }) },
    select: { id: true, userId: true },
  });
  for (const { id, userId } of others) {
    await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
    const next = await tx.emailAddress.findFirst({
      where: { userId, verifiedAt: { not: null } },
      orderBy: { verifiedAt: "asc" },
      select: { id: true, email: true },
    });
    if (!next) continue;
    await tx.emailAddress.update({ where: { id }, data: { isPrimary: false } });
    await crown(tx, { userId, addressId: next.id, from: null, to: next.email });
  }
}
