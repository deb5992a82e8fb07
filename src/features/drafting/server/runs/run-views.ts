import "server-only";
import * as z from "zod";
import { notFound } from "@/features/drafting/server/own-draft";
import { stages } from "@/features/drafting/suggestions";
import { DraftRunState, DraftUnitState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { RunFailure, Spent, type StageSummary } from "./stage-view";

const stateNames = {
  RUNNING: "running",
  STOPPED: "stopped",
  OUT_OF_CREDITS: "out_of_credits",
  FAILED: "failed",
  DONE: "done",
} as const satisfies Record<DraftRunState, StageSummary["state"]>;

const StageRow = rowSchema(() => ({
  stage: z.enum(stages),
  runId: z.string().nullable(),
  state: z.enum(DraftRunState).nullable(),
  failure: json(),
  startedAt: z.date().nullable(),
  units: z.array(
    z.strictObject({
      id: z.string(),
      key: z.string(),
      title: z.string(),
      state: z.enum(DraftUnitState),
      failure: json(),
    }),
  ),
  waiting: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  unsupported: z.number(),
  spent: Spent(),
}));

/** How far each stage of a draft is. Who may see it is asked before. One query. */
export async function readStages(db: Tx, draftId: string): Promise<StageSummary[]> {
  const rows = await queryRows(db, StageRow)`
    SELECT s.stage, r.id::text AS "runId", r.state::text AS state, r.failure, r.created_at AS "startedAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'key', u.key, 'title', u.title, 'state', u.state,
                                                         'failure', u.failure) ORDER BY u.position)
                       FROM draft_unit u WHERE u.run_id = r.id), '[]') AS units,
           g.waiting, g.accepted, g.rejected, g.unsupported, a.spent
      FROM unnest(${[...stages]}::text[]) WITH ORDINALITY s(stage, place)
      LEFT JOIN LATERAL (
        SELECT * FROM draft_run WHERE draft_id = ${draftId}::uuid AND stage = s.stage
         ORDER BY created_at DESC, id DESC LIMIT 1) r ON true
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state = 'PENDING')::int AS waiting,
               count(*) FILTER (WHERE state IN ('ACCEPTED', 'EDITED'))::int AS accepted,
               count(*) FILTER (WHERE state = 'REJECTED')::int AS rejected,
               count(*) FILTER (WHERE is_unsupported AND state = 'PENDING')::int AS unsupported
          FROM suggestion WHERE draft_id = ${draftId}::uuid AND stage = s.stage) g
      CROSS JOIN LATERAL (
        SELECT jsonb_build_object('requests', count(*), 'inputTokens', coalesce(sum(input_tokens), 0),
                                  'outputTokens', coalesce(sum(output_tokens), 0),
                                  'costMicros', coalesce(sum(cost_micros), 0),
                                  'currency', max(currency) FILTER (WHERE cost_micros > 0)) AS spent
          FROM ai_request WHERE draft_id = ${draftId}::uuid AND stage = s.stage) a
     ORDER BY s.place`;
  return rows.map(({ state, startedAt, failure, units, ...row }) => ({
    ...row,
    state: state === null ? "none" : stateNames[state],
    startedAt: startedAt?.toISOString() ?? null,
    failure: failureOf(failure),
    units: units.map((unit) => ({ ...unit, failure: failureOf(unit.failure) })),
  }));
}

const failureOf = (stored: unknown): RunFailure | null => RunFailure.safeParse(stored).data ?? null;

/** @throws AppError NOT_FOUND, also for a run of someone else's. */
export async function findOwnRun(
  tx: Tx,
  deps: Pick<PersonDeps, "db" | "actor">,
  { draftId, runId }: { draftId: string; runId: string },
) {
  const run = await tx.draftRun.findFirst({
    where: { id: runId, draftId, draft: { instructorId: deps.actor.id } },
    select: { id: true, stage: true, state: true },
  });
  if (!run) throw notFound();
  return run;
}
