import "server-only";
import { TRPCError } from "@trpc/server";
import type { Action } from "@/policy/actions";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus, retryAfter } from "./refusal-status";
import { createCaller } from "./root";

/** What a handler works with. The router is called as the one who asks; a signal ends what is still being read for them. */
export interface Asked<Params> {
  readonly request: Request;
  readonly params: Params;
  readonly query: URLSearchParams;
  readonly api: ReturnType<typeof createCaller>;
  readonly apiUntil: (signal: AbortSignal) => ReturnType<typeof createCaller>;
}

/** How a procedure's refusal is answered. May throw, as the refusals of pages do. */
export type Refuse<Params> = (error: TRPCError, asked: Asked<Params>) => Response | Promise<Response>;

const headersOf = (error: TRPCError) => ({
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  ...retryAfter(error),
});

/** The refusal's status alone, for whoever fetches by a program. An id that cannot be one is 404. */
export const withStatus = (error: TRPCError): Response =>
  new Response(null, { status: refusalStatus(error), headers: headersOf(error) });

/** For what people click on: whoever has to sign in does, and comes back to `page`. Everybody else gets the status. */
export function withSignIn(error: TRPCError, page: string): Response {
  if (refusalStatus(error) !== 401) return withStatus(error);
  const location = `/sign-in?next=${encodeURIComponent(page)}`;
  return new Response(null, { status: 307, headers: { ...headersOf(error), location } });
}

/**
 * A route handler under the policy of `/src/policy/pages.ts`: it answers with what a procedure of this action gave, and a refusal of
 * the procedure as `refuse` says. Where what is asked for decides the action, there are several, and one of them must have let
 * the asker through. A handler that asked no guard of them is a mistake and gives nothing out.
 */
export function guardedRoute<Params = Record<never, never>>(
  actions: Action | readonly Action[],
  handler: (asked: Asked<Params>) => Promise<Response>,
  { refuse = withStatus }: { refuse?: Refuse<Params> } = {},
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    const admitted = new Set<Action>();
    const deps = { ...(await depsOfRequest(request)), noteAdmitted: (action: Action) => void admitted.add(action) };
    const asked: Asked<Params> = {
      request,
      params: await context.params,
      query: new URL(request.url).searchParams,
      api: createCaller(deps),
      apiUntil: (signal) => createCaller(deps, { signal }),
    };
    try {
      const answer = await handler(asked);
      const isGuarded = [actions].flat().some((action) => admitted.has(action));
      if (answer.status < 400 && !isGuarded) throw new Error(`nothing asked for ${String(actions)} before this answer`);
      return answer;
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error;
      return refuse(error, asked);
    }
  };
}

/** Leads to bytes by an address that holds for minutes. */
export const leadTo = (url: string): Response =>
  new Response(null, {
    status: 307,
    headers: { "cache-control": "no-store", "referrer-policy": "no-referrer", location: url },
  });
