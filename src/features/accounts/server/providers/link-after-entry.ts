import "server-only";
import { isAppError } from "@/lib/app-error";
import type { Asking } from "../check-password";
import type { Entered } from "../security/open-session";
import { linkAccount } from "./link-account";
import { findPending } from "./pending-sign-up";

/**
 * Whoever was asked to sign in because a provider gave their proved address has it linked now. Someone else who signs in with
 * this browser meanwhile links nothing, nor does a session that has yet to confirm itself. False where nothing was linked.
 */
export async function linkAfterEntry(
  deps: Pick<Asking, "db" | "now">,
  token: string | null,
  { userId, sessionId }: Pick<Entered, "userId" | "sessionId">,
): Promise<boolean> {
  const pending = await findPending(deps, token);
  if (pending?.nextStep !== "password" || pending.ownerId !== userId) return false;
  const isSure = await deps.db.userSession.count({ where: { id: sessionId, userId, isSuspicious: false } });
  if (isSure === 0) return false;
  const { provider, subject, email, name } = pending;
  try {
    await deps.db.$transaction((tx) =>
      linkAccount(tx, { provider, subject, label: email ?? name, at: deps.now() }, userId),
    );
    return true;
  } catch (error) {
    // It is linked to someone else by now; the sign-in is a good one all the same.
    if (!isAppError(error)) throw error;
    return false;
  }
}
