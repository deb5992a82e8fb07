import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { toJsonb } from "@/server/db/jsonb";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import { runIdOf } from "@/server/inngest/run-commands";
import { stableId } from "@/server/inngest/stable-id";
import type { End, FinishedStep } from "./decide";
import { endOfWait } from "./durations";
import { type JobEvent, type StepOutcome, wholeFunction } from "./protocol";
import type { Unit } from "./queue";
import { idempotencyKeyOf, type JobFunction, slotsOf } from "./registry";

type Queryable = Pick<Unit["client"], "query">;

const RunRow = rowSchema(() => ({
  id: z.string(),
  functionId: z.string(),
  event: json<JobEvent>(),
  stack: z.array(z.string()),
  parentRunId: z.string().nullable(),
  parentStepId: z.string().nullable(),
  createdAt: z.date(),
}));
export type Run = RowOf<typeof RunRow>;

const StepRow = rowSchema(() => ({
  stepId: z.string(),
  op: z.string(),
  state: z.enum(["PENDING", "SLEEPING", "WAITING", "COMPLETED", "FAILED"]),
  isRace: z.boolean(),
  output: json(),
  error: json(),
}));
export type Step = RowOf<typeof StepRow>;

const EndedRow = rowSchema(() => ({ functionId: z.string(), event: json<JobEvent>() }));
const WholeRow = rowSchema(() => ({ ...RunRow().shape, steps: z.array(StepRow()) }));

export const isOpen = ({ state }: Step) => state === "PENDING" || state === "SLEEPING" || state === "WAITING";

const runColumns = `id, function_id AS "functionId", event, stack, parent_run_id AS "parentRunId",
  parent_step_id AS "parentStepId", created_at AS "createdAt"`;
export const goesOn = "state IN ('QUEUED', 'RUNNING', 'SLEEPING', 'WAITING')";

export type NewRun = {
  fn: JobFunction;
  event: JobEvent;
  parent?: { runId: string; stepId: string };
  scheduledFor?: Date;
  /** Someone asked for this run, by a request of that id: one run a request, whatever else the event started. */
  asked?: { requestId: string; repeats?: string };
};

/** What the run of a debounced function is called by until it begins. */
const untilItBegins = "debounced";

/**
 * Starts a run, unless this event started one of this function before, or its idempotency key did in the last 24 hours, or a debounced
 * one waits to begin. Resolves to its id, or to nothing if there was one.
 */
export async function startRun(
  { client, queue, now }: Unit,
  { fn, event, parent, scheduledFor, asked }: NewRun,
): Promise<string | undefined> {
  const id = runIdOf(fn.id, asked?.requestId ?? event.id ?? randomUUID());
  // Who invokes a function waits for the result of a run of its own.
  const isItsOwn = parent !== undefined || asked !== undefined;
  const debounce = isItsOwn || scheduledFor ? undefined : fn.debounce;
  const key = isItsOwn
    ? `event:${asked?.requestId ?? event.id}`
    : debounce
      ? untilItBegins
      : idempotencyKeyOf(fn, event);
  if (key.startsWith("key:")) {
    await client.query(
      `UPDATE job_run SET idempotency_key = NULL
       WHERE function_id = $1 AND idempotency_key = $2 AND created_at < now() - interval '24 hours'`,
      [fn.id, key],
    );
  }
  if (debounce) {
    // Before the next statement finds it: a run that begins only after this one sees what was committed before this event.
    await client.query(
      "UPDATE job_run SET idempotency_key = NULL WHERE function_id = $1 AND idempotency_key = $2 AND state <> 'QUEUED'",
      [fn.id, key],
    );
  }
  const values = [id, fn.id, event.id, event.name, toJsonb(event), key, slotsOf(fn, event)[0]?.key];
  const { rowCount } = await client.query(
    `INSERT INTO job_run (id, function_id, event_id, event_name, event, idempotency_key, concurrency_key,
                          parent_run_id, parent_step_id, scheduled_for, stack)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}') ON CONFLICT DO NOTHING`,
    [...values, parent?.runId ?? asked?.repeats, parent?.stepId, scheduledFor],
  );
  if (rowCount !== 1) return undefined;
  const at = debounce ? endOfWait(debounce, now) : now;
  await queue.add(client, [{ data: callJob(id, wholeFunction, 0, at), at }]);
  return id;
}

/** Writes down that an event came for a function that is off. It can be run from there; nothing else ever takes it up. */
export async function storeSkipped({ client }: Unit, fn: JobFunction, event: JobEvent): Promise<void> {
  const error = { name: "FunctionOffError", message: "The function was switched off when this event came" };
  await client.query(
    `INSERT INTO job_run (id, function_id, event_id, event_name, event, idempotency_key, stack, state, error, ended_at)
     VALUES ($1, $2, $3, $4, $5, $6, '{}', 'CANCELLED', $7, now()) ON CONFLICT DO NOTHING`,
    [
      runIdOf(fn.id, event.id ?? randomUUID()),
      fn.id,
      event.id,
      event.name,
      toJsonb(event),
      `event:${event.id}`,
      toJsonb(error),
    ],
  );
}

/** A run that has ended, for another one like it. */
export async function readEnded(
  { client }: Unit,
  runId: string,
): Promise<{ functionId: string; event: JobEvent } | undefined> {
  const [ended] = await clientRows(
    client,
    EndedRow,
    `SELECT function_id AS "functionId", event FROM job_run WHERE id = $1 AND NOT (${goesOn})`,
    [runId],
  );
  return ended;
}

