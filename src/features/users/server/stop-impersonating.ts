import "server-only";
import { personOf } from "@/features/accounts/server/security/confirm-identity";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";

/** The way back: the next request is the admin's own. For whoever acts as no one nothing happens. */
export async function stopImpersonating(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
): Promise<{ userId: string | null }> {
  const { id: userId, sessionId, impersonator } = personOf(deps);
  if (!impersonator) return { userId: null };
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.userSession.updateMany({
      where: { impersonatorSessionId: sessionId, userId, endedAt: null },
      data: { endedAt: deps.now() },
    });
    if (count === 0) return;
    await appendAudit(tx, deps, { action: "user.endImpersonation", objectType: "user", objectId: userId });
  });
  return { userId };
}
