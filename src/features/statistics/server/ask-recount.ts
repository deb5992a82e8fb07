import "server-only";
import { recountAsked } from "@/features/statistics/events";
import type { AskRecount } from "@/features/statistics/schema";
import { appendAudit } from "@/server/audit/append-audit";
import { holdSetting } from "@/server/audit/store-setting";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

/** Has every figure counted again from all rows, as each night: the jobs do it. A request counts once, however often it is sent. */
export async function askRecount(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { requestId }: AskRecount,
): Promise<{ askedAt: Date }> {
  return deps.db.$transaction(async (tx) => {
    await holdSetting(tx, `figures:${requestId}`);
    const known = await tx.outboxEvent.findUnique({ where: { id: requestId }, select: { createdAt: true } });
    if (known) return { askedAt: known.createdAt };
    await appendIdentifiedEvents(tx, [{ ...recountAsked({}), id: requestId }]);
    await appendAudit(tx, deps, { action: "figures.recount", objectType: "PlatformStatistics", objectId: "site" });
    return { askedAt: deps.now() };
  });
}
