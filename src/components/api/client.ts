"use client";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { fetchNoting } from "@/components/connection/reach";
import { pagePerson } from "@/components/layout/page-person";
import type { Reason } from "@/lib/app-error";
import { personHeader } from "@/lib/page-person";
import type { AppRouter } from "@/server/trpc/root";

/** What isn't the router's (a proxy's page) comes without words, and keeps its status. */
async function fetchAnswer(...call: Parameters<typeof fetchNoting>): Promise<Response> {
  const answer = await fetchNoting(...call);
  const isOurs = answer.headers.get("content-type")?.startsWith("application/json");
  return isOurs || answer.ok ? answer : Response.json({ error: {} }, { status: answer.status });
}

/** The router over HTTP, for what a page does after it was rendered. Reading happens on the server. */
export const api = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/api/trpc", fetch: fetchAnswer, headers: () => ({ [personHeader]: pagePerson() }) })],
});

export interface ApiFailure {
  reason: Reason;
  /** What the site says about it, in the reader's language; null where it didn't answer. */
  sentence: string | null;
  facts: Record<string, string | number>;
  requestId: string | null;
  httpStatus: number | null;
}

const unanswered: ApiFailure = {
  reason: "common.offline",
  sentence: null,
  facts: {},
  requestId: null,
  httpStatus: null,
};

/**
 * What to tell the person about a call that failed. No answer at all reads as "common.offline", and so does one that only says
 * that the site is asked too often: all that helps is to try again.
 */
export function describeFailure(error: unknown): ApiFailure {
  if (!(error instanceof TRPCClientError)) return unanswered;
  if (error.data) return { ...unanswered, ...(error.data as Partial<ApiFailure>) };
  const httpStatus = (error.meta?.response as Response | undefined)?.status ?? 200;
  if (httpStatus < 400 || httpStatus === 429) return unanswered;
  return { ...unanswered, reason: httpStatus === 413 ? "common.too_large" : "common.unexpected", httpStatus };
}
