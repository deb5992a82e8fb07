import "server-only";
import type { Brief } from "@/features/drafting/schema";
import { queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { briefColumns, briefOf } from "./brief-row";
import { notFound } from "./own-draft";
import { type DraftSourceView, SourceRow, sourceViewOf } from "./source-row";
import { readSuggestions, type SuggestionView } from "./suggestions/suggestion-view";

export interface DraftView {
  id: string;
  courseId: string | null;
  brief: Brief;
  sources: DraftSourceView[];
  /** Of the outline. */
  suggestions: SuggestionView[];
}

/** A draft of the asker's with its sources, in the order in which they were chosen (their ids tell), and its outline. Three queries. @throws AppError NOT_FOUND, also for someone else's. */
export async function getDraft({ db, actor }: Pick<PersonDeps, "db" | "actor">, draftId: string): Promise<DraftView> {
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: actor.id },
    select: { id: true, courseId: true, ...briefColumns },
  });
  if (!draft) throw notFound();
  const [sources, suggestions] = await Promise.all([
    queryRows(db, SourceRow)`
      SELECT id::text AS id, title, kind, state::text AS state, error, metadata - 'headings' AS metadata
        FROM draft_source WHERE draft_id = ${draftId}::uuid ORDER BY id`,
    readSuggestions(db, draftId, { stage: "outline" }),
  ]);
  return {
    id: draft.id,
    courseId: draft.courseId,
    brief: briefOf(draft),
    sources: sources.map(sourceViewOf),
    suggestions,
  };
}
