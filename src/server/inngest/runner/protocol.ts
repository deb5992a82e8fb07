import "server-only";
import * as z from "zod";

/** An event as functions receive it. `ts` is milliseconds since 1970. */
export type JobEvent = { id?: string; name: string; data: Record<string, unknown>; ts?: number };

/** The stepId of a call that runs the function from its start, finding what is next. Any other is the hash of a planned step. */
export const wholeFunction = "step";

/** A stored outcome, in the form in which the SDK takes it back. `error` is the SDK's own serialized error. */
export type StepOutcome = { type: "data"; data: unknown } | { type: "error"; error: SerializedError };

export type SerializedError = { name: string; message: string; stack?: string; [more: string]: unknown };

export type CallBody = {
  ctx: {
    run_id: string;
    fn_id: string;
    attempt: number;
    max_attempts: number;
    qi_id: string;
    use_api: false;
    disable_immediate_execution: boolean;
    stack: { stack: readonly string[]; current: number };
  };
  event: JobEvent;
  events: readonly JobEvent[];
  steps: Readonly<Record<string, StepOutcome>>;
  version: 1;
};

export type CallInput = {
  runId: string;
  functionId: string;
  event: JobEvent;
  attempt: number;
  maxAttempts: number;
  /** Ids of finished steps in the order in which they finished. */
  stack: readonly string[];
  outcomes: Readonly<Record<string, StepOutcome>>;
  /** Steps that are found are only to be planned, never run on the spot: others are in progress beside them. */
  planOnly: boolean;
  /** Makes each call's body, and so its signature, one of a kind. */
  nonce: string;
};

/** What is posted to `/api/inngest?fnId=...&stepId=...`. */
export function buildCall(call: CallInput): CallBody {
  return {
    ctx: {
      run_id: call.runId,
      fn_id: call.functionId,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      qi_id: call.nonce,
      use_api: false,
      disable_immediate_execution: call.planOnly,
      stack: { stack: call.stack, current: Math.max(0, call.stack.length - 1) },
    },
    event: call.event,
    events: [call.event],
    steps: call.outcomes,
    version: 1,
  };
}

const Op = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});

/** One thing that a function found, did or wants, from a 206. */
export type Op = z.infer<typeof Op>;

export type Reply =
  | { kind: "ops"; ops: Op[]; noRetry: boolean; retryAfter: string | undefined; coalesces: boolean }
  | { kind: "returned"; output: unknown }
  | { kind: "threw"; error: SerializedError; noRetry: boolean; retryAfter: string | undefined };

/** Anything thrown or answered, as an error that the SDK can take back. */
export function toSerializedError(value: unknown): SerializedError {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack ?? "" };
  if (typeof value === "object" && value !== null) {
    const { name, message, error } = value as Record<string, unknown>;
    const text = typeof message === "string" ? message : typeof error === "string" ? error : JSON.stringify(value);
    return { ...value, name: typeof name === "string" && name !== "" ? name : "Error", message: text };
  }
  return { name: "Error", message: String(value) };
}

/** A response as Node's http module has it: header names in lower case. */
export type RawResponse = {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
};

const headerOf = ({ headers }: RawResponse, name: string) => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Reads a response of the SDK. What is not one (a proxy's page, say) reads as an error that may be tried again. */
export function readReply(response: RawResponse): Reply {
  const noRetry = headerOf(response, "x-inngest-no-retry") === "true";
  const retryAfter = headerOf(response, "retry-after");
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch {
    return { kind: "threw", error: toSerializedError(unreadable(response)), noRetry: false, retryAfter };
  }
  if (response.status === 200) return { kind: "returned", output: body };
  if (response.status !== 206) return { kind: "threw", error: toSerializedError(body), noRetry, retryAfter };
  const ops = z.array(Op).safeParse(Array.isArray(body) ? body : [body]);
  if (!ops.success)
    return { kind: "threw", error: toSerializedError(unreadable(response)), noRetry: false, retryAfter };
  // Version 2 of the execution (the default) waits for a whole group of parallel steps before it looks for the next.
  const coalesces = Number(headerOf(response, "x-inngest-req-version") ?? 2) >= 2;
  return { kind: "ops", ops: ops.data, noRetry, retryAfter, coalesces };
}

const unreadable = ({ status, body }: RawResponse) =>
  new Error(`Answered ${status} with what is not the SDK's: ${body.slice(0, 200)}`);
