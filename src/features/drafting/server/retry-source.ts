import "server-only";
import { sourceAdded } from "@/features/drafting/events";
import type { SourceRef } from "@/features/drafting/schema";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { holdOwnDraft, notFound } from "./own-draft";

/** Has a source that failed read again; one that did not fail is left alone. @throws AppError NOT_FOUND */
export function retrySource(
  deps: Pick<PersonDeps, "db" | "actor">,
  { draftId, sourceId }: SourceRef,
): Promise<{ sourceId: string }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    if ((await tx.draftSource.count({ where: { id: sourceId, draftId } })) === 0) throw notFound();
    const { count } = await tx.draftSource.updateMany({
      where: { id: sourceId, draftId, state: "FAILED" },
      data: { state: "PENDING", metadata: {} },
    });
    if (count > 0) await appendEvent(tx, sourceAdded({ sourceId }));
    return { sourceId };
  });
}
