import "server-only";
import type { CodeProof } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import { addMinutes } from "@/lib/time";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { requirePassword } from "../security/confirm-identity";
import { cameByPasskey, freshMinutes } from "./came-by-passkey";
import { useCode } from "./use-code";

type Stepping = Pick<PersonDeps, "db" | "now" | "actor">;

const codes: Limit = { name: "accounts.codesOfPerson", points: 10, windowSeconds: 900 };

/**
 * Makes sure that the person is still the one who signed in: by the password, or for whoever has none by a sign-in of the last
 * minutes.
 * @throws AppError RULE_BROKEN `accounts.current_wrong`, `accounts.sign_in_again`; QUOTA_EXCEEDED `common.quota`
 */
export async function stepUp(deps: Stepping, password: string | undefined): Promise<void> {
  const { id, sessionId } = deps.actor;
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

/**
 * The same, and the second factor besides, for what takes it away: a code, or a passkey by which the person has just signed in.
 * @throws AppError RULE_BROKEN `accounts.code_wrong`, `accounts.sign_in_again`
 */
export async function stepUpWithCode(deps: Stepping, { current, factorCode: code }: CodeProof): Promise<void> {
  await stepUp(deps, current);
  const { id: userId } = deps.actor;
  if (await cameByPasskey(deps)) return;
  // The form was shown without the field while the sign-in was new.
  if (code === undefined) throw new AppError("RULE_BROKEN", "accounts.sign_in_again");
  await spend(deps, codes, userId);
  const isRight = await deps.db.$transaction((tx) => useCode(tx, { userId, code, at: deps.now() }));
  if (!isRight) throw new AppError("RULE_BROKEN", "accounts.code_wrong");
}
