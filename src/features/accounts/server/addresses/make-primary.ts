import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { primaryChanged } from "../../events";
import type { AddressRef } from "../../schema";
import { lockAddressesOf } from "./lock-addresses";
import type { OwnerDeps } from "./owner";

/**
 * Makes one of one's proved addresses the one that emails go to. The old and the new one are told. Doing it twice changes nothing.
 * @throws AppError NOT_FOUND; RULE_BROKEN `accounts.address_unproved`
 */
export function makePrimary({ db, person }: OwnerDeps, { addressId }: AddressRef): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockAddressesOf(tx, person.id);
    const address = await tx.emailAddress.findFirst({
      where: { id: addressId, userId: person.id },
      select: { email: true, isPrimary: true, verifiedAt: true },
    });
    if (!address) throw new AppError("NOT_FOUND", "common.not_found");
    if (address.isPrimary) return;
    if (!address.verifiedAt) throw new AppError("RULE_BROKEN", "accounts.address_unproved");
    const [before] = await tx.emailAddress.updateManyAndReturn({
      where: { userId: person.id, isPrimary: true },
      data: { isPrimary: false },
      select: { email: true },
    });
    await crown(tx, { userId: person.id, addressId, from: before?.email ?? null, to: address.email });
  });
}

/** Where no other is the primary one anymore. `from` is told too, so it must be the person's own. */
export async function crown(
  tx: Tx,
  { userId, addressId, from, to }: { userId: string; addressId: string; from: string | null; to: string },
): Promise<void> {
  await tx.emailAddress.update({ where: { id: addressId }, data: { isPrimary: true } });
  await appendEvent(tx, primaryChanged({ userId, from, to }));
}
