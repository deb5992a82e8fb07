import "server-only";
import { signUpAddressGiven } from "@/features/accounts/events";
import { AppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, networkOf, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";
import { findPending } from "./pending-sign-up";

/** Each brings an email to someone who may not have asked for it. */
const mails: Limit = { name: "accounts.addressesOfSignUp", points: 5, windowSeconds: 86_400 };
const ofNetwork: Limit = { name: "accounts.signUpMailsOfNetwork", points: 20, windowSeconds: 3600 };
const coolDown: Limit = { name: "accounts.signUpMails", points: 1, windowSeconds: 60 };

/**
 * Takes the address that a provider did not prove. A job emails the link; one that someone has here gets an email that says so,
 * and the answer is the same.
 * @throws AppError RULE_BROKEN `accounts.sign_up_over`; QUOTA_EXCEEDED `common.quota`
 */
export async function addSignUpAddress(
  deps: Pick<Deps, "db" | "now" | "ip">,
  token: string | null,
  { email }: { email: string },
): Promise<void> {
  const pending = await findPending(deps, token);
  if (!pending || pending.nextStep === "password") throw new AppError("RULE_BROKEN", "accounts.sign_up_over");
  await spend(deps, ofNetwork, networkOf(deps.ip));
  await spend(deps, coolDown, pending.id);
  await spend(deps, mails, pending.id);
  const { name, ownerId } = pending;
  await deps.db.$transaction(async (tx) => {
    // The link that was mailed before opens nothing anymore.
    await tx.pendingSignUp.update({
      where: { id: pending.id },
      data: { nextStep: "sent", data: { name, ownerId, email: email.trim(), linkHash: null } },
    });
    await appendEvent(tx, signUpAddressGiven({ pendingId: pending.id }));
  });
}
