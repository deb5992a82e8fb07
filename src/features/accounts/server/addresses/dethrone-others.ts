import "server-only";
import type { Tx } from "@/server/db/client";
import { crown } from "./make-primary";

/**
 * Whoever signed up with this address and never proved it signs in with it no more, and gets no mail there, nor a link to a new
 * password: the mailbox is somebody else's. Another address that they proved takes its place. `ownerId` is null for an account
 * that is being made.
 */
export async function dethroneOthers(tx: Tx, emailKey: string, ownerId: string | null): Promise<void> {
  const others = await tx.emailAddress.updateManyAndReturn({
    where: { emailKey, isPrimary: true, ...(ownerId !== null && { userId: { not: ownerId } }) },
    data: { isPrimary: false },
    select: { userId: true },
  });
  for (const other of others) {
    await tx.passwordReset.deleteMany({ where: { userId: other.userId, usedAt: null } });
    const next = await tx.emailAddress.findFirst({
      where: { userId: other.userId, verifiedAt: { not: null } },
      orderBy: { verifiedAt: "asc" },
      select: { id: true, email: true },
    });
    if (next) await crown(tx, { userId: other.userId, addressId: next.id, from: null, to: next.email });
  }
}
