import "server-only";
import { AppError, isAppError } from "@/lib/app-error";
import { emailKey } from "../rules";
import type { SignUp } from "../schema";
import { type Asking, checkPassword } from "./check-password";
import { ClaimedMeanwhile, createAccount } from "./create-account";
import { readClaimants } from "./read-claimants";
import { checkNewPassword } from "./security/check-new-password";
import { giveTryBack } from "./security/open-session";

/** Two presses at once are two; more come from someone else, who will find that it changed. */
const mostLooks = 3;

/**
 * Makes an account, and answers alike whether the address is known or not: it is only a claim until someone proves it, and the
 * mail tells its owner. Whoever signs up with address and password of an existing account (or presses twice) makes no second
 * one: signing in, which follows, opens it. That counts as a try at that password, so that signing up is no way around the lock.
 * @throws AppError RULE_BROKEN accounts.password_common or accounts.password_trivial; CONFLICT accounts.changed_meanwhile
 */
export async function signUp(deps: Asking, input: SignUp): Promise<void> {
  const { name, email, password } = input;
  // Before the try: a password that is refused here opens nothing either.
  checkNewPassword(password, { name, emails: [email] });
  for (let look = 0; look < mostLooks; look++) {
    const seen = (await readClaimants(deps.db, emailKey(email))).map(({ id }) => id);
    if (await hasAccount(deps, email, password)) return;
    try {
      await createAccount(deps.db, { ...input, role: "STUDENT", seen });
      await giveTryBack(deps, null);
      return;
    } catch (error) {
      if (!(error instanceof ClaimedMeanwhile)) throw error;
    }
  }
  throw new AppError("CONFLICT", "accounts.changed_meanwhile");
}

/** False also while the address is locked: nothing is looked at then, and signing in says so. */
async function hasAccount(deps: Asking, email: string, password: string): Promise<boolean> {
  try {
    return (await checkPassword(deps, email, password)) !== null;
  } catch (error) {
    if (isAppError(error) && error.reason === "accounts.locked") return false;
    throw error;
  }
}
