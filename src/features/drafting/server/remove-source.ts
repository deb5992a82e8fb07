import "server-only";
import type { SourceRef } from "@/features/drafting/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { holdOwnDraft } from "./own-draft";

/**
 * Takes a source out of a draft, with its spans and what was suggested from it and not accepted. Its file stays in the library.
 * Removing what is gone is no failure.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.source_cited` when an accepted part rests on it.
 */
export function removeSource(
  deps: Pick<PersonDeps, "db" | "actor">,
  { draftId, sourceId }: SourceRef,
): Promise<{ sourceId: string }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const citing = { draftId, citations: { some: { span: { sourceId } } } };
    const accepted = await tx.suggestion.count({ where: { ...citing, state: { in: ["ACCEPTED", "EDITED"] } } });
    if (accepted > 0) throw new AppError("CONFLICT", "drafting.source_cited", { count: accepted });
    await tx.suggestion.deleteMany({ where: citing });
    await tx.draftSource.deleteMany({ where: { id: sourceId, draftId } });
    return { sourceId };
  });
}
