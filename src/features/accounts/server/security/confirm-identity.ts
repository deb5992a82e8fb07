import "server-only";
import { AppError } from "@/lib/app-error";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { isPasswordRight } from "../password-hash";

/** Whoever sits at an open session may guess this often. */
const guesses: Limit = { name: "accounts.confirmations", points: 5, windowSeconds: 900 };

/**
 * Makes sure that the person knows the account's password. Five tries in a quarter of an hour, right ones among them.
 * @throws AppError QUOTA_EXCEEDED `common.quota`, RULE_BROKEN `accounts.current_wrong`
 */
export async function requirePassword(
  deps: Pick<PersonDeps, "db" | "now" | "actor">,
  password: string,
): Promise<{ passwordHash: string }> {
  const { id } = deps.actor;
  await spend(deps, guesses, id);
  const { passwordHash } = await deps.db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (!(await isPasswordRight(passwordHash, password)) || passwordHash === null)
    throw new AppError("RULE_BROKEN", "accounts.current_wrong");
  return { passwordHash };
}

/** Ends the doubt about a suspicious session. On one that no one doubts it changes nothing. */
export async function confirmIdentity(
  deps: Pick<PersonDeps, "db" | "now" | "actor">,
  { password }: { password: string },
): Promise<void> {
  await requirePassword(deps, password);
  await deps.db.userSession.updateMany({
    where: { id: deps.actor.sessionId, isSuspicious: true },
    data: { isSuspicious: false, securityNotes: "confirmed by password" },
  });
}
