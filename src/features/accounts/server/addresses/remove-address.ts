import "server-only";
import { AppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import { addressRemoved } from "../../events";
import { reasonToKeep } from "../../rules";
import type { AddressRef } from "../../schema";
import { listAddresses } from "./list-addresses";
import { lockAddressesOf } from "./lock-addresses";
import type { OwnerDeps } from "./owner";

/**
 * Takes an address from the account, never the primary one and never the last that is proved. Links to a new password go with
 * it, for one may lie in its mailbox; a proved address is told.
 * @throws AppError NOT_FOUND; RULE_BROKEN `accounts.address_primary`, `accounts.address_last`
 */
export function removeAddress({ db, person }: OwnerDeps, { addressId }: AddressRef): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockAddressesOf(tx, person.id);
    const all = await listAddresses({ db: tx, person });
    const address = all.find(({ id }) => id === addressId);
    if (!address) throw new AppError("NOT_FOUND", "common.not_found");
    const reason = reasonToKeep(address, all);
    if (reason === "address_primary") throw new AppError("RULE_BROKEN", "accounts.address_primary");
    if (reason === "address_last") throw new AppError("RULE_BROKEN", "accounts.address_last");
    await tx.emailAddress.delete({ where: { id: addressId } });
    if (!address.isVerified) return;
    await tx.passwordReset.deleteMany({ where: { userId: person.id, usedAt: null } });
    await appendEvent(tx, addressRemoved({ userId: person.id, email: address.email }));
  });
}
