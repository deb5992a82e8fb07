import "server-only";
import { ModuleContent } from "@/features/drafting/schema";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import type { SuggestionState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

export interface FoundSuggestion {
  state: SuggestionState;
  content: ModuleContent;
  draftId: string;
  courseId: string | null;
}

/** A suggestion of a draft of the asker's. @throws AppError NOT_FOUND, also for somebody else's. */
export async function findSuggestion(
  db: Tx,
  { actor }: Pick<Deps, "actor">,
  { draftId, suggestionId }: { draftId: string; suggestionId: string },
): Promise<FoundSuggestion> {
  const row = await db.suggestion.findFirst({
    where: { id: suggestionId, draftId, targetKind: "module", draft: { instructorId: ownerOf({ actor }) } },
    select: { state: true, content: true, draft: { select: { courseId: true } } },
  });
  if (!row) throw notFound();
  return { state: row.state, content: ModuleContent.parse(row.content), draftId, courseId: row.draft.courseId };
}
