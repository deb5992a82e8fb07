import "server-only";
import type { RunRef } from "@/features/drafting/schema";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { holdOwnDraft } from "@/features/drafting/server/own-draft";
import { Stage } from "@/features/drafting/suggestions";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { tellWatchers } from "./draft-channel";
import { findOwnRun } from "./run-views";
import { settleDraft } from "./settle-draft";
import { sendOn } from "./start-stage";

type MoveDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/** Stops a run: what is written stays, the request in progress is broken off. Of one that has ended nothing changes. @throws AppError NOT_FOUND. */
export function stopRun(deps: MoveDeps, ref: RunRef): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, ref.draftId);
    await findOwnRun(tx, deps, ref);
    const { count } = await tx.draftRun.updateMany({
      where: { id: ref.runId, state: "RUNNING" },
      data: { state: "STOPPED", endedAt: deps.now() },
    });
    if (count === 0) return;
    await settleDraft(tx, ref.draftId);
    await tellWatchers(tx, ref.draftId, [{ type: "state" }]);
  });
}

/**
 * Goes on with a run that was stopped or has failed: what is stored of it is not asked for again. One that goes on, or is done, is left alone.
 * @throws AppError NOT_FOUND; RULE_BROKEN `drafting.no_model`; CONFLICT `drafting.already_running` where the stage is being written by another run.
 */
export function continueRun(deps: MoveDeps, ref: RunRef): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, ref.draftId);
    if (modelOf() === null) throw new AppError("RULE_BROKEN", "drafting.no_model");
    const run = await findOwnRun(tx, deps, ref);
    if (run.state === "RUNNING" || run.state === "DONE") return;
    const other = { draftId: ref.draftId, stage: run.stage, state: "RUNNING" as const };
    if ((await tx.draftRun.count({ where: other })) > 0) throw new AppError("CONFLICT", "drafting.already_running");
    await tx.draftUnit.updateMany({
      where: { runId: ref.runId, state: { in: ["FAILED", "WRITING"] } },
      data: { state: "WAITING", failure: Prisma.DbNull },
    });
    await tx.draftRun.update({
      where: { id: ref.runId },
      data: { state: "RUNNING", endedAt: null, failure: Prisma.DbNull },
    });
    await settleDraft(tx, ref.draftId);
    await sendOn(tx, deps, { runId: ref.runId, stage: Stage.parse(run.stage) });
    await tellWatchers(tx, ref.draftId, [{ type: "state" }]);
  });
}
