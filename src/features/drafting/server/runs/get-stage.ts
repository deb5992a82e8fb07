import "server-only";
import type { StageRef } from "@/features/drafting/schema";
import { readCredits } from "@/features/drafting/server/credits/read-credits";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { notFound } from "@/features/drafting/server/own-draft";
import { readSuggestions } from "@/features/drafting/server/suggestions/suggestion-view";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { readStages } from "./run-views";
import { readStageFacts } from "./stage-facts";
import type { CreditsView, StageView } from "./stage-view";

type ViewDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/**
 * A stage of a draft of the asker's, with all that its page shows. Four queries, one more when the month's grant changes. What
 * they find of someone else's draft is thrown away.
 * @throws AppError NOT_FOUND, also for someone else's.
 */
export async function getStage(deps: ViewDeps, { draftId, stage, lessonId }: StageRef): Promise<StageView> {
  const { db } = deps;
  const ownerId = deps.actor.id;
  const [facts, stages, credits, suggestions] = await Promise.all([
    readStageFacts(db, { draftId, ownerId, stage }),
    readStages(db, draftId),
    readCreditsView(db, ownerId, deps.now()),
    readSuggestions(db, draftId, { stage, ...(lessonId && { lessonId }) }),
  ]);
  if (!facts) throw notFound();
  return { draftId, stage, model: modelOf()?.name ?? null, stages, credits, suggestions, ...facts };
}

export async function readCreditsView(db: Tx, userId: string, at: Date): Promise<CreditsView> {
  const { month: _, until, ...credits } = await readCredits(db, userId, at);
  return { ...credits, until: until.toISOString() };
}
