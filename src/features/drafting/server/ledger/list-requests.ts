import "server-only";
import * as z from "zod";
import type { LedgerFilter, ReadLedger } from "@/features/drafting/prompts-schema";
import { stageOfKey } from "@/features/drafting/server/prompts/ensure-prompts";
import type { Stage } from "@/features/drafting/suggestions";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { ledgerWhere } from "./ledger-where";
import { type Cost, type Spent, SpentRow, spentByPerson, spentOf } from "./spent";

export interface ListedRequest {
  id: string;
  createdAt: Date;
  endedAt: Date | null;
  userId: string;
  name: string;
  stage: string;
  model: string;
  /** Null for what was asked without a prompt of ours. */
  prompt: { stage: Stage; number: number } | null;
  /** While it is in progress: about what was sent. */
  inputTokens: number;
  outputTokens: number;
  /** Null where there was no price. */
  cost: Cost | null;
  latencyMs: number;
  outcome: string;
  error: string | null;
}

export interface LedgerPage {
  requests: ListedRequest[];
  /** Of all that the filter lets through. */
  total: Spent;
  page: number;
  lastPage: number;
  /** What the filter is about, by name; null where it asks for nothing, or for what there is not. */
  person: string | null;
  prompt: { stage: Stage; number: number } | null;
}

export const RequestRow = rowSchema(() => ({
  id: z.string(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
  userId: z.string(),
  name: z.string(),
  stage: z.string(),
  model: z.string(),
  promptKey: z.string().nullable(),
  promptNumber: z.number().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.bigint(),
  currency: z.string(),
  latencyMs: z.number(),
  outcome: z.string(),
  error: z.string().nullable(),
}));
export type RequestRow = RowOf<typeof RequestRow>;

/** Columns of RequestRow over `ai_request r`, with `requestJoins`. */
export const requestColumns = Prisma.sql`
  r.id::text AS id, r.created_at AS "createdAt", r.ended_at AS "endedAt", r.user_id::text AS "userId", u.name, r.stage, r.model,
  t.key AS "promptKey", v.number AS "promptNumber", r.input_tokens AS "inputTokens", r.output_tokens AS "outputTokens",
  r.cost_micros AS "costMicros", r.currency, r.latency_ms AS "latencyMs", r.outcome, r.error`;

export const requestJoins = Prisma.sql`JOIN users u ON u.id = r.user_id
  LEFT JOIN prompt_version v ON v.id = r.prompt_version_id LEFT JOIN prompt_template t ON t.id = v.template_id`;

const requestsAPage = 50;

/** A page of the ledger, newest first, and what all of it that was asked for came to. Three queries. */
export async function listRequests(
  { db }: Pick<Deps, "db">,
  { page: asked, ...filter }: ReadLedger,
): Promise<LedgerPage> {
  const where = ledgerWhere(filter);
  const summing = readTotal(db, where);
  const readRows = async (page: number) => {
    const [rows, { requests: total }] = await Promise.all([
      queryRows(db, RequestRow)`
        SELECT ${requestColumns} FROM ai_request r ${requestJoins} WHERE ${where}
         ORDER BY r.created_at DESC, r.id DESC LIMIT ${requestsAPage} OFFSET ${(page - 1) * requestsAPage}`,
      summing,
    ]);
    return { rows, total };
  };
  const [{ rows, page, lastPage }, names] = await Promise.all([
    readPage(asked, requestsAPage, readRows),
    readNames(db, filter),
  ]);
  return { requests: rows.map(requestOf), total: await summing, page, lastPage, ...names };
}

async function readTotal(db: Deps["db"], where: Prisma.Sql): Promise<Spent> {
  const [total] = await queryRows(db, SpentRow)`SELECT * FROM (${spentByPerson(where)}) s WHERE "userId" IS NULL`;
  return spentOf(total);
}

function requestOf({ promptKey, promptNumber, costMicros, currency, ...row }: RequestRow): ListedRequest {
  return {
    ...row,
    prompt: promptOf(promptKey, promptNumber),
    cost: costMicros > 0n ? { currency, micros: Number(costMicros) } : null,
  };
}

function promptOf(key: string | null, number: number | null): LedgerPage["prompt"] {
  const stage = key === null ? null : stageOfKey(key);
  return stage === null || number === null ? null : { stage, number };
}

async function readNames(
  db: Deps["db"],
  { person, version }: LedgerFilter,
): Promise<Pick<LedgerPage, "person" | "prompt">> {
  const [row] = await queryRows(db, () =>
    z.strictObject({ person: z.string().nullable(), key: z.string().nullable(), number: z.number().nullable() }),
  )`
    SELECT (SELECT name FROM users WHERE id = ${person}::uuid) AS person, p.key, p.number
      FROM (SELECT 1) one LEFT JOIN (
        SELECT t.key, v.number FROM prompt_version v JOIN prompt_template t ON t.id = v.template_id WHERE v.id = ${version}::uuid
      ) p ON true`;
  return { person: row?.person ?? null, prompt: promptOf(row?.key ?? null, row?.number ?? null) };
}
