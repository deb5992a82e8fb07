import "server-only";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { buildCall, type CallInput, type RawResponse, type Reply, readReply, toSerializedError } from "./protocol";
import { canonical, sign } from "./sign";

export type Endpoint = { url: URL; signingKey: string };

/** Kept alive: a run is many small calls. */
const agent = new Agent({ keepAlive: true });

/** One signed call. No time limit of its own: a step may run for hours. Rejects if nothing answers, or on `signal`. */
async function send(
  { url, signingKey }: Endpoint,
  method: "POST" | "PUT",
  query: Readonly<Record<string, string>>,
  body: unknown,
  more: { headers?: Readonly<Record<string, string>>; signal?: AbortSignal } = {},
): Promise<RawResponse> {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  const bytes = Buffer.from(canonical(body));
  const call = request(target, {
    method,
    agent,
    signal: more.signal,
    headers: {
      ...more.headers,
      "content-type": "application/json",
      "content-length": bytes.length,
      "x-inngest-signature": sign(body, signingKey, new Date()),
    },
  });
  call.end(bytes);
  const [response] = await once(call, "response");
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

/** Calls a function for one step, or as a whole. Never rejects but on `signal`: an endpoint that does not answer is an error to repeat. */
export async function callFunction(
  endpoint: Endpoint,
  call: CallInput & { stepId: string },
  signal?: AbortSignal,
): Promise<Reply> {
  try {
    const query = { fnId: call.functionId, stepId: call.stepId };
    return readReply(await send(endpoint, "POST", query, buildCall(call), { signal }));
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: "threw", error: toSerializedError(error), noRetry: false, retryAfter: undefined };
  }
}

/** Asks the endpoint which functions it serves: the SDK's in-band registration. */
export async function fetchFunctions(endpoint: Endpoint): Promise<unknown[]> {
  const headers = { "x-inngest-sync-kind": "in_band" };
  const response = await send(endpoint, "PUT", {}, { url: endpoint.url.href }, { headers });
  if (response.status !== 200)
    throw new Error(`The endpoint did not report its functions: ${response.status} ${response.body}`);
  const { functions } = JSON.parse(response.body) as { functions?: unknown };
  if (!Array.isArray(functions)) throw new Error(`The endpoint did not report its functions: ${response.body}`);
  return functions;
}
