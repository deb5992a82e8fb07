import "server-only";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { addressRemoved, addressVerified } from "../../events";
import { dethroneOthers } from "./dethrone-others";
import { lockAddress, lockEverybodyWith } from "./lock-addresses";

/**
 * A link to a new password was used: whoever has the mailbox has the account. Where the address had not been proved before, the
 * account may have been made by someone else who waits for its owner, so every other way in goes with the old password: other
 * addresses, linked accounts, passkeys and the second factor. False where someone else has proved the address meanwhile.
 */
export async function proveByReset(
  tx: Tx,
  { userId, addressId, at }: { userId: string; addressId: string; at: Date },
): Promise<boolean> {
  const address = await tx.emailAddress.findFirst({
    where: { id: addressId, userId },
    select: { emailKey: true, verifiedAt: true },
  });
  if (!address) return false;
  if (address.verifiedAt) return true;
  const { emailKey } = address;
  await lockAddress(tx, emailKey);
  await lockEverybodyWith(tx, emailKey);
  const owned = { emailKey, verifiedAt: { not: null }, userId: { not: userId } };
  if ((await tx.emailAddress.count({ where: owned })) > 0) return false;
  await dethroneOthers(tx, emailKey, userId);
  await tx.emailAddress.update({ where: { id: addressId }, data: { verifiedAt: at } });
  await dropOtherWaysIn(tx, userId, addressId);
  await appendEvent(tx, addressVerified({ userId }));
  return true;
}

async function dropOtherWaysIn(tx: Tx, userId: string, addressId: string): Promise<void> {
  const others = await tx.emailAddress.findMany({
    where: { userId, id: { not: addressId } },
    select: { email: true, verifiedAt: true },
  });
  await tx.emailAddress.deleteMany({ where: { userId, id: { not: addressId } } });
  await tx.account.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  for (const { email, verifiedAt } of others) {
    if (!verifiedAt) continue;
    await appendEvent(tx, addressRemoved({ userId, email }));
  }
}
