import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { NextResponse } from "next/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { isSameOrigin } from "@/server/auth/same-origin";
import { registerDirectCalls } from "@/server/cache/direct-calls";
import { apiLimits } from "@/server/rate-limit/request-limits";
import { answerDirectly } from "@/server/trpc/direct-call";
import { retryAfter } from "@/server/trpc/refusal-status";
import { appRouter } from "@/server/trpc/root";

const maxBodyBytes = 2 * 1024 * 1024;

/** A whole answer says how long it is, so that a short one is sent as it is and in one piece. */
async function withLength(answer: Response): Promise<Response> {
  if (!answer.headers.get("content-type")?.startsWith("application/json")) return answer;
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  headers.set("content-length", String(body.byteLength));
  return new Response(body, { status: answer.status, headers });
}

async function answer(request: Request): Promise<Response> {
  if (request.method === "POST" && !isSameOrigin(request)) {
    return NextResponse.json({ error: { message: "common.cross_origin" } }, { status: 403 });
  }
  if (Number(request.headers.get("content-length") ?? 0) > maxBodyBytes) {
    return NextResponse.json({ error: { message: "common.too_large" } }, { status: 413 });
  }
  const answered = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    // One call a request, so that a request is what is counted.
    allowBatching: false,
    createContext: async () => ({ ...(await depsOfRequest(request)), limits: apiLimits }),
    responseMeta: ({ errors: [error] }) => ({
      headers: new Headers({ "cache-control": "no-store", ...retryAfter(error) }),
    }),
  });
  return withLength(answered);
}

registerDirectCalls(["assessment.saveAnswer"], answerDirectly);

export { answer as GET, answer as POST };
