import "server-only";
import { AuthError } from "next-auth";

type Problem = "denied" | "expired" | "misconfigured";

const partOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const strangeState = /"state" response parameter|response parameter "state"/;

/**
 * Why a provider sent someone back without a sign-in; `told` is the error that it named in the address. Denied is the person's or the provider's own no (RFC 6749, 4.1.2.1);
 * expired is a return without the proof that this browser set out, or with a code that was used (5.2); the rest is for whoever
 * runs the site. Errors are told apart by the names that the library gives them.
 */
export function problemOf(error: Error, told: string | null): Problem {
  if (!(error instanceof AuthError)) return "misconfigured";
  if (error.type === "OAuthCallbackError") return told === "access_denied" ? "denied" : "misconfigured";
  const below = error.cause?.err;
  if (error.type === "InvalidCheck") return "expired";
  const isUsed = partOf(below, "error") === "invalid_grant" || strangeState.test(String(below?.message));
  return error.type === "CallbackRouteError" && isUsed ? "expired" : "misconfigured";
}
