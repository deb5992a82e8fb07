import "server-only";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { json, rowSchema } from "@/server/db/query-rows";
import { cancelRequested } from "@/server/inngest/cancel-run";
import { hurryRequested, repeatRequested, startRequested } from "@/server/inngest/run-commands";
import { stableId } from "@/server/inngest/stable-id";
import { hurryRun, repeatRun, startAskedRun } from "./asked-runs";
import { holds } from "./expressions";
import type { JobEvent, SerializedError, StepOutcome } from "./protocol";
import type { Unit } from "./queue";
import { isCancelledBy, startedBy } from "./registry";
import { goesOn, lockRun, type Run, type RunEnd, resolveWait, startRun, storeEnd, storeSkipped } from "./runs";
import { readSwitchedOff } from "./settings";

/** Everything that an event does, in the caller's transaction: it cancels runs, ends waits and starts runs. Safe to repeat. */
export async function acceptEvent(unit: Unit, event: JobEvent): Promise<void> {
  if (event.name === cancelRequested.name) await cancel(unit, cancelRequested.data.parse(event.data).runId);
  if (event.name === startRequested.name) await startAskedRun(unit, event);
  if (event.name === repeatRequested.name) await repeatRun(unit, event);
  if (event.name === hurryRequested.name) await hurryRun(unit, event);
  await cancelRuns(unit, event);
  await endWaits(unit, event);
  const started = startedBy(unit.registry, event);
  const off = await readSwitchedOff(
    unit.client,
    started.map(({ id }) => id),
  );
  for (const fn of started) {
    if (off.has(fn.id)) await storeSkipped(unit, fn, event);
    else await startRun(unit, { fn, event });
  }
}

async function cancel(unit: Unit, runId: string): Promise<void> {
  const locked = await lockRun(unit, runId);
  if (locked !== undefined) await endRun(unit, locked.run, { state: "CANCELLED" });
}

const GoingRow = rowSchema(() => ({ id: z.string(), event: json<JobEvent>(), createdAt: z.date() }));
const WaitRow = rowSchema(() => ({
  runId: z.string(),
  stepId: z.string(),
  if: z.string().nullable(),
  started: json<JobEvent>(),
}));

async function cancelRuns(unit: Unit, event: JobEvent): Promise<void> {
  const listening = [...unit.registry.values()].filter(({ cancelOn }) =>
    cancelOn.some((one) => one.event === event.name),
  );
  for (const fn of listening) {
    const rows = await clientRows(
      unit.client,
      GoingRow,
      `SELECT id, event, created_at AS "createdAt" FROM job_run WHERE function_id = $1 AND ${goesOn} ORDER BY id`,
      [fn.id],
    );
    for (const run of rows) {
      if (isCancelledBy(fn, run.event, run.createdAt, event, unit.now)) await cancel(unit, run.id);
    }
  }
}

async function endWaits(unit: Unit, event: JobEvent): Promise<void> {
  const rows = await clientRows(
    unit.client,
    WaitRow,
    `SELECT s.run_id AS "runId", s.step_id AS "stepId", s.waiting_for->>'if' AS "if", r.event AS started
     FROM job_step s JOIN job_run r ON r.id = s.run_id
     WHERE s.state = 'WAITING' AND s.op = 'WaitForEvent' AND s.waiting_for->>'event' = $1 ORDER BY s.run_id, s.step_id`,
    [event.name],
  );
  for (const wait of rows) {
    if (holds(wait.if ?? undefined, { event: wait.started, async: event })) {
      await resolveWait(unit, wait.runId, wait.stepId, { type: "data", data: event });
    }
  }
}

const cancelled: SerializedError = { name: "CancelledError", message: "The run was cancelled" };

/** Ends a run and tells who waits for it: the run that invoked it, and whoever listens to Inngest's internal events. */
export async function endRun(unit: Unit, run: Run, end: RunEnd): Promise<void> {
  await storeEnd(unit, run.id, end);
  if (run.parentRunId !== null && run.parentStepId !== null) {
    await resolveWait(unit, run.parentRunId, run.parentStepId, outcomeOf(end));
  }
  // The end of what was itself started by an end is not announced: it would never stop.
  if (/^inngest\/function\.(failed|finished|cancelled)$/.test(run.event.name)) return;
  for (const event of endEvents(run, end, unit.now)) await acceptEvent(unit, event);
}

const outcomeOf = (end: RunEnd): StepOutcome =>
  end.state === "COMPLETED"
    ? { type: "data", data: end.output }
    : { type: "error", error: end.state === "FAILED" ? end.error : cancelled };

/** The events that Inngest itself sends when a run ends; an `onFailure` handler is a function triggered by "failed". */
function endEvents(run: Run, end: RunEnd, now: Date): JobEvent[] {
  const data = { function_id: run.functionId, run_id: run.id, event: run.event, events: [run.event] };
  const make = (name: string, more: object): JobEvent => ({
    id: stableId(name, run.id),
    name: `inngest/function.${name}`,
    data: { ...data, ...more },
    ts: now.getTime(),
  });
  if (end.state === "COMPLETED") return [make("finished", { result: end.output })];
  if (end.state === "CANCELLED") return [make("cancelled", { error: cancelled })];
  return [make("finished", { error: end.error }), make("failed", { error: end.error })];
}
