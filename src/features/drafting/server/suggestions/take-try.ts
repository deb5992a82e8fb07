import "server-only";
import { holdOwnDraft } from "@/features/drafting/server/own-draft";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { findSuggestion } from "./find-suggestion";

/**
 * Takes up an earlier try of a suggestion again; the one that stood in its place becomes the earlier one. Doing it twice is no failure.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided` where one of the tries is in the course.
 */
export function takeTry(
  deps: Pick<PersonDeps, "db" | "actor">,
  ref: { draftId: string; suggestionId: string },
): Promise<{ suggestionId: string }> {
  const { draftId, suggestionId } = ref;
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const { firstTryId: before } = await findSuggestion(tx, deps, ref);
    const family = before ?? suggestionId;
    // Held together: no one decides about one of them meanwhile.
    await tx.$executeRaw`
      SELECT 1 FROM suggestion WHERE id = ${family}::uuid OR first_try_id = ${family}::uuid ORDER BY id FOR UPDATE`;
    const { state, firstTryId } = await findSuggestion(tx, deps, ref);
    if (state === "PENDING") return { suggestionId };
    if (state !== "SUPERSEDED") throw new AppError("CONFLICT", "drafting.already_decided");
    const first = firstTryId ?? suggestionId;
    const tries = { draftId, OR: [{ id: first }, { firstTryId: first }] };
    const decided = await tx.suggestion.count({ where: { ...tries, state: { in: ["ACCEPTED", "EDITED"] } } });
    if (decided > 0) throw new AppError("CONFLICT", "drafting.already_decided");
    await tx.suggestion.updateMany({ where: { ...tries, id: { not: suggestionId } }, data: { state: "SUPERSEDED" } });
    await tx.suggestion.update({
      where: { id: suggestionId },
      data: { state: "PENDING", decidedById: null, decidedAt: null },
    });
    return { suggestionId };
  });
}
