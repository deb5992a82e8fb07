import "server-only";
import { TRPCError } from "@trpc/server";
import { refusalStatus, retryAfter } from "@/server/trpc/refusal-status";

/** Then the browser asks again, and whoever it is by then is looked at again. */
const longestMs = 5 * 60_000;
/** So that nothing on the way takes a quiet stream for a dead one. */
const breathEvery = 15_000;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

export interface StreamOptions<Event> {
  open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>;
  /** What a browser that was cut off sends as Last-Event-ID; null for events after which nothing can be missed. */
  idOf?: (event: Event) => string | null;
}

/** Server-sent events, one JSON value each; a refusal of `open` is the answer's status. */
export async function streamEvents<Event>(request: Request, { open, idOf }: StreamOptions<Event>): Promise<Response> {
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal, AbortSignal.timeout(longestMs)]);
  try {
    const events = await open(signal);
    return new Response(
      asText(events, idOf, signal, () => gone.abort()),
      { headers },
    );
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, {
      status: refusalStatus(error),
      headers: { "cache-control": "no-store", ...retryAfter(error) },
    });
  }
}

function asText<Event>(
  events: AsyncIterable<Event>,
  idOf: StreamOptions<Event>["idOf"],
  signal: AbortSignal,
  onGone: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => isOpen && controller.enqueue(encoder.encode(text));
      const breath = setInterval(() => send(":\n\n"), breathEvery);
      try {
        send("retry: 1000\n\n");
        for await (const event of events) {
          const id = idOf?.(event) ?? null;
          send(`${id === null ? "" : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`);
        }
        if (isOpen) controller.close();
      } catch (error) {
        if (isOpen && !signal.aborted) controller.error(error);
      } finally {
        clearInterval(breath);
      }
    },
    cancel() {
      isOpen = false;
      onGone();
    },
  });
}
