import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** Requests that were made with a version, and how they ended: most frequent first. */
export interface PromptUse {
  requests: number;
  outcomes: { outcome: string; requests: number }[];
}

/** Counts by outcome, as JSON, of the requests made with the prompt_version `v`. */
export const outcomesOfVersion = Prisma.sql`(
  SELECT coalesce(jsonb_object_agg(o.outcome, o.requests), '{}'::jsonb)
    FROM (SELECT outcome, count(*)::int AS requests FROM ai_request WHERE prompt_version_id = v.id GROUP BY outcome) o)`;

export function promptUseOf(counts: Readonly<Record<string, number>>): PromptUse {
  const outcomes = Object.entries(counts).map(([outcome, requests]) => ({ outcome, requests }));
  outcomes.sort((a, b) => b.requests - a.requests || (a.outcome < b.outcome ? -1 : 1));
  return { requests: outcomes.reduce((sum, { requests }) => sum + requests, 0), outcomes };
}
