import "server-only";
import type { EditSuggestion, ModuleContent } from "@/features/drafting/schema";
import { holdOwnDraft } from "@/features/drafting/server/own-draft";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { findSuggestion } from "./find-suggestion";

/**
 * Changes the titles of a suggestion that is still open. Its citations stay: they say what it rests on, not what it is called.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided`.
 */
export function editSuggestion(
  deps: Pick<Deps, "db" | "actor">,
  { draftId, suggestionId, title, lessons }: EditSuggestion,
): Promise<{ suggestionId: string }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const { state, content } = await findSuggestion(tx, deps, { draftId, suggestionId });
    if (state !== "PENDING") throw new AppError("CONFLICT", "drafting.already_decided");
    const known = new Map(content.lessons.map((lesson) => [lesson.lessonId, lesson]));
    const next: ModuleContent = {
      ...content,
      title,
      lessons: lessons.flatMap((typed) => {
        const lesson = known.get(typed.lessonId);
        return lesson ? [{ ...lesson, title: typed.title }] : [];
      }),
      suggested: content.suggested ?? suggestedOf(content),
    };
    await tx.suggestion.update({ where: { id: suggestionId }, data: { content: next } });
    return { suggestionId };
  });
}

const suggestedOf = ({ title, lessons }: ModuleContent): ModuleContent["suggested"] => ({
  title,
  lessons: lessons.map(({ title: name, spanId }) => ({ title: name, spanId })),
});
