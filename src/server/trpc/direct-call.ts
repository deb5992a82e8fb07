import "server-only";
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { depsOfHeaders } from "@/server/auth/request-deps";
import type { AnswerCall } from "@/server/cache/direct-calls";
import { apiLimits } from "@/server/rate-limit/request-limits";
import type { Deps } from "./context";
import { retryAfter } from "./refusal-status";
import { appRouter } from "./root";

const headers = { "content-type": "application/json", "cache-control": "no-store" };

/** As tRPC reads a body: none is no input. */
function readInput(body: string): unknown {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new TRPCError({ code: "BAD_REQUEST", message: cause instanceof Error ? cause.message : "", cause });
  }
}

/** A mutation with the whole way of the router (policy, limits, words of refusals), without the route around it. */
export const answerDirectly: AnswerCall = async ({ procedure: path, body, header }) => {
  let ctx: Deps | undefined;
  let input: unknown;
  try {
    ctx = { ...(await depsOfHeaders(header)), limits: apiLimits };
    const data = await callTRPCProcedure({
      router: appRouter,
      path,
      type: "mutation",
      ctx,
      getRawInput: async () => {
        input = readInput(body);
        return input;
      },
      signal: undefined,
      batchIndex: 0,
    });
    return { status: 200, headers, body: JSON.stringify({ result: { data } }) };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type: "mutation", path, input, ctx });
    return {
      status: getHTTPStatusCodeFromError(error),
      headers: { ...headers, ...retryAfter(error) },
      body: JSON.stringify({ error: shape }),
    };
  }
};
