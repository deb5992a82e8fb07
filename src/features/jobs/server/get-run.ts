import "server-only";
import { functionName, type RunState } from "@/features/jobs/rules";
import { type ShownError, showError, showValue } from "@/features/jobs/shown-value";
import { AppError } from "@/lib/app-error";
import { listFunctions } from "@/server/inngest/list-functions";
import type { Deps } from "@/server/trpc/context";
import type { ListedRun } from "./list-runs";

export type StepState = "PENDING" | "COMPLETED" | "FAILED" | "SLEEPING" | "WAITING";

export interface ShownStep {
  id: string;
  name: string;
  state: StepState;
  /** What it waits for: an event or a function. */
  awaits: string | null;
  /** The run that it invoked. */
  invokedRunId: string | null;
  wakeAt: Date | null;
  endedAt: Date | null;
  tookMs: number | null;
  /** Finished by the run that this one repeats. */
  isKept: boolean;
  output: string | null;
  error: ShownError | null;
}

export interface ShownRun extends ListedRun {
  mostTries: number | null;
  /** False where the code has the function no more. */
  isKnown: boolean;
  input: string | null;
  output: string | null;
  error: ShownError | null;
  /** The run that this one repeats, or that invoked it. */
  repeats: string | null;
  invokedBy: string | null;
  repeatedBy: string[];
  steps: number;
  stepList: ShownStep[];
}

type StepRow = {
  id: string;
  stepId: string;
  name: string;
  op: string;
  state: StepState;
  output: unknown;
  error: unknown;
  waitingFor: { event?: string; functionId?: string; runId?: string } | null;
  wakeAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
};

type RunRow = {
  id: string;
  functionId: string;
  state: RunState;
  attempt: number;
  stack: string[];
  event: { data?: unknown } | null;
  eventName: string;
  isDue: boolean;
  output: unknown;
  error: unknown;
  parentRunId: string | null;
  parentStepId: string | null;
  wakeAt: Date | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  steps: StepRow[];
  repeatedBy: string[];
};

/** What is longer than this is not read at all: it would only be cut. */
const longestRead = 100_000;
const mostSteps = 200;

const readRow = (db: Deps["db"], runId: string) => db.$queryRaw<RunRow[]>`
  SELECT r.id, r.function_id AS "functionId", r.state, r.attempt, r.stack, r.event_name AS "eventName", r.scheduled_for IS NOT NULL AS "isDue",
         CASE WHEN length(r.event::text) <= ${longestRead} THEN r.event END AS event,
         CASE WHEN length(r.output::text) <= ${longestRead} THEN r.output ELSE to_jsonb('x'::text) END AS output, r.error,
         r.parent_run_id AS "parentRunId", r.parent_step_id AS "parentStepId", r.wake_at AS "wakeAt",
         r.created_at AS "createdAt", r.started_at AS "startedAt", r.ended_at AS "endedAt",
         coalesce((SELECT jsonb_agg(to_jsonb(s)) FROM (
           SELECT id, step_id AS "stepId", name, op, state, error, waiting_for AS "waitingFor", wake_at AS "wakeAt",
                  CASE WHEN length(output::text) <= ${longestRead} THEN output ELSE to_jsonb('x'::text) END AS output,
                  started_at AS "startedAt", ended_at AS "endedAt"
             FROM job_step WHERE run_id = r.id ORDER BY coalesce(ended_at, 'infinity'), created_at, id LIMIT ${mostSteps}
         ) s), '[]'::jsonb) AS steps,
         ARRAY(SELECT c.id::text FROM job_run c WHERE c.parent_run_id = r.id AND c.parent_step_id IS NULL
                ORDER BY c.created_at DESC LIMIT 5) AS "repeatedBy"
    FROM job_run r WHERE r.id = ${runId}::uuid`;

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Steps that ran within a call have no beginning of their own: theirs is the end of the one before, or the run's. */
function shownSteps(run: RunRow): ShownStep[] {
  let before = run.startedAt;
  return run.steps.map(({ id, name, op, state, output, error, waitingFor, ...times }) => {
    const endedAt = instant(times.endedAt);
    const isKept = endedAt !== null && endedAt < run.createdAt;
    const began = instant(times.startedAt) ?? before;
    const tookMs = endedAt && began && !isKept ? Math.max(0, endedAt.getTime() - began.getTime()) : null;
    if (!isKept) before = endedAt ?? before;
    return {
      ...{ id, name: name || op, state, isKept, endedAt, tookMs },
      awaits: waitingFor?.event ?? (waitingFor?.functionId ? functionName(waitingFor.functionId) : null),
      invokedRunId: waitingFor?.runId ?? null,
      wakeAt: instant(times.wakeAt),
      output: state === "COMPLETED" ? showValue(output) : null,
      error: state === "COMPLETED" ? null : showError(error),
    };
  });
}

/** One run with its steps, their results covered (shown-value.ts). One query. @throws AppError NOT_FOUND */
export async function getRun({ db }: Pick<Deps, "db">, runId: string): Promise<ShownRun> {
  const [[run], functions] = await Promise.all([readRow(db, runId), listFunctions()]);
  if (!run) throw new AppError("NOT_FOUND", "common.not_found");
  const fn = functions.get(run.functionId);
  const error = showError(run.error);
  const isInvoked = run.parentStepId !== null;
  return {
    ...{
      id: run.id,
      state: run.state,
      wakeAt: run.wakeAt,
      eventName: run.eventName,
      isDue: run.isDue,
      repeatedBy: run.repeatedBy,
    },
    ...{ createdAt: run.createdAt, startedAt: run.startedAt, endedAt: run.endedAt },
    name: functionName(run.functionId),
    isKnown: fn !== undefined,
    errorName: error?.name ?? null,
    tries: run.startedAt === null ? 0 : run.attempt + 1,
    mostTries: fn?.maxAttempts ?? null,
    steps: run.stack.length,
    input: showValue(run.event?.data),
    output: run.state === "COMPLETED" ? showValue(run.output) : null,
    error,
    repeats: isInvoked ? null : run.parentRunId,
    invokedBy: isInvoked ? run.parentRunId : null,
    stepList: shownSteps(run),
  };
}
