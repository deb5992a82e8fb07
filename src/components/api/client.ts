"use client";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { fetchNoting } from "@/components/connection/reach";
import { pagePerson } from "@/components/layout/page-person";
import type { Reason } from "@/lib/app-error";
import { personHeader } from "@/lib/page-person";
import type { AppRouter } from "@/server/trpc/root";

/** The router over HTTP, for what a page does after it was rendered. Reading happens on the server. */
export const api = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/api/trpc", fetch: fetchNoting, headers: () => ({ [personHeader]: pagePerson() }) })],
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

/** What to tell the person about a call that failed. No answer at all reads as "common.offline". */
export function describeFailure(error: unknown): ApiFailure {
  const data = error instanceof TRPCClientError ? (error.data as Partial<ApiFailure> | null) : null;
  return { ...unanswered, ...data };
}