/** Gives a run that has just been started the results of another one's steps: those are not run again. What failed there is. */
export async function keepSteps({ client }: Unit, from: string, to: string): Promise<void> {
  await client.query(
    `INSERT INTO job_step (id, run_id, step_id, name, op, state, attempt, input, output, waiting_for, started_at, ended_at)
     SELECT gen_random_uuid(), $2, step_id, name, op, state, attempt, input, output, waiting_for, started_at, ended_at
     FROM job_step WHERE run_id = $1 AND state = 'COMPLETED'`,
    [from, to],
  );
  await client.query(
    `UPDATE job_run SET stack = coalesce((
       SELECT array_agg(finished.step ORDER BY finished.place) FROM job_run old, unnest(old.stack) WITH ORDINALITY AS finished(step, place)
       WHERE old.id = $1 AND EXISTS (SELECT 1 FROM job_step WHERE run_id = $2 AND step_id = finished.step)), '{}')
     WHERE id = $2`,
    [from, to],
  );
}

export const callJob = (runId: string, stepId: string, attempt: number, queuedAt: Date) =>
  ({ kind: "call", runId, stepId, attempt, queuedAt: queuedAt.toISOString() }) as const;

/** Locks a run that has not ended, and reads it with its steps; undefined if it has. */
export async function lockRun({ client }: Unit, runId: string): Promise<{ run: Run; steps: Step[] } | undefined> {
  const locked = `SELECT ${runColumns} FROM job_run WHERE id = $1 AND ${goesOn} FOR UPDATE`;
  const [run] = await clientRows(client, RunRow, locked, [runId]);
  return run && { run, steps: await readSteps(client, run.id) };
}

/** Reads a run that has not ended, with its steps as they are at the same moment, for a call; undefined if it has. */
export async function readRun(client: Queryable, runId: string): Promise<{ run: Run; steps: Step[] } | undefined> {
  const [whole] = await clientRows(
    client,
    WholeRow,
    `SELECT ${runColumns}, (SELECT coalesce(json_agg(s), '[]') FROM (${stepsOf("job_run.id")}) s) AS steps
     FROM job_run WHERE id = $1 AND ${goesOn}`,
    [runId],
  );
  if (!whole) return undefined;
  const { steps, ...run } = whole;
  return { run, steps };
}

export async function markRunning(client: Queryable, runId: string, attempt: number): Promise<void> {
  await client.query(
    `UPDATE job_run SET state = 'RUNNING', attempt = $2, started_at = coalesce(started_at, now()), wake_at = NULL, updated_at = now()
     WHERE id = $1 AND ${goesOn}`,
    [runId, attempt],
  );
}

const stepsOf = (runId: string) =>
  `SELECT step_id AS "stepId", op, state, coalesce((input->>'isRace')::boolean, false) AS "isRace", output, error
   FROM job_step WHERE run_id = ${runId}`;

const readSteps = (client: Queryable, runId: string): Promise<Step[]> =>
  clientRows(client, StepRow, stepsOf("$1"), [runId]);

/** Stores a step's outcome, once: false if it has one. The caller holds the run's lock. */
export async function storeOutcome({ client }: Unit, runId: string, step: FinishedStep): Promise<boolean> {
  const { id, name, op, outcome } = step;
  const isData = outcome.type === "data";
  const { rowCount } = await client.query(
    `WITH stored AS (
       INSERT INTO job_step (id, run_id, step_id, name, op, state, output, error, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())
       ON CONFLICT (run_id, step_id) DO UPDATE SET
         state = excluded.state, output = excluded.output, error = excluded.error, ended_at = now(), updated_at = now()
       WHERE job_step.state NOT IN ('COMPLETED', 'FAILED')
       RETURNING run_id, step_id
     )
     UPDATE job_run SET stack = array_append(stack, stored.step_id), updated_at = now() FROM stored WHERE id = stored.run_id`,
    [
      stableId("step", runId, id),
      runId,
      id,
      name,
      op,
      isData ? "COMPLETED" : "FAILED",
      isData ? toJsonb(outcome.data) : null,
      isData ? null : toJsonb(outcome.error),
    ],
  );
  return rowCount === 1;
}

/** What a sleep, a wait or an invocation came to: stored, and the function called if it waits for nothing else. */
export async function resolveWait(unit: Unit, runId: string, stepId: string, outcome: StepOutcome): Promise<void> {
  const locked = await lockRun(unit, runId);
  const step = locked?.steps.find((one) => one.stepId === stepId);
  if (locked === undefined || step === undefined || !isOpen(step)) return;
  await storeOutcome(unit, runId, { id: stepId, name: "", op: step.op, outcome });
  const isAwaiting = locked.steps.some((one) => one.stepId !== stepId && isOpen(one) && !one.isRace);
  if (isAwaiting && !step.isRace) return;
  await unit.client.query("UPDATE job_run SET state = 'RUNNING', wake_at = NULL, updated_at = now() WHERE id = $1", [
    runId,
  ]);
  await unit.queue.add(unit.client, [{ data: callJob(runId, wholeFunction, 0, unit.now), at: unit.now }]);
}

export type RunEnd = End | { state: "CANCELLED" };

/** Writes a run's end. The caller tells those who wait for it (see announce-end). */
export async function storeEnd({ client }: Unit, runId: string, end: RunEnd): Promise<void> {
  await client.query(
    `WITH ended AS (
       UPDATE job_run SET state = $2::job_run_state, output = $3, error = $4, ended_at = now(), wake_at = NULL, updated_at = now()
       WHERE id = $1
     )
     UPDATE job_step SET state = 'FAILED', error = '{"name":"RunEndedError","message":"The run ended first"}', ended_at = now(),
       updated_at = now() WHERE run_id = $1 AND state IN ('PENDING', 'SLEEPING', 'WAITING')`,
    [
      runId,
      end.state,
      end.state === "COMPLETED" ? toJsonb(end.output) : null,
      end.state === "FAILED" ? toJsonb(end.error) : null,
    ],
  );
}
