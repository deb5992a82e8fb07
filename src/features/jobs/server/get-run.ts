import "server-only";
import * as z from "zod";
import { functionName, runStates } from "@/features/jobs/rules";
import { type ShownError, showError, showValue } from "@/features/jobs/shown-value";
import { AppError } from "@/lib/app-error";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { listFunctions } from "@/server/inngest/list-functions";
import type { Deps } from "@/server/trpc/context";
import type { ListedRun } from "./list-runs";

const StepState = () => z.enum(["PENDING", "COMPLETED", "FAILED", "SLEEPING", "WAITING"]);
export type StepState = RowOf<typeof StepState>;

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

const StepRow = rowSchema(() => ({
  id: z.string(),
  stepId: z.string(),
  name: z.string(),
  op: z.string(),
  state: StepState(),
  output: json(),
  error: json(),
  waitingFor: z
    .strictObject({
      event: z.string().exactOptional(),
      functionId: z.string().exactOptional(),
      runId: z.string().exactOptional(),
    })
    .nullable(),
  wakeAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
}));

const RunRow = rowSchema(() => ({
  id: z.string(),
  functionId: z.string(),
  state: z.enum(runStates),
  attempt: z.number(),
  stack: z.array(z.string()),
  event: json<{ data?: unknown } | null>(),
  eventName: z.string(),
  isDue: z.boolean(),
  output: json(),
  error: json(),
  parentRunId: z.string().nullable(),
  parentStepId: z.string().nullable(),
  wakeAt: z.date().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  steps: z.array(StepRow()),
  repeatedBy: z.array(z.string()),
}));
type RunRow = RowOf<typeof RunRow>;

/** What is longer than this is not read at all: it would only be cut. */
const longestRead = 100_000;
const mostSteps = 200;

const readRow = (db: Deps["db"], runId: string) => queryRows(db, RunRow)`
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
