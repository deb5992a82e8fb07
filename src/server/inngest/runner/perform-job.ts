import "server-only";
import { endRun } from "./accept-event";
import { callFunction, type Endpoint } from "./call-function";
import { decide } from "./decide";
import type { Reply, StepOutcome } from "./protocol";
import { wholeFunction } from "./protocol";
import { type Job, type JobData, mostLosses, type Queue, type Unit } from "./queue";
import { type JobFunction, type Registry, type Slot, slotsOf } from "./registry";
import { isOpen, lockRun, markRunning, type Run, readRun, resolveWait, type Step } from "./runs";
import type { Session } from "./session";
import { storeDecision } from "./store-decision";

export type Runner = {
  queue: Queue;
  session: Session;
  registry: Registry;
  endpoint: Endpoint;
  backoff: (attempt: number) => number;
  now: () => Date;
  signal: AbortSignal;
};

type CallData = Extract<JobData, { kind: "call" }>;

export const callLock = (jobId: string) => `call:${jobId}`;

/** A transaction with what its pieces need. Several at once share nothing but the queue. */
export const inUnit = <T>(
  { queue, registry, now }: Pick<Runner, "queue" | "registry" | "now">,
  work: (unit: Unit) => Promise<T>,
) => queue.transaction((client) => work({ client, queue, registry, now: now() }));

/** Does one job from the queue. If it throws, or the process dies in it, the job is found lost and done again. */
export async function performJob(runner: Runner, job: Job): Promise<void> {
  if (job.data.kind === "wake") await wake(runner, job, job.data);
  else await call(runner, job, job.data);
}

async function wake(
  runner: Runner,
  job: Job,
  { runId, stepId, op }: Extract<JobData, { kind: "wake" }>,
): Promise<void> {
  await inUnit(runner, async (unit) => {
    if (await runner.queue.complete(unit.client, job)) await resolveWait(unit, runId, stepId, outcomeOfTime(op));
  });
}

const outcomeOfTime = (op: string): StepOutcome =>
  op === "InvokeFunction"
    ? { type: "error", error: { name: "TimeoutError", message: "The invoked function took too long" } }
    : { type: "data", data: null };

async function call(runner: Runner, job: Job, data: CallData): Promise<void> {
  const { queue, session } = runner;
  if (!(await session.hold(callLock(job.id)))) return;
  try {
    if (!(await queue.isStillOurs(job))) return;
    const begun = await readRun(queue.pool, data.runId);
    if (begun === undefined) await queue.transaction((client) => queue.complete(client, job));
    else await callInItsPlace(runner, job, data, begun);
  } finally {
    await session.release(callLock(job.id));
  }
}

async function callInItsPlace(runner: Runner, job: Job, data: CallData, begun: Begun): Promise<void> {
  const { queue, session } = runner;
  const fn = runner.registry.get(begun.run.functionId);
  const slots = fn === undefined ? [] : slotsOf(fn, begun.run.event);
  const { names, blocked } = await takeSlots(session, slots);
  if (blocked !== undefined) {
    await park(runner, job, data, blocked);
    return;
  }
  try {
    await markRunning(queue.pool, data.runId, data.attempt);
    await callAndStore(runner, job, data, fn, begun);
  } finally {
    for (const name of names) await session.release(name);
    for (const { key } of slots) await queue.hasten(key);
  }
}

type Begun = { run: Run; steps: readonly Step[] };

async function callAndStore(
  runner: Runner,
  job: Job,
  data: CallData,
  fn: JobFunction | undefined,
  begun: Begun,
): Promise<void> {
  const reply = fn === undefined ? functionIsGone(begun.run) : await ask(runner, job, data, fn, begun);
  await inUnit(runner, async (unit) => {
    // First of all: whoever completes the job stores the result, and no one else does.
    if (!(await runner.queue.complete(unit.client, job))) return;
    const locked = await lockRun(unit, data.runId);
    if (locked === undefined) return;
    const { run, steps } = locked;
    const facts = {
      maxAttempts: fn?.maxAttempts ?? 1,
      hasMovedOn: run.stack.length > begun.run.stack.length,
      known: new Set(steps.map(({ stepId }) => stepId)),
      open: new Set(steps.filter(isOpen).map(({ stepId }) => stepId)),
      awaited: new Set(steps.filter((step) => isOpen(step) && !step.isRace).map(({ stepId }) => stepId)),
    };
    const decision = decide(facts, data, reply, { now: unit.now, backoff: runner.backoff });
    await storeDecision(unit, run, steps, data, decision);
  });
}

