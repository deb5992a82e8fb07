import "server-only";
import { stageAsked } from "@/features/drafting/events";
import type { StartStage } from "@/features/drafting/schema";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { holdOwnDraft, notFound } from "@/features/drafting/server/own-draft";
import { currentPrompt } from "@/features/drafting/server/prompts/current-prompt";
import { stageOf } from "@/features/drafting/server/stages/stages";
import type { Stage } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { stableId } from "@/server/inngest/stable-id";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { tellWatchers } from "./draft-channel";
import { readDraftInHand } from "./load-unit";
import { settleDraft } from "./settle-draft";

type StartDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/**
 * Starts to write a stage of a draft, or parts of it again: all of it, some of its units, or one suggestion. The id is the
 * browser's: asked for twice, one run is made.
 * @throws AppError NOT_FOUND; RULE_BROKEN `drafting.no_model`, `drafting.sources_pending`, or that of the stage where there is
 * nothing to write for; CONFLICT `drafting.already_running`, `drafting.already_decided`, `drafting.id_taken`.
 */
export function startStage(deps: StartDeps, asked: StartStage): Promise<{ runId: string }> {
  const model = modelOf();
  const { draftId, runId, stage, note } = asked;
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    if (model === null) throw new AppError("RULE_BROKEN", "drafting.no_model");
    const known = await tx.draftRun.findUnique({ where: { id: runId }, select: { draftId: true } });
    if (known && known.draftId !== draftId) throw new AppError("CONFLICT", "drafting.id_taken");
    if (known) return { runId };
    await assertReady(tx, draftId, stage);
    const units = await planUnits(tx, asked);
    const { promptVersionId } = await currentPrompt(tx, stage, deps.now());
    await tx.draftRun.create({
      data: { id: runId, draftId, stage, promptVersionId, model: model.name, note, createdAt: deps.now() },
    });
    await tx.draftUnit.createMany({
      data: units.map(({ key, title, retriedId }, position) => ({
        id: stableId("draft-unit", runId, key),
        runId,
        key,
        title,
        position,
        retriedId: retriedId ?? null,
      })),
    });
    await settleDraft(tx, draftId);
    await sendOn(tx, deps, { runId, stage });
    await tellWatchers(tx, draftId, [{ type: "state" }]);
    return { runId };
  });
}

async function assertReady(tx: Tx, draftId: string, stage: Stage): Promise<void> {
  const pending = await tx.draftSource.count({ where: { draftId, state: { in: ["PENDING", "PROCESSING"] } } });
  if (pending > 0) throw new AppError("RULE_BROKEN", "drafting.sources_pending");
  const running = await tx.draftRun.count({ where: { draftId, stage, state: "RUNNING" } });
  if (running > 0) throw new AppError("CONFLICT", "drafting.already_running");
}

interface PlannedUnit {
  key: string;
  title: string;
  retriedId?: string;
}

async function planUnits(tx: Tx, { draftId, stage, note, keys, suggestionId }: StartStage): Promise<PlannedUnit[]> {
  if (suggestionId !== undefined) return [await retryOf(tx, { draftId, stage, suggestionId })];
  const all = await stageOf(stage).plan(tx, await readDraftInHand(tx, draftId, note));
  const wanted = keys === undefined ? all : all.filter(({ key }) => keys.includes(key));
  if (wanted.length === 0) throw new AppError("RULE_BROKEN", "drafting.nothing_to_write");
  return wanted;
}

async function retryOf(
  tx: Tx,
  { draftId, stage, suggestionId }: { draftId: string; stage: Stage; suggestionId: string },
): Promise<PlannedUnit> {
  const row = await tx.suggestion.findFirst({
    where: { id: suggestionId, draftId, stage },
    select: { state: true, lessonId: true, unit: { select: { key: true, title: true } } },
  });
  if (!row) throw notFound();
  if (row.state !== "PENDING" && row.state !== "REJECTED") throw new AppError("CONFLICT", "drafting.already_decided");
  const key = row.unit?.key ?? row.lessonId ?? stage;
  return { key, title: row.unit?.title ?? key, retriedId: suggestionId };
}

/** Hands a run to its job once `tx` has committed. */
export async function sendOn(
  tx: Tx,
  deps: Pick<PersonDeps, "actor">,
  { runId, stage }: { runId: string; stage: Stage },
): Promise<void> {
  await appendEvent(tx, stageAsked[stage]({ runId, instructorId: deps.actor.id }));
}
