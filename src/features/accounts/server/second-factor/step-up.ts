import "server-only";
import type { CodeProof } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import { addMinutes } from "@/lib/time";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";
import { personOf, requirePassword } from "../security/confirm-identity";
import { useCode } from "./use-code";

type Stepping = Pick<Deps, "db" | "now" | "actor">;

/** Minutes after a sign-in for which somebody without a password counts as having just shown who they are. */
export const freshMinutes = 15;

const codes: Limit = { name: "accounts.codesOfPerson", points: 10, windowSeconds: 900 };

/**
 * Makes sure that the person is still the one who signed in: by the password, or for whoever has none by a sign-in of the last
 * minutes.
 * @throws AppError RULE_BROKEN `accounts.current_wrong`, `accounts.sign_in_again`; QUOTA_EXCEEDED `common.quota`
 */
export async function stepUp(deps: Stepping, password: string | undefined): Promise<void> {
  const { id, sessionId } = personOf(deps);
  const { passwordHash } = await deps.db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (passwordHash !== null) {
    await requirePassword(deps, password ?? "");
    return;
  }
  const session = await deps.db.userSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { createdAt: true },
  });
  if (addMinutes(session.createdAt, freshMinutes) <= deps.now())
    throw new AppError("RULE_BROKEN", "accounts.sign_in_again");
}

/** The same, and a code besides: for what takes the second factor away. @throws AppError RULE_BROKEN `accounts.code_wrong` */
export async function stepUpWithCode(deps: Stepping, { current, factorCode: code }: CodeProof): Promise<void> {
  await stepUp(deps, current);
  const { id: userId } = personOf(deps);
  await spend(deps, codes, userId);
  const isRight = await deps.db.$transaction((tx) => useCode(tx, { userId, code, at: deps.now() }));
  if (!isRight) throw new AppError("RULE_BROKEN", "accounts.code_wrong");
}
