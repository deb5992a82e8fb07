import type { EventEmitter } from "node:events";
import { constants, gunzipSync } from "node:zlib";
import autocannon from "autocannon";
import { CommandError } from "../command-error";

/** One request as a visitor sends it. */
export interface Asked {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Load {
  /** Origin of the server. */
  url: string;
  /** The next request of one connection, counted from 0. */
  ask: (connection: number) => Asked;
  /** False for an answer that must not be counted. */
  isRight?: (body: string) => boolean;
  connections: number;
  /** How long, or how many requests. */
  extent: { seconds: number } | { requests: number };
}

/** What one burst of requests gave. */
export interface Sample {
  seconds: number;
  /** Of each answer, in the order in which they came. */
  milliseconds: number[];
}

export interface Figures {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

/**
 * Sends one burst of requests, each connection its next one as soon as the last was answered.
 * @throws CommandError on the first answer that is not 200, is not right, or does not come.
 */
export function sendBurst({ url, ask, isRight, connections, extent }: Load): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const milliseconds: number[] = [];
    const started = performance.now();
    let lastAnswer = started;
    let client = 0;
    let lastBody: Buffer = Buffer.alloc(0);
    const burst = autocannon(
      {
        url,
        connections,
        ...("seconds" in extent ? { duration: extent.seconds } : { amount: extent.requests }),
        sampleInt: 50,
        setupClient: (made) => {
          const connection = client++;
          // Its types do not know this one, nor the one below.
          const heard: EventEmitter = made;
          heard.on("body", (part: Buffer) => {
            lastBody = part;
          });
          made.setRequests([{ setupRequest: (defaults) => ({ ...defaults, ...ask(connection) }) }]);
        },
        ...(isRight ? { verifyBody: (body) => isRight(String(body)) } : {}),
      },
      (error) => (error ? reject(error) : resolve({ seconds: (lastAnswer - started) / 1000, milliseconds })),
    );
    const fail = (what: string) => {
      burst.stop();
      const { method, path } = ask(0);
      reject(new CommandError(`${method} ${url}${path} at ${connections} connections: ${what}`));
    };
    burst.on("response", (_client, status, _bytes, took) => {
      if (status !== 200) return fail(`answered ${status}: ${readable(lastBody)}`);
      lastAnswer = performance.now();
      milliseconds.push(took);
    });
    burst.on("reqError", (error: Error) => fail(error.message));
    const events: EventEmitter = burst;
    events.on("reqMismatch", () => fail(`a wrong answer: ${readable(lastBody)}`));
  });
}

/** The beginning of a body, or of a first part of one, for a person to read. */
function readable(body: Buffer): string {
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  const text = isPacked ? gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }) : body;
  return text.toString("utf8").slice(0, 300);
}

/** Several bursts as one. */
export function summarize(samples: readonly Sample[]): Figures {
  const sorted = samples.flatMap((sample) => sample.milliseconds).sort((one, other) => one - other);
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  const below = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { requestsPerSecond: sorted.length / seconds, p50: below(0.5), p95: below(0.95), p99: below(0.99) };
}
