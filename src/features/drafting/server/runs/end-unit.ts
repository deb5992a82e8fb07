import "server-only";
import type { ModelProblem } from "@/features/drafting/server/model/model-problem";
import { Prisma } from "@/generated/prisma/client";
import type { DraftRunState } from "@/generated/prisma/enums";
import type { Db, Tx } from "@/server/db/client";
import { tellWatchers } from "./draft-channel";
import type { LoadedUnit } from "./load-unit";
import { settleDraft } from "./settle-draft";

interface EndDeps {
  db: Db;
  now: () => Date;
}

/** Thousands of rows at most; a busy machine may take longer than the five seconds that a transaction has by default. */
const limits = { maxWait: 10_000, timeout: 30_000 };

/** Stores what a unit came to and lets what was suggested before give way to it, all or nothing. `store` returns its suggestions, and whether more was to come. */
export async function endUnit(
  { db, now }: EndDeps,
  loaded: LoadedUnit,
  store: (tx: Tx, at: Date) => Promise<{ made: string[]; isCut: boolean }>,
): Promise<void> {
  const { unit, draft } = loaded;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM draft_unit WHERE id = ${unit.id}::uuid FOR UPDATE`;
    const { made, isCut } = await store(tx, now());
    // Of an answer that was cut off and asked for again, more items may have come the first time.
    await tx.$executeRaw`
      DELETE FROM suggestion WHERE unit_id = ${unit.id}::uuid AND id <> ALL(${made}::uuid[])
         AND state = 'PENDING' AND content -> 'suggested' = 'null'`;
    if (made.length > 0) await supersede(tx, loaded);
    await tx.draftUnit.update({
      where: { id: unit.id },
      data: { state: "DONE", failure: isCut ? { reason: "cut_short", facts: {} } : Prisma.DbNull },
    });
    await tellWatchers(tx, draft.draftId, [{ type: "state" }]);
  }, limits);
}

/**
 * What gives way: the one suggestion that was to be written again, else what was suggested for the same thing before and no one has
 * decided or changed. An outline also takes the place of the one without a model.
 */
async function supersede(tx: Tx, { unit, draft, stage }: LoadedUnit): Promise<void> {
  if (unit.retried)
    await tx.suggestion.updateMany({
      where: { id: unit.retried.suggestionId, state: { in: ["PENDING", "REJECTED"] } },
      data: { state: "SUPERSEDED" },
    });
  else
    await tx.$executeRaw`
      UPDATE suggestion g SET state = 'SUPERSEDED', updated_at = now()
       WHERE g.draft_id = ${draft.draftId}::uuid AND g.stage = ${stage} AND g.state = 'PENDING'
         AND g.content -> 'suggested' = 'null' AND g.unit_id IS DISTINCT FROM ${unit.id}::uuid
         AND CASE WHEN g.unit_id IS NULL THEN ${stage} = 'outline'
                  ELSE (SELECT u.key FROM draft_unit u WHERE u.id = g.unit_id) = ${unit.key} END`;
}

/** One unit came to nothing; the others of its run go on. */
export async function failUnit({ db }: EndDeps, { unit, draft }: LoadedUnit, problem: ModelProblem): Promise<void> {
  const { retryAfterMs } = problem.facts;
  const failure = {
    reason: problem.reason,
    facts: { ...(retryAfterMs && { seconds: Math.ceil(retryAfterMs / 1000) }) },
  };
  await db.draftUnit.update({ where: { id: unit.id }, data: { state: "FAILED", failure } });
  await tellWatchers(db, draft.draftId, [{ type: "state" }]);
}

/**
 * Ends a whole run before its time, unless it was continued since this unit was started. What was made stays.
 * @returns false: this unit is not to go on.
 */
export async function haltRun(
  { db, now }: EndDeps,
  { runId, runMovedAt, unit, draft }: LoadedUnit,
  state: Exclude<DraftRunState, "RUNNING" | "DONE">,
  reason?: string,
): Promise<false> {
  await db.$transaction(async (tx) => {
    await tx.draftRun.updateMany({
      where: { id: runId, state: "RUNNING", updatedAt: runMovedAt },
      data: { state, endedAt: now(), ...(reason && { failure: { reason, facts: {} } }) },
    });
    await tx.draftUnit.updateMany({
      where: { id: unit.id, state: "WRITING", run: { state: { not: "RUNNING" } } },
      data: { state: "WAITING" },
    });
    await settleDraft(tx, draft.draftId);
    await tellWatchers(tx, draft.draftId, [{ type: "state" }]);
  });
  return false;
}
