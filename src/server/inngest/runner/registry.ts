import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { endOfWait } from "./durations";
import { checkExpression, holds, keyOf } from "./expressions";
import type { JobEvent } from "./protocol";
import { parseSchedule, type Schedule } from "./schedule";

const ConcurrencyOption = z.object({ limit: z.number(), key: z.string().optional(), scope: z.string().optional() });

/** What the runner reads of a function's configuration, as the SDK reports it when it is asked to register. */
const FunctionConfig = z.object({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(
    z.object({ event: z.string().optional(), expression: z.string().optional(), cron: z.string().optional() }),
  ),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().optional() }).optional() }),
  }),
  idempotency: z.string().optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  concurrency: z.union([z.number(), ConcurrencyOption, z.array(ConcurrencyOption)]).optional(),
  debounce: z.object({ period: z.string(), timeout: z.string().optional(), key: z.string().optional() }).optional(),
});

/** Flow control of Inngest that the embedded runner does not have: using it is an error at start, not a surprise later. */
const unsupported = ["batchEvents", "rateLimit", "throttle", "singleton", "timeouts", "priority"] as const;

export type Cancellation = { event: string; if: string | undefined; timeout: string | undefined };
type Concurrency = { limit: number; key: string | undefined; scope: string };

export type JobFunction = {
  id: string;
  maxAttempts: number;
  events: readonly { event: string; if: string | undefined }[];
  schedules: readonly (Schedule & { trigger: string })[];
  idempotency: string | undefined;
  cancelOn: readonly Cancellation[];
  concurrency: readonly Concurrency[];
  /** An event starts a run after this duration, which those that come until then share. */
  debounce: string | undefined;
};

/** A place that a call must hold while it runs; at most `limit` calls hold one with the same key. */
export type Slot = { key: string; limit: number };

/** Inngest's default when a function names no number of retries. */
const defaultRetries = 3;

export type Registry = ReadonlyMap<string, JobFunction>;

/** Reads the functions that the endpoint reports. Throws, naming the function, if one asks for what the runner lacks. */
export function readRegistry(reported: readonly unknown[]): Registry {
  return new Map(reported.map((config) => readFunction(config)).map((fn) => [fn.id, fn]));
}

function readFunction(reported: unknown): JobFunction {
  const config = FunctionConfig.parse(reported);
  for (const option of unsupported) {
    if ((reported as Record<string, unknown>)[option] !== undefined) {
      throw new Error(`Function "${config.id}" uses ${option}, which the embedded job runner does not have`);
    }
  }
  const fn: JobFunction = {
    id: config.id,
    maxAttempts: (config.steps.step.retries?.attempts ?? defaultRetries) + 1,
    events: config.triggers.flatMap(({ event, expression }) => (event ? [{ event, if: expression }] : [])),
    schedules: config.triggers.flatMap(({ cron }) => (cron ? [{ trigger: cron, ...parseSchedule(cron) }] : [])),
    idempotency: config.idempotency,
    cancelOn: (config.cancel ?? []).map(({ event, if: condition, timeout }) => ({ event, if: condition, timeout })),
    concurrency: readConcurrency(config.concurrency),
    debounce: readDebounce(config),
  };
  for (const expression of expressionsOf(fn)) checkExpression(expression);
  return fn;
}

const readConcurrency = (option: z.infer<typeof FunctionConfig>["concurrency"]): Concurrency[] =>
  (typeof option === "number" ? [{ limit: option }] : option === undefined ? [] : [option].flat())
    .map((one) => ({
      limit: one.limit,
      key: "key" in one ? one.key : undefined,
      scope: ("scope" in one && one.scope) || "fn",
    }))
    .filter(({ limit }) => limit > 0);

/**
 * Of Inngest's debounce the runner has what is never put off: a timeout equal to the period, and one run for all events. Which of
 * them the run sees is left open (Inngest shows it the last, the runner the first), so it must not matter.
 */
function readDebounce({ id, debounce }: z.infer<typeof FunctionConfig>): string | undefined {
  if (debounce === undefined) return undefined;
  const { period, timeout, key } = debounce;
  if (key !== undefined || timeout !== period)
    throw new Error(
      `Function "${id}" debounces by a key or without a timeout equal to its period, which the embedded job runner does not have`,
    );
  endOfWait(period, new Date(0));
  return period;
}

const expressionsOf = ({ events, cancelOn, concurrency, idempotency }: JobFunction): string[] =>
  [
    ...events.map((trigger) => trigger.if),
    ...cancelOn.map((cancellation) => cancellation.if),
    ...concurrency.map(({ key }) => key),
    idempotency,
  ].filter((expression) => expression !== undefined);

/** The functions that an event starts. */
export function startedBy(registry: Registry, event: JobEvent): JobFunction[] {
  return [...registry.values()].filter((fn) =>
    fn.events.some((trigger) => matchesName(trigger.event, event.name) && holds(trigger.if, { event })),
  );
}

/** Inngest lets a trigger end in a star: "course/*". */
const matchesName = (pattern: string, name: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

/** True if `incoming` ends a run of the function that `event` started at `startedAt`. */
export function isCancelledBy(
  fn: JobFunction,
  event: JobEvent,
  startedAt: Date,
  incoming: JobEvent,
  now: Date,
): boolean {
  return fn.cancelOn.some(
    (one) =>
      one.event === incoming.name &&
      (one.timeout === undefined || now <= endOfWait(one.timeout, startedAt)) &&
      holds(one.if, { event, async: incoming }),
  );
}

/** The places that each call of a run has to hold. */
export function slotsOf(fn: JobFunction, event: JobEvent): Slot[] {
  return fn.concurrency.map(({ limit, key, scope }) => ({
    key: `${scope === "fn" ? fn.id : scope}:${keyOf(key, event)}`,
    limit,
  }));
}

/**
 * What makes a run of the function the same as another one: the value of its idempotency expression (for 24 hours),
 * otherwise the event's id.
 */
export function idempotencyKeyOf(fn: JobFunction, event: JobEvent): string {
  if (fn.idempotency === undefined) return `event:${event.id ?? ""}`;
  const value = keyOf(fn.idempotency, event);
  return `key:${value.length > 100 ? createHash("sha256").update(value).digest("hex") : value}`;
}
