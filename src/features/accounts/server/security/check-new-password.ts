import "server-only";
import { isTrivialPassword } from "@/features/accounts/trivial-password";
import { AppError } from "@/lib/app-error";
import { isCommonPassword } from "./common-passwords";

/**
 * A password that someone chooses: not one that guessers try first, and not the person's own name or address.
 * @throws AppError RULE_BROKEN `accounts.password_common` or `accounts.password_trivial`
 */
export function checkNewPassword(password: string, person: { name?: string; emails?: readonly string[] }): void {
  if (isCommonPassword(password)) throw new AppError("RULE_BROKEN", "accounts.password_common");
  if (isTrivialPassword(password, person)) throw new AppError("RULE_BROKEN", "accounts.password_trivial");
}
