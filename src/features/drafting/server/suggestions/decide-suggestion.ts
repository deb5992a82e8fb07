import "server-only";
import type { DecideSuggestion } from "@/features/drafting/schema";
import { kindOf } from "@/features/drafting/server/kinds/kinds";
import type { DecideDeps } from "@/features/drafting/server/kinds/suggestion-kind";
import { AppError } from "@/lib/app-error";
import { acceptSuggestion, assertMayEdit } from "./accept-suggestion";
import { findSuggestion } from "./find-suggestion";

/**
 * Accepts or rejects a suggestion, or takes the last of these back; of an open one, its author's changes. Doing it twice is no
 * failure.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided`, `drafting.text_changed`, or `drafting.written_since` where what
 * an undo would take away holds someone's work.
 */
export async function decideSuggestion(deps: DecideDeps, { decision, ...ref }: DecideSuggestion): Promise<void> {
  if (decision === "accept") await acceptSuggestion(deps, ref);
  else if (decision === "reject") await reject(deps, ref);
  else await undo(deps, ref);
}

type Ref = Omit<DecideSuggestion, "decision">;

async function reject(deps: DecideDeps, ref: Ref): Promise<void> {
  const { state } = await findSuggestion(deps.db, deps, ref);
  if (state === "REJECTED") return;
  const { count } = await deps.db.suggestion.updateMany({
    where: { id: ref.suggestionId, state: "PENDING" },
    data: { state: "REJECTED", decidedById: deps.actor.id, decidedAt: deps.now() },
  });
  if (count === 0) throw new AppError("CONFLICT", "drafting.already_decided");
}

async function undo(deps: DecideDeps, ref: Ref): Promise<void> {
  const found = await findSuggestion(deps.db, deps, ref);
  const { state, courseId } = found;
  const kind = kindOf(found.kind);
  const content = kind.content.parse(found.content);
  if (state === "SUPERSEDED") throw new AppError("CONFLICT", "drafting.already_decided");
  if (state === "PENDING") {
    await deps.db.suggestion.updateMany({
      where: { id: ref.suggestionId, state: "PENDING" },
      data: { content: kind.asSuggested(content) },
    });
    return;
  }
  const wasMade = state !== "REJECTED" && courseId !== null;
  if (wasMade) await assertMayEdit(deps, courseId);
  const left = wasMade ? await kind.takeBack(deps, { ...found, ...ref, courseId }, content) : content;
  await deps.db.suggestion.updateMany({
    where: { id: ref.suggestionId, state },
    data: { state: "PENDING", decidedById: null, decidedAt: null, targetId: null, content: left },
  });
}
