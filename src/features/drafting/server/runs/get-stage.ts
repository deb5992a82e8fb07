import "server-only";
import type { StageRef } from "@/features/drafting/schema";
import { readCredits } from "@/features/drafting/server/credits/read-credits";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import { readSuggestions } from "@/features/drafting/server/suggestions/suggestion-view";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { readStages } from "./run-views";
import { readStageFacts } from "./stage-facts";
import type { CreditsView, StageView } from "./stage-view";

type ViewDeps = Pick<Deps, "db" | "actor" | "now">;

/** A stage of a draft of the asker's, with all that its page shows. Five queries. @throws AppError NOT_FOUND, also for somebody else's. */
export async function getStage(deps: ViewDeps, { draftId, stage, lessonId }: StageRef): Promise<StageView> {
  const { db } = deps;
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: ownerOf(deps) },
    select: { title: true, courseId: true, instructorId: true },
  });
  if (!draft) throw notFound();
  const { title: topic, courseId, instructorId } = draft;
  const [stages, credits, suggestions, facts] = await Promise.all([
    readStages(db, draftId),
    readCreditsView(db, instructorId, deps.now()),
    readSuggestions(db, draftId, { stage, ...(lessonId && { lessonId }) }),
    readStageFacts(db, { draftId, courseId, stage }),
  ]);
  const model = modelOf()?.name ?? null;
  return { draftId, topic, courseId, stage, model, stages, credits, suggestions, ...facts };
}

export async function readCreditsView(db: Tx, userId: string, at: Date): Promise<CreditsView> {
  const { month: _, until, ...credits } = await readCredits(db, userId, at);
  return { ...credits, until: until.toISOString() };
}
