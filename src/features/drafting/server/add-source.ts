import "server-only";
import { sourceAdded } from "@/features/drafting/events";
import { type AddSource, briefLimits } from "@/features/drafting/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { holdOwnDraft, notFound } from "./own-draft";

/**
 * Makes a file of the asker's a source of their draft, to be read by a job. The same id again adds nothing.
 * @throws AppError NOT_FOUND; RULE_BROKEN `drafting.no_such_file`, `drafting.too_many_sources`; CONFLICT `drafting.source_known`.
 */
export function addSource(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { draftId, sourceId, fileId }: AddSource,
): Promise<{ sourceId: string }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    // Someone else's file reads like one that there is not.
    const file = await tx.storedFile.findFirst({
      where: { id: fileId, ownerId: deps.actor.id, state: "READY", isOfAnswer: false },
      select: { originalName: true },
    });
    if (!file) throw new AppError("RULE_BROKEN", "drafting.no_such_file");
    await keepSource(tx, { draftId, sourceId, fileId, title: file.originalName, at: deps.now() });
    return { sourceId };
  });
}

/** The row of a source and the event that has it read, under a draft that is held. False where it was there before. */
export async function keepSource(
  tx: Tx,
  source: { draftId: string; sourceId: string; fileId: string; title: string; at: Date },
): Promise<boolean> {
  const { draftId, sourceId, fileId, title, at } = source;
  const known = await tx.draftSource.findUnique({ where: { id: sourceId }, select: { draftId: true } });
  if (known && known.draftId !== draftId) throw notFound();
  if (known) return false;
  const others = await tx.draftSource.findMany({
    where: { draftId },
    select: { fileId: true },
    take: briefLimits.sources,
  });
  if (others.some((other) => other.fileId === fileId))
    throw new AppError("CONFLICT", "drafting.source_known", { title });
  if (others.length >= briefLimits.sources)
    throw new AppError("RULE_BROKEN", "drafting.too_many_sources", { most: briefLimits.sources });
  await tx.draftSource.create({ data: { id: sourceId, draftId, fileId, title, kind: "", createdAt: at } });
  await tx.aICourseDraft.update({ where: { id: draftId }, data: { updatedAt: at } });
  await appendEvent(tx, sourceAdded({ sourceId }));
  return true;
}
