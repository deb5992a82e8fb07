import "server-only";
import { env } from "@/env/server";
import { isPasskeyHost } from "@/features/accounts/passkeys";
import { AppError } from "@/lib/app-error";

/** What passkeys of this site are bound to (WebAuthn: relying party). */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** Null where the site has no domain, only an address of numbers. */
export function findRelyingParty(): RelyingParty | null {
  const { hostname, origin } = new URL(env.APP_URL);
  return isPasskeyHost(hostname) ? { id: hostname, origin } : null;
}

/** @throws AppError RULE_BROKEN `accounts.passkeys_off` */
export function relyingParty(): RelyingParty {
  const found = findRelyingParty();
  if (!found) throw new AppError("RULE_BROKEN", "accounts.passkeys_off");
  return found;
}
