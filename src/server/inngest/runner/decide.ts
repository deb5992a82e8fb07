import "server-only";
import { endOfWait, parseRetryAfter } from "./durations";
import {
  type Op,
  type Reply,
  type SerializedError,
  type StepOutcome,
  toSerializedError,
  wholeFunction,
} from "./protocol";

export type Call = { stepId: string; attempt: number };

/** What is known of a run when an answer comes in. */
export type RunFacts = {
  maxAttempts: number;
  /** Steps planned, sleeping or waiting. */
  open: ReadonlySet<string>;
  /** Those of them that are not part of a race: the function is not called as a whole before they have finished. */
  awaited: ReadonlySet<string>;
  /** Steps have finished since the call was sent: whoever stored them has seen to what follows. */
  hasMovedOn: boolean;
  /** Every step with a row: the open ones and those with an outcome. */
  known: ReadonlySet<string>;
};

export type FinishedStep = { id: string; name: string; op: string; outcome: StepOutcome };

type Wait =
  | { kind: "run" }
  | { kind: "sleep"; until: Date }
  | { kind: "event"; event: string; if: string | undefined; until: Date }
  | { kind: "invoke"; functionId: string; data: Record<string, unknown>; until: Date | undefined };

/** `isRace`: its end is looked at automatically, without waiting for the steps beside it. */
export type OpenedStep = { id: string; name: string; op: string; isRace: boolean; wait: Wait };

export type NextCall = Call & { at: Date };

export type End = { state: "COMPLETED"; output: unknown } | { state: "FAILED"; error: SerializedError };

/** What an answer changes, to be stored in one transaction. */
export type Decision = {
  finished: FinishedStep[];
  opened: OpenedStep[];
  calls: NextCall[];
  /** A failed attempt that will be repeated. */
  failure: { stepId: string; error: SerializedError } | undefined;
  end: End | undefined;
};

export type Clock = {
  now: Date;
  /** Milliseconds until attempt `attempt + 1`, after attempt `attempt` (from 0) failed. */
  backoff: (attempt: number) => number;
};

const nothing = (): Decision => ({ finished: [], opened: [], calls: [], failure: undefined, end: undefined });

/** The whole protocol: from an answer of the SDK to what happens next. Pure; the runner stores it and acts. */
export function decide(run: RunFacts, call: Call, reply: Reply, clock: Clock): Decision {
  if (reply.kind === "returned") return { ...nothing(), end: { state: "COMPLETED", output: reply.output } };
  if (reply.kind === "threw") {
    if (isLastAttempt(run, call, reply)) return { ...nothing(), end: { state: "FAILED", error: reply.error } };
    return repeat(call, call.stepId, reply.error, reply, clock);
  }
  return decideOps(run, call, reply, clock);
}

type OpsReply = Extract<Reply, { kind: "ops" }>;

function decideOps(run: RunFacts, call: Call, reply: OpsReply, clock: Clock): Decision {
  const decision = nothing();
  for (const op of reply.ops) {
    switch (op.op) {
      case "StepRun":
      case "Step":
        decision.finished.push(finish(op, { type: "data", data: op.data ?? null }));
        break;
      case "StepFailed":
        decision.finished.push(finish(op, { type: "error", error: toSerializedError(op.error) }));
        break;
      case "StepError":
        if (!isLastAttempt(run, call, reply)) return repeat(call, op.id, toSerializedError(op.error), reply, clock);
        decision.finished.push(finish(op, { type: "error", error: toSerializedError(op.error) }));
        break;
      case "RunComplete":
        decision.end = { state: "COMPLETED", output: op.data ?? null };
        break;
      default:
        if (!run.known.has(op.id)) open(op, reply, clock, decision);
    }
  }
  if (decision.end === undefined) continueRun(run, call, reply, clock, decision);
  return decision;
}

/** Decides whether the function is to be called as a whole, now that steps have finished. */
function continueRun(run: RunFacts, call: Call, reply: OpsReply, clock: Clock, decision: Decision): void {
  const finished = new Set(decision.finished.map(({ id }) => id));
  const remain = (ids: ReadonlySet<string>) => [...ids].some((id) => !finished.has(id));
  const isAwaiting = remain(run.awaited) || decision.opened.some(({ isRace }) => !isRace);
  const isRace = !reply.coalesces || reply.ops.some((op) => finished.has(op.id) && isRaceOp(op));
  if (finished.size > 0 && (isRace || !isAwaiting)) {
    decision.calls.push({ stepId: wholeFunction, attempt: 0, at: clock.now });
  } else if (finished.size === 0 && decision.opened.length === 0 && run.open.size === 0 && !run.hasMovedOn) {
    // Nothing new, nothing in progress: calling again would bring the same answer for ever.
    const error = { name: "StuckRunError", message: `The function answered call "${call.stepId}" with nothing to do` };
    decision.end = { state: "FAILED", error };
  }
}

const isRaceOp = (op: Op) => op.opts?.parallelMode === "race";

const isLastAttempt = (run: RunFacts, call: Call, reply: { noRetry: boolean }) =>
  reply.noRetry || call.attempt + 1 >= run.maxAttempts;

function repeat(
  call: Call,
  stepId: string,
  error: SerializedError,
  reply: { retryAfter: string | undefined },
  clock: Clock,
) {
  const at =
    parseRetryAfter(reply.retryAfter, clock.now) ?? new Date(clock.now.getTime() + clock.backoff(call.attempt));
  const calls = [{ stepId: call.stepId, attempt: call.attempt + 1, at }];
  return { ...nothing(), calls, failure: { stepId, error } };
}

const nameOf = (op: Op) => op.displayName ?? op.name ?? op.id;
const finish = (op: Op, outcome: StepOutcome): FinishedStep => ({ id: op.id, name: nameOf(op), op: op.op, outcome });

function open(op: Op, reply: OpsReply, { now }: Clock, decision: Decision): void {
  const step = { id: op.id, name: nameOf(op), op: op.op, isRace: isRaceOp(op) || !reply.coalesces };
  try {
    const wait = readWait(op, now);
    decision.opened.push({ ...step, wait });
    if (wait.kind === "run") decision.calls.push({ stepId: op.id, attempt: 0, at: now });
  } catch (error) {
    decision.finished.push(finish(op, { type: "error", error: toSerializedError(error) }));
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

function readWait(op: Op, now: Date): Wait {
  const timeout = text(op.opts?.timeout);
  switch (op.op) {
    case "StepPlanned":
      return { kind: "run" };
    case "Sleep":
      return { kind: "sleep", until: endOfWait(op.name ?? "", now) };
    case "WaitForEvent":
      return { kind: "event", event: op.name ?? "", if: text(op.opts?.if), until: endOfWait(timeout ?? "", now) };
    case "InvokeFunction": {
      const payload = op.opts?.payload as { data?: Record<string, unknown> } | undefined;
      const until = timeout === undefined ? undefined : endOfWait(timeout, now);
      return { kind: "invoke", functionId: text(op.opts?.function_id) ?? "", data: payload?.data ?? {}, until };
    }
    default:
      throw new Error(`The embedded job runner has no ${op.op}: this step needs an Inngest server`);
  }
}

/** Inngest's own waits between attempts, in seconds; the last one stays. */
const backoffSeconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** The default backoff, with up to a quarter added so that what failed together is not tried together. */
export function defaultBackoff(attempt: number): number {
  const seconds = backoffSeconds[Math.min(attempt, backoffSeconds.length - 1)] ?? 7200;
  return seconds * 1000 * (1 + Math.random() / 4);
}
