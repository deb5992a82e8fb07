import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { TRPCError } from "@trpc/server";
import { NextResponse } from "next/server";
import { AppError } from "@/lib/app-error";
import { isSameOrigin } from "@/server/auth/same-origin";
import { type Asked, guardedRoute } from "@/server/trpc/guarded-route";
import { toldOf } from "@/server/trpc/init";
import { refusalStatus, retryAfter } from "@/server/trpc/refusal-status";

type NoParams = Record<never, never>;

const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
  NextResponse.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

/** What is coming, in bytes; null where the sender does not say. */
function announced({ headers, body }: Request): number | null {
  if (body === null) return 0;
  const length = headers.get("content-length");
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

function open({ body }: Request): Readable {
  return body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream<Uint8Array>);
}

/** A refusal as the client of the router gets it. */
const refuse = (error: TRPCError, { request }: Asked<NoParams>): Response =>
  answer(request.signal.aborted ? 499 : refusalStatus(error), toldOf(error), retryAfter(error));

/** A packed course as the body of the request, its name in `?name=`: streamed to storage and imported in the background. */
export const POST = guardedRoute<NoParams>(
  "course.create",
  async ({ request, query, apiUntil }) => {
    const foreign = new AppError("FORBIDDEN", "common.cross_origin");
    if (!isSameOrigin(request)) throw new TRPCError({ code: "FORBIDDEN", cause: foreign });
    const { interchange } = apiUntil(request.signal);
    const sent = { name: query.get("name") ?? "", sizeBytes: announced(request), open: () => open(request) };
    return answer(202, await interchange.receive(sent));
  },
  { refuse },
);
