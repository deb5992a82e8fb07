import { TRPCError } from "@trpc/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ draftId: string }> };

/** Then the browser asks again, and whoever it is by then is looked at anew. */
const longestMs = 5 * 60_000;
/** So that nothing on the way takes a quiet stream for a dead one. */
const breathEvery = 15_000;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** What happens in a draft while its author looks at it, as server-sent events: one JSON value each. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { draftId } = await params;
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal, AbortSignal.timeout(longestMs)]);
  try {
    const caller = createCaller(await depsOfRequest(request), { signal });
    const events = await caller.drafting.watch({ draftId });
    return new Response(
      asEvents(events, signal, () => gone.abort()),
      { headers },
    );
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, { status: refusalStatus(error), headers: { "cache-control": "no-store" } });
  }
}

function asEvents(events: AsyncIterable<unknown>, signal: AbortSignal, onGone: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => isOpen && controller.enqueue(encoder.encode(text));
      const breath = setInterval(() => send(":\n\n"), breathEvery);
      try {
        send("retry: 1000\n\n");
        for await (const event of events) send(`data: ${JSON.stringify(event)}\n\n`);
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