const functionIsGone = ({ functionId }: Run): Reply => ({
  kind: "threw",
  error: { name: "FunctionNotFoundError", message: `There is no function "${functionId}" any more` },
  noRetry: true,
  retryAfter: undefined,
});

function ask(
  { endpoint, signal }: Runner,
  job: Job,
  data: CallData,
  fn: JobFunction,
  { run, steps }: Begun,
): Promise<Reply> {
  const byId = new Map(steps.map((step) => [step.stepId, step]));
  // The SDK wants each outcome's place in the order in which they finished.
  const finished = run.stack.map((id) => byId.get(id)).filter((step) => step !== undefined);
  const isParallel = steps.some(isOpen) || steps.some(({ isRace }) => isRace);
  return callFunction(
    endpoint,
    {
      runId: run.id,
      functionId: run.functionId,
      stepId: data.stepId,
      event: run.event,
      attempt: data.attempt,
      maxAttempts: fn.maxAttempts,
      stack: run.stack,
      outcomes: Object.fromEntries(finished.map((step) => [step.stepId, readOutcome(step)])),
      planOnly: isParallel || data.stepId !== wholeFunction,
      nonce: `${job.id}:${job.retryCount}:${Date.now()}`,
    },
    signal,
  );
}

const readOutcome = ({ state, output, error }: Step): StepOutcome =>
  state === "COMPLETED" ? { type: "data", data: output } : ({ type: "error", error } as StepOutcome);

/** Takes a place for every key, or none: then `blocked` is the one that had no place free. */
async function takeSlots(session: Session, slots: readonly Slot[]): Promise<{ names: string[]; blocked?: Slot }> {
  const names: string[] = [];
  for (const slot of slots) {
    const name = await takeSlot(session, slot);
    if (name === undefined) {
      for (const one of names) await session.release(one);
      return { names: [], blocked: slot };
    }
    names.push(name);
  }
  return { names };
}

async function takeSlot(session: Session, { key, limit }: Slot): Promise<string | undefined> {
  for (let place = 0; place < limit; place++) {
    const name = `slot:${place}:${key}`;
    if (await session.hold(name)) return name;
  }
  return undefined;
}

/** How long a call waits at most before it looks for a free place automatically; whoever frees one hastens it. */
const parkedMs = 15_000;

async function park({ queue, session }: Runner, job: Job, data: CallData, slot: Slot): Promise<void> {
  const at = new Date(Date.now() + parkedMs * (1 + Math.random()));
  await queue.transaction(async (client) => {
    if (await queue.complete(client, job)) await queue.add(client, [{ data, at, key: slot.key }]);
  });
  // A place may have been freed between our look and the commit, by someone who found no one to hasten.
  const free = await takeSlot(session, slot);
  if (free === undefined) return;
  await session.release(free);
  await queue.hasten(slot.key);
}

/** Makes jobs due again whose process has died: no one holds their lock. Gives up a run whose call is lost time and again. */
export async function recoverLostJobs(runner: Runner, isOurs: (jobId: string) => boolean): Promise<number> {
  const { queue, session } = runner;
  let recovered = 0;
  for (const job of await queue.listActive()) {
    if (isOurs(job.id) || !(await session.hold(callLock(job.id)))) continue;
    try {
      if (!(await queue.isStillOurs(job))) continue;
      if (job.retryCount < mostLosses) await queue.giveBack(job);
      else await giveUp(runner, job);
      recovered++;
    } finally {
      await session.release(callLock(job.id));
    }
  }
  return recovered;
}

async function giveUp(runner: Runner, job: Job): Promise<void> {
  const error = { name: "LostError", message: `The process died ${mostLosses + 1} times in this call` };
  await inUnit(runner, async (unit) => {
    if (!(await runner.queue.complete(unit.client, job))) return;
    const locked = await lockRun(unit, job.data.runId);
    if (locked !== undefined) await endRun(unit, locked.run, { state: "FAILED", error });
  });
}
