import "server-only";
import { notFound } from "@/features/drafting/server/own-draft";
import type { SuggestionState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

export interface FoundSuggestion {
  kind: string;
  state: SuggestionState;
  /** As stored; the kind parses it. */
  content: unknown;
  draftId: string;
  courseId: string | null;
  lessonId: string | null;
  targetId: string | null;
  position: number;
  replaces: unknown;
  firstTryId: string | null;
}

/** A suggestion of a draft of the asker's. @throws AppError NOT_FOUND, also for someone else's. */
export async function findSuggestion(
  db: Tx,
  { actor }: Pick<PersonDeps, "actor">,
  { draftId, suggestionId }: { draftId: string; suggestionId: string },
): Promise<FoundSuggestion> {
  const row = await db.suggestion.findFirst({
    where: { id: suggestionId, draftId, draft: { instructorId: actor.id } },
    select: {
      state: true,
      content: true,
      targetKind: true,
      targetId: true,
      lessonId: true,
      position: true,
      replaces: true,
      firstTryId: true,
      draft: { select: { courseId: true } },
    },
  });
  if (!row) throw notFound();
  const { draft, targetKind: kind, ...rest } = row;
  return { ...rest, kind, draftId, courseId: draft.courseId };
}
