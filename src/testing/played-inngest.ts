import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { json } from "node:stream/consumers";
import * as z from "zod";
import { callFunction, type Endpoint, fetchFunctions } from "@/server/inngest/runner/call-function";
import { type JobEvent, type StepOutcome, wholeFunction } from "@/server/inngest/runner/protocol";
import { type JobFunction, type Registry, readRegistry, startedBy } from "@/server/inngest/runner/registry";

/**
 * - `works`: runs what events start.
 * - `forgets`: takes events and loses them, as a server without Redis does that is restarted.
 * - `breaks`: makes the first call of each run and then loses it.
 * - `down`: answers 503.
 */
type Conduct = "works" | "forgets" | "breaks" | "down";

const Events = z.array(
  z.object({ id: z.string(), name: z.string(), data: z.record(z.string(), z.unknown()), ts: z.number().optional() }),
);

/** A self-hosted Inngest as far as its protocol shows: a real HTTP server that takes events and makes signed calls. */
export class PlayedInngest {
  conduct: Conduct = "works";
  /** Every event that was accepted, in order. */
  readonly accepted: JobEvent[] = [];
  /** `function id, event id` of each run that was started. */
  readonly runs: string[] = [];
  readonly errors: unknown[] = [];
  private readonly seen = new Set<string>();
  private app: { endpoint: Endpoint; registry: Registry } | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly keys: { eventKey: string; signingKey: string },
  ) {}

  static async start(keys: { eventKey: string; signingKey: string }, port = 0): Promise<PlayedInngest> {
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("No port was taken");
    const played = new PlayedInngest(server, `http://127.0.0.1:${address.port}`, keys);
    server.on("request", async (request, response) => {
      const body = request.method === "POST" ? await json(request) : null;
      const { status, answer } = played.take(request.url ?? "", body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    return played;
  }

  /** What an operator does once: tells the server where the functions are. */
  async register(url: string): Promise<void> {
    const endpoint = { url: new URL(url), signingKey: this.keys.signingKey };
    this.app = { endpoint, registry: readRegistry(await fetchFunctions(endpoint)) };
  }

  unregister(): void {
    this.app = undefined;
  }

  /** Resolves when every run that has been started is over. */
  async settled(): Promise<void> {
    for (let last: unknown; last !== this.underWay; ) {
      last = this.underWay;
      await last;
    }
  }

  async close(): Promise<void> {
    await this.settled();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(path: string, body: unknown): { status: number; answer: object } {
    if (this.conduct === "down") return { status: 503, answer: { error: "unavailable", status: 503 } };
    if (!path.startsWith("/e/")) return { status: 200, answer: {} };
    if (path !== `/e/${this.keys.eventKey}`)
      return { status: 401, answer: { error: "Event key not found", status: 401 } };
    const events = Events.parse(body);
    this.accepted.push(...events);
    for (const event of events) this.begin(event);
    return { status: 200, answer: { ids: events.map(({ id }) => id), status: 200 } };
  }

  /** The same id within a day is the same event. */
  private begin(event: z.infer<typeof Events>[number]): void {
    const { app, conduct } = this;
    if (this.seen.has(event.id)) return;
    this.seen.add(event.id);
    if (!app || conduct === "forgets") return;
    for (const fn of startedBy(app.registry, event)) {
      this.runs.push(`${fn.id}, ${event.id}`);
      const run = this.run(app.endpoint, fn, event, conduct === "breaks").catch((error: unknown) =>
        this.errors.push(error),
      );
      this.underWay = Promise.all([this.underWay, run]);
    }
  }

  private async run(endpoint: Endpoint, fn: JobFunction, event: JobEvent, breaks: boolean): Promise<void> {
    const runId = randomUUID();
    const stack: string[] = [];
    const outcomes: Record<string, StepOutcome> = {};
    for (let attempt = 0, stepId = wholeFunction; attempt < fn.maxAttempts; ) {
      const reply = await callFunction(endpoint, {
        runId,
        functionId: fn.id,
        event,
        attempt,
        maxAttempts: fn.maxAttempts,
        stack,
        outcomes: { ...outcomes },
        planOnly: false,
        nonce: randomUUID(),
        stepId,
      });
      const ops = reply.kind === "ops" ? reply.ops : [];
      if (breaks || reply.kind === "returned" || ops.some(({ op }) => op === "RunComplete")) return;
      const planned = ops.find(({ op }) => op === "StepPlanned");
      const done = ops.filter(({ op }) => op === "StepRun" || op === "Step");
      if (reply.noRetry && done.length === 0) return;
      for (const { id, data } of done) {
        outcomes[id] = { type: "data", data: data ?? null };
        stack.push(id);
      }
      stepId = planned?.id ?? wholeFunction;
      attempt = planned || done.length > 0 ? 0 : attempt + 1;
    }
  }
}
