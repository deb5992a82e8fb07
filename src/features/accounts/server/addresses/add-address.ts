import "server-only";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { type Limit, spend } from "@/server/rate-limit/spend";
import { emailKey, mostAddresses } from "../../rules";
import type { AddAddress } from "../../schema";
import { askForLink } from "./ask-for-verification";
import { lockAddressesOf } from "./lock-addresses";
import type { OwnerDeps } from "./owner";

/** Each brings an email to someone who may not have asked for it. */
const additions: Limit = { name: "accounts.addressesOfPerson", points: 20, windowSeconds: 86_400 };

/**
 * Puts an address beside one's others, to wait for its proof. Nothing is looked up about whose it is: one that someone else has
 * takes the same statements and gets the same answer, and the mail that goes there says so. One's own is left as it is.
 * @throws AppError QUOTA_EXCEEDED `common.quota`; RULE_BROKEN `accounts.too_many_addresses` (facts: most)
 */
export async function addAddress(deps: OwnerDeps, { email }: AddAddress): Promise<void> {
  const { db, now, person } = deps;
  await spend(deps, additions, person.id);
  await db.$transaction(async (tx) => {
    await lockAddressesOf(tx, person.id);
    const id = uuidV7();
    const { count } = await tx.emailAddress.createMany({
      data: { id, userId: person.id, email: email.trim(), emailKey: emailKey(email) },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const all = await tx.emailAddress.count({ where: { userId: person.id } });
    if (all > mostAddresses) throw new AppError("RULE_BROKEN", "accounts.too_many_addresses", { most: mostAddresses });
    await askForLink({ db: tx, now }, id);
  });
}
