import "server-only";
import type { Brief } from "@/features/drafting/schema";
import { queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { briefColumns, briefOf } from "./brief-row";
import { modelOf } from "./model/model-config";
import { notFound } from "./own-draft";
import { readCreditsView } from "./runs/get-stage";
import { readEstimate } from "./runs/stage-facts";
import type { CreditsView, Estimate } from "./runs/stage-view";
import { type DraftSourceView, SourceRow, sourceViewOf } from "./source-row";

export interface BriefView {
  id: string;
  ownerId: string;
  brief: Brief;
  sources: DraftSourceView[];
  /** An outline is suggested, or was asked for. */
  hasOutline: boolean;
  /** Name of the model; null where none is set. */
  model: string | null;
  credits: CreditsView;
  /** Of the outline. */
  estimate: Estimate;
}

/** The brief of a draft of the asker's, its sources in the order in which they were chosen, and what an outline would take. Four queries. @throws AppError NOT_FOUND, also for someone else's. */
export async function getBrief(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  draftId: string,
): Promise<BriefView> {
  const instructorId = actor.id;
  const outline = { where: { stage: "outline" } };
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId },
    select: { id: true, ...briefColumns, _count: { select: { runs: outline, suggestions: outline } } },
  });
  if (!draft) throw notFound();
  const [sources, credits, estimate] = await Promise.all([
    queryRows(db, SourceRow)`
      SELECT id::text AS id, title, kind, state::text AS state, error, metadata - 'headings' AS metadata
        FROM draft_source WHERE draft_id = ${draftId}::uuid ORDER BY id`,
    readCreditsView(db, instructorId, now()),
    readEstimate(db, "outline"),
  ]);
  return {
    id: draft.id,
    ownerId: instructorId,
    brief: briefOf(draft),
    sources: sources.map(sourceViewOf),
    hasOutline: draft._count.runs + draft._count.suggestions > 0,
    model: modelOf()?.name ?? null,
    credits,
    estimate,
  };
}
