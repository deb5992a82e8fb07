import "server-only";
import { runEnded } from "@/features/drafting/events";
import { endLostRequests } from "@/features/drafting/server/model/ledger";
import { Stage } from "@/features/drafting/suggestions";
import type { Db } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { tellWatchers } from "./draft-channel";
import { settleDraft } from "./settle-draft";

const flags = {
  outline: "hasOutline",
  modules: "hasModules",
  lessons: "hasLessons",
  assessments: "hasAssessments",
  landing: null,
} as const satisfies Record<Stage, string | null>;

/**
 * Ends a run whose units have all been tried. Safe to repeat; one that was stopped stays so, and one that was continued since
 * is ended by whoever writes the units that are left.
 */
export async function endRun({ db, now }: { db: Db; now: () => Date }, runId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const run = await tx.draftRun.findUnique({
      where: { id: runId },
      select: { draftId: true, stage: true, state: true, units: { select: { state: true } } },
    });
    if (run?.state !== "RUNNING" || run.units.some(({ state }) => state === "WAITING" || state === "WRITING")) return;
    const isDone = run.units.every(({ state }) => state === "DONE");
    await tx.draftRun.updateMany({
      where: { id: runId, state: "RUNNING" },
      data: { state: isDone ? "DONE" : "FAILED", endedAt: now() },
    });
    const flag = flags[Stage.parse(run.stage)];
    if (isDone && flag) await tx.aICourseDraft.update({ where: { id: run.draftId }, data: { [flag]: true } });
    await settleDraft(tx, run.draftId);
    await tellWatchers(tx, run.draftId, [{ type: "state" }]);
    await appendEvent(tx, runEnded({ runId }));
  });
}

/** Ends a run whose job gave up for no reason that was foreseen. */
export async function breakRun({ db, now }: { db: Db; now: () => Date }, runId: string): Promise<void> {
  await endLostRequests(db, { runId }, now());
  await db.$transaction(async (tx) => {
    const { count } = await tx.draftRun.updateMany({
      where: { id: runId, state: "RUNNING" },
      data: { state: "FAILED", endedAt: now(), failure: { reason: "accident", facts: {} } },
    });
    const run = await tx.draftRun.findUnique({ where: { id: runId }, select: { draftId: true } });
    if (count === 0 || !run) return;
    await settleDraft(tx, run.draftId);
    await tellWatchers(tx, run.draftId, [{ type: "state" }]);
    await appendEvent(tx, runEnded({ runId }));
  });
}
