import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, spend } from "@/server/rate-limit/spend";
import { verificationAsked } from "../../events";
import type { AddressRef } from "../../schema";
import type { OwnerDeps } from "./owner";

/** Between two emails for one address of one person. */
const coolDown: Limit = { name: "accounts.verificationsOfAddress", points: 1, windowSeconds: 60 };

/** In the caller's transaction: the link is made and mailed by a job. */
export async function askForLink(deps: { db: Tx; now: () => Date }, emailAddressId: string): Promise<void> {
  await spend(deps, coolDown, emailAddressId);
  await appendEvent(deps.db, verificationAsked({ emailAddressId }));
}

/**
 * Wants another mail for one's own address. For one that is proved already there is nothing to do.
 * @throws AppError NOT_FOUND; QUOTA_EXCEEDED `common.quota` within a minute of the mail before (facts: retryAfterSeconds).
 */
export async function askForVerification(
  { db, now, person }: OwnerDeps,
  { addressId }: AddressRef,
): Promise<{ isSent: boolean }> {
  const address = await db.emailAddress.findFirst({
    where: { id: addressId, userId: person.id },
    select: { verifiedAt: true },
  });
  if (!address) throw new AppError("NOT_FOUND", "common.not_found");
  if (address.verifiedAt) return { isSent: false };
  await db.$transaction((tx) => askForLink({ db: tx, now }, addressId));
  return { isSent: true };
}
