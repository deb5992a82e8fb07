import "server-only";
import type { EditSuggestion } from "@/features/drafting/schema";
import { kindOf } from "@/features/drafting/server/kinds/kinds";
import { holdOwnDraft, notFound } from "@/features/drafting/server/own-draft";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { findSuggestion } from "./find-suggestion";

/**
 * Changes a suggestion that is still open. Its citations stay: they say what it rested on when it was suggested.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided`.
 */
export function editSuggestion(
  deps: Pick<PersonDeps, "db" | "actor">,
  { draftId, suggestionId, edit }: EditSuggestion,
): Promise<{ suggestionId: string }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const found = await findSuggestion(tx, deps, { draftId, suggestionId });
    if (found.kind !== edit.kind) throw notFound();
    if (found.state !== "PENDING") throw new AppError("CONFLICT", "drafting.already_decided");
    const kind = kindOf(found.kind);
    const content = kind.edit(kind.content.parse(found.content), edit);
    await tx.suggestion.update({ where: { id: suggestionId }, data: { content } });
    return { suggestionId };
  });
}
