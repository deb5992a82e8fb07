import "server-only";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import { type Stage, stages } from "@/features/drafting/suggestions";
import type { DraftRunState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { RunFailure, type Spent, type StageSummary } from "./stage-view";

const stateNames = {
  RUNNING: "running",
  STOPPED: "stopped",
  OUT_OF_CREDITS: "out_of_credits",
  FAILED: "failed",
  DONE: "done",
} as const satisfies Record<DraftRunState, StageSummary["state"]>;

interface CountRow {
  stage: string;
  waiting: bigint;
  accepted: bigint;
  rejected: bigint;
  unsupported: bigint;
}

interface SpentRow {
  stage: string;
  requests: bigint;
  inputTokens: bigint;
  outputTokens: bigint;
  costMicros: bigint;
  currency: string | null;
}

/** How far each stage of a draft is. Who may see it is asked before. Three queries. */
export async function readStages(db: Tx, draftId: string): Promise<StageSummary[]> {
  const [runs, counts, spent] = await Promise.all([
    db.draftRun.findMany({
      where: { draftId },
      distinct: ["stage"],
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: {
        id: true,
        stage: true,
        state: true,
        failure: true,
        createdAt: true,
        units: {
          orderBy: { position: "asc" },
          select: { id: true, key: true, title: true, state: true, failure: true },
        },
      },
    }),
    db.$queryRaw<CountRow[]>`
      SELECT stage, count(*) FILTER (WHERE state = 'PENDING') AS waiting,
             count(*) FILTER (WHERE state IN ('ACCEPTED', 'EDITED')) AS accepted,
             count(*) FILTER (WHERE state = 'REJECTED') AS rejected,
             count(*) FILTER (WHERE is_unsupported AND state = 'PENDING') AS unsupported
        FROM suggestion WHERE draft_id = ${draftId}::uuid GROUP BY stage`,
    db.$queryRaw<SpentRow[]>`
      SELECT stage, count(*) AS requests, sum(input_tokens) AS "inputTokens", sum(output_tokens) AS "outputTokens",
             sum(cost_micros) AS "costMicros", max(currency) FILTER (WHERE cost_micros > 0) AS currency
        FROM ai_request WHERE draft_id = ${draftId}::uuid GROUP BY stage`,
  ]);
  const byStage = <Row extends { stage: string }>(rows: readonly Row[], stage: Stage) =>
    rows.find((row) => row.stage === stage);
  return stages.map((stage) => {
    const run = byStage(runs, stage);
    const count = byStage(counts, stage);
    return {
      stage,
      state: run ? stateNames[run.state] : "none",
      runId: run?.id ?? null,
      units: run?.units.map((unit) => ({ ...unit, failure: failureOf(unit.failure) })) ?? [],
      waiting: Number(count?.waiting ?? 0),
      accepted: Number(count?.accepted ?? 0),
      rejected: Number(count?.rejected ?? 0),
      unsupported: Number(count?.unsupported ?? 0),
      spent: spentOf(byStage(spent, stage)),
      failure: failureOf(run?.failure),
      startedAt: run?.createdAt.toISOString() ?? null,
    };
  });
}

const failureOf = (stored: unknown): RunFailure | null => RunFailure.safeParse(stored).data ?? null;

const spentOf = (row: SpentRow | undefined): Spent => ({
  requests: Number(row?.requests ?? 0),
  inputTokens: Number(row?.inputTokens ?? 0),
  outputTokens: Number(row?.outputTokens ?? 0),
  costMicros: Number(row?.costMicros ?? 0),
  currency: row?.currency ?? null,
});

/** @throws AppError NOT_FOUND, also for a run of somebody else's. */
export async function findOwnRun(
  tx: Tx,
  deps: Parameters<typeof ownerOf>[0],
  { draftId, runId }: { draftId: string; runId: string },
) {
  const run = await tx.draftRun.findFirst({
    where: { id: runId, draftId, draft: { instructorId: ownerOf(deps) } },
    select: { id: true, stage: true, state: true },
  });
  if (!run) throw notFound();
  return run;
}
