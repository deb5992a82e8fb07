import "server-only";
import { type Identity, nameOf } from "@/features/accounts/providers";
import { isAppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { createAccount } from "../create-account";

/**
 * Makes the account of someone whose address is proved, with the way in that they came by. False where the address or the way
 * in is someone's by now: who asked twice finds the account made.
 */
export async function createLinkedAccount(
  { db, now }: Pick<Deps, "db" | "now">,
  identity: Pick<Identity, "provider" | "subject" | "name">,
  email: string,
): Promise<boolean> {
  const { provider, subject } = identity;
  try {
    await createAccount(db, {
      name: nameOf({ ...identity, email }),
      email,
      password: null,
      role: "STUDENT",
      verifiedAt: now(),
      linked: { provider, providerAccountId: subject, label: email },
    });
    return true;
  } catch (error) {
    if (!isAppError(error) || error.reason !== "accounts.email_taken") throw error;
    return false;
  }
}
