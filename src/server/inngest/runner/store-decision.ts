import "server-only";
import { toJsonb } from "@/server/db/jsonb";
import { stableId } from "@/server/inngest/stable-id";
import { endRun } from "./accept-event";
import type { Call, Decision, OpenedStep } from "./decide";
import type { JobEvent } from "./protocol";
import type { NewJob, Unit } from "./queue";
import { callJob, isOpen, type Run, resolveWait, type Step, startRun, storeOutcome } from "./runs";

/** Stores what an answer changes and queues what follows from it. The caller holds the run's lock and commits. */
export async function storeDecision(
  unit: Unit,
  run: Run,
  steps: readonly Step[],
  call: Call,
  decision: Decision,
): Promise<void> {
  for (const step of decision.finished) await storeOutcome(unit, run.id, step);
  if (decision.end !== undefined) {
    await endRun(unit, run, decision.end);
    return;
  }
  const jobs: NewJob[] = decision.calls.map(({ stepId, attempt, at }) => ({
    data: callJob(run.id, stepId, attempt, at),
    at,
  }));
  for (const step of decision.opened) {
    const opened = await storeOpened(unit, run, step);
    if (opened !== undefined) jobs.push(opened);
  }
  if (decision.failure !== undefined) await storeFailure(unit, run, call, decision.failure);
  await unit.queue.add(unit.client, jobs);
  await storeRunState(unit, run, steps, decision);
  for (const step of decision.opened) await invoke(unit, run, step);
}

const stateOf = ({ wait }: OpenedStep) =>
  wait.kind === "run" ? "PENDING" : wait.kind === "sleep" ? "SLEEPING" : "WAITING";
const untilOf = ({ wait }: OpenedStep) => (wait.kind === "run" ? undefined : wait.until);

/** Writes a step that is planned, sleeps or waits, and gives the job that wakes it. */
async function storeOpened(unit: Unit, run: Run, step: OpenedStep): Promise<NewJob | undefined> {
  const { wait } = step;
  const until = untilOf(step);
  const waitingFor =
    wait.kind === "event"
      ? { event: wait.event, if: wait.if }
      : wait.kind === "invoke"
        ? { functionId: wait.functionId, runId: invokedRunId(run, step) }
        : undefined;
  await unit.client.query(
    `INSERT INTO job_step (id, run_id, step_id, name, op, state, input, wake_at, waiting_for, started_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`,
    [
      stableId("step", run.id, step.id),
      run.id,
      step.id,
      step.name,
      step.op,
      stateOf(step),
      toJsonb({ isRace: step.isRace }),
      until,
      waitingFor === undefined ? null : toJsonb(waitingFor),
    ],
  );
  return until && { data: { kind: "wake", runId: run.id, stepId: step.id, op: step.op }, at: until };
}

const invocationId = (run: Run, step: OpenedStep) => stableId("invoke", run.id, step.id);
const invokedRunId = (run: Run, step: OpenedStep) =>
  step.wait.kind === "invoke" ? stableId("run", step.wait.functionId, invocationId(run, step)) : undefined;

async function invoke(unit: Unit, run: Run, step: OpenedStep): Promise<void> {
  if (step.wait.kind !== "invoke") return;
  const { functionId, data } = step.wait;
  const fn = unit.registry.get(functionId);
  if (fn === undefined) {
    const error = { name: "FunctionNotFoundError", message: `There is no function "${functionId}" to invoke` };
    await resolveWait(unit, run.id, step.id, { type: "error", error });
    return;
  }
  const event: JobEvent = {
    id: invocationId(run, step),
    name: "inngest/function.invoked",
    data,
    ts: unit.now.getTime(),
  };
  await startRun(unit, { fn, event, parent: { runId: run.id, stepId: step.id } });
}

async function storeFailure(
  { client }: Unit,
  run: Run,
  call: Call,
  { stepId, error }: NonNullable<Decision["failure"]>,
) {
  await client.query("UPDATE job_run SET error = $2, updated_at = now() WHERE id = $1", [run.id, toJsonb(error)]);
  await client.query(
    "UPDATE job_step SET error = $3, attempt = $4, updated_at = now() WHERE run_id = $1 AND step_id = $2 AND state = 'PENDING'",
    [run.id, stepId, toJsonb(error), call.attempt + 1],
  );
}

/** What the list of runs shows: whether the run works, sleeps or waits, and until when. */
async function storeRunState(
  { client, now }: Unit,
  run: Run,
  steps: readonly Step[],
  decision: Decision,
): Promise<void> {
  const finished = new Set(decision.finished.map(({ id }) => id));
  const states = new Set<string>([
    ...steps.filter((step) => isOpen(step) && !finished.has(step.stepId)).map(({ state }) => state),
    ...decision.opened.map(stateOf),
  ]);
  const isBusy = decision.calls.length > 0 || states.has("PENDING");
  const state = isBusy ? "RUNNING" : states.has("WAITING") ? "WAITING" : "SLEEPING";
  const ends = [...decision.calls.map(({ at }) => at), ...decision.opened.map(untilOf)].filter(
    (at) => at !== undefined && at > now,
  );
  const wakeAt = ends.length === 0 ? null : new Date(Math.min(...ends.map((at) => at?.getTime() ?? 0)));
  await client.query("UPDATE job_run SET state = $2::job_run_state, wake_at = $3, updated_at = now() WHERE id = $1", [
    run.id,
    state,
    wakeAt,
  ]);
}
