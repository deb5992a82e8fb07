import "server-only";
import * as z from "zod";
import { outputWeight } from "@/features/drafting/credits";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

/** Money in millionths of the currency's major unit. */
export interface Cost {
  currency: string;
  micros: number;
}

/** What requests came to. Tokens are those of requests that have ended: while one is in progress they are guessed. */
export interface Spent {
  requests: number;
  inputTokens: number;
  outputTokens: number;
  /** As credits count them. */
  weightedTokens: number;
  /** One for each currency in which something was paid. */
  costs: Cost[];
}

export const SpentRow = rowSchema(() => ({
  /** Null: of all of them together. */
  userId: z.string().nullable(),
  requests: z.bigint(),
  inputTokens: z.bigint(),
  outputTokens: z.bigint(),
  weightedTokens: z.bigint(),
  /** Micros by currency, as text: they may be more than JSON numbers hold. */
  costs: z.record(z.string(), z.string()).nullable(),
}));
export type SpentRow = RowOf<typeof SpentRow>;

/** Rows of SpentRow, one a person and one, without a person, for all of them; none where there is no request. */
export const spentByPerson = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT p.user_id AS "userId", sum(p.requests)::bigint AS requests, sum(p.read)::bigint AS "inputTokens",
         sum(p.written)::bigint AS "outputTokens", (sum(p.read) + ${outputWeight} * sum(p.written))::bigint AS "weightedTokens",
         jsonb_object_agg(p.currency, p.micros::text) FILTER (WHERE p.micros > 0) AS costs
    FROM (
      SELECT r.user_id, r.currency, count(*) AS requests, sum(r.cost_micros) AS micros,
             coalesce(sum(r.input_tokens) FILTER (WHERE r.ended_at IS NOT NULL), 0) AS read,
             coalesce(sum(r.output_tokens) FILTER (WHERE r.ended_at IS NOT NULL), 0) AS written
        FROM ai_request r WHERE ${where}
       GROUP BY GROUPING SETS ((r.user_id, r.currency), (r.currency))
    ) p GROUP BY p.user_id`;

export const spentOf = (row: Omit<SpentRow, "userId"> | undefined): Spent => ({
  requests: Number(row?.requests ?? 0n),
  inputTokens: Number(row?.inputTokens ?? 0n),
  outputTokens: Number(row?.outputTokens ?? 0n),
  weightedTokens: Number(row?.weightedTokens ?? 0n),
  costs: Object.entries(row?.costs ?? {})
    .map(([currency, micros]) => ({ currency, micros: Number(micros) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
});
