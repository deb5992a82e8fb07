import "server-only";
import { AppError } from "@/lib/app-error";
import type { Person } from "@/policy/actor";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";
import { isPasswordRight } from "../password-hash";

/** Whoever sits at an open session may guess this often. */
const guesses: Limit = { name: "accounts.confirmations", points: 5, windowSeconds: 900 };

/** The person who asks. @throws AppError SIGN_IN_REQUIRED */
export function personOf({ actor }: Pick<Deps, "actor">): Person {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  return actor;
}

/**
 * Makes sure that the person knows the account's password. Five tries in a quarter of an hour, right ones among them.
 * @throws AppError QUOTA_EXCEEDED `common.quota`, RULE_BROKEN `accounts.current_wrong`
 */
export async function requirePassword(
  deps: Pick<Deps, "db" | "now" | "actor">,
  password: string,
): Promise<{ passwordHash: string }> {
  const { id } = personOf(deps);
  await spend(deps, guesses, id);
  const { passwordHash } = await deps.db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (!(await isPasswordRight(passwordHash, password)) || passwordHash === null)
    throw new AppError("RULE_BROKEN", "accounts.current_wrong");
  return { passwordHash };
}

/** Ends the doubt about a suspicious session. On one that no one doubts it changes nothing. */
export async function confirmIdentity(
  deps: Pick<Deps, "db" | "now" | "actor">,
  { password }: { password: string },
): Promise<void> {
  await requirePassword(deps, password);
  await deps.db.userSession.updateMany({
    where: { id: personOf(deps).sessionId, isSuspicious: true },
    data: { isSuspicious: false, securityNotes: "confirmed by password" },
  });
}
