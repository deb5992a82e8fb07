import "server-only";
import { appendAudit } from "@/server/audit/append-audit";
import type { PersonDeps } from "@/server/trpc/context";

/** The way back: the next request is the admin's own. For whoever acts as no one nothing happens. */
export async function stopImpersonating(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
): Promise<{ userId: string | null }> {
  const { id: userId, sessionId, impersonator } = deps.actor;
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
