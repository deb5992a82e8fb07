import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

type Ending = Pick<PersonDeps, "now" | "actor"> & { db: Tx };

/** Ends one of the person's own sign-ins; its next request is a guest's. Safe to repeat. @throws AppError NOT_FOUND */
export async function endOwnSession(deps: Ending, { sessionId }: { sessionId: string }): Promise<void> {
  const userId = deps.actor.id;
  const own = await deps.db.userSession.findFirst({ where: { id: sessionId, userId }, select: { id: true } });
  if (!own) throw new AppError("NOT_FOUND", "common.not_found");
  await deps.db.userSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: deps.now() } });
}

/** Ends every sign-in of the person but this one. Safe to repeat. */
export async function endOtherSessions(deps: Ending): Promise<{ ended: number }> {
  const { id: userId, sessionId } = deps.actor;
  const { count } = await deps.db.userSession.updateMany({
    where: { userId, endedAt: null, id: { not: sessionId } },
    data: { endedAt: deps.now() },
  });
  return { ended: count };
}
