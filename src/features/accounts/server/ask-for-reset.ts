import "server-only";
import { isAppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, networkOf, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";
import { resetAsked } from "../events";
import { emailKey } from "../rules";
import type { AskForReset } from "../schema";
import { mostTried, readClaimants } from "./read-claimants";

const fromOneNetwork: Limit = { name: "accounts.resetsOfNetwork", points: 20, windowSeconds: 3600 };
/** Between two emails to one address. */
const coolDown: Limit = { name: "accounts.resetsOfAddress", points: 1, windowSeconds: 60 };

/**
 * Takes the wish for a new password. An address that no one has takes the same statements and gets the same answer; the link is
 * made and mailed by a job. A second wish within a minute is answered alike and sends nothing.
 * @throws AppError QUOTA_EXCEEDED `common.quota` for a network that asks too often.
 */
export async function askForReset(deps: Pick<Deps, "db" | "now" | "ip">, { email }: AskForReset): Promise<void> {
  const { db, ip } = deps;
  const key = emailKey(email);
  await spend(deps, fromOneNetwork, networkOf(ip));
  const isRested = await spend(deps, coolDown, key).then(
    () => true,
    (error: unknown) => {
      if (!isAppError(error)) throw error;
      return false;
    },
  );
  const claimants = isRested ? await readClaimants(db, key) : [];
  const owner = claimants.find(({ isOwner }) => isOwner);
  // While no one has proved it, the mailbox says which of the accounts is meant.
  const meant = owner ? [owner] : claimants.slice(0, mostTried);
  const wishes = meant.length > 0 ? meant.map(({ addressId }) => addressId) : [null];
  await db.$transaction(async (tx) => {
    for (const emailAddressId of wishes) {
      await appendEvent(tx, resetAsked({ emailAddressId, ip }));
    }
  });
}
