import "server-only";
import { stringify } from "csv-stringify/sync";
import { weightedTokens } from "@/features/drafting/credits";
import type { LedgerFilter } from "@/features/drafting/prompts-schema";
import { withFormerWords } from "@/lib/former-member";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { formerWords } from "@/server/trpc/former-words";
import { ledgerWhere } from "./ledger-where";
import { RequestRow, requestColumns, requestJoins } from "./list-requests";

const batchRows = 1_000;

const columns = [
  "request",
  "began",
  "ended",
  "person",
  "person_id",
  "stage",
  "model",
  "prompt",
  "prompt_version",
  "tokens_read",
  "tokens_written",
  "weighted_tokens",
  "cost",
  "currency",
  "latency_ms",
  "outcome",
  "error",
];

/** A cell that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV injection). */
const asCsv = (rows: readonly (readonly (string | number)[])[], isFirst: boolean): string =>
  stringify(
    rows.map((row) => [...row]),
    { header: isFirst, columns, escape_formulas: true, record_delimiter: "windows", bom: isFirst },
  );

/** The ledger as the text of a CSV file (UTF-8 with its mark), oldest first, piece by piece. */
export async function* exportLedger(
  { db, locale }: Pick<Deps, "db" | "locale">,
  filter: LedgerFilter,
): AsyncGenerator<string> {
  const words = await formerWords(locale);
  let after = { at: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
  for (let isFirst = true; ; isFirst = false) {
    const rows = await queryRows(db, RequestRow)`
      SELECT ${requestColumns} FROM ai_request r ${requestJoins}
       WHERE ${ledgerWhere(filter)} AND (r.created_at, r.id) > (${after.at}, ${after.id}::uuid)
       ORDER BY r.created_at, r.id LIMIT ${batchRows}`;
    if (isFirst || rows.length > 0) yield asCsv(withFormerWords(rows, words).map(cells), isFirst);
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) return;
    after = { at: last.createdAt, id: last.id };
  }
}

const cells = (row: RequestRow): (string | number)[] => [
  row.id,
  row.createdAt.toISOString(),
  row.endedAt?.toISOString() ?? "",
  row.name,
  row.userId,
  row.stage,
  row.model,
  row.promptKey ?? "",
  row.promptNumber ?? "",
  row.inputTokens,
  row.outputTokens,
  weightedTokens(row.inputTokens, row.outputTokens),
  row.costMicros > 0n ? exactly(row.costMicros) : "",
  row.costMicros > 0n ? row.currency : "",
  row.latencyMs,
  row.outcome,
  row.error ?? "",
];

/** Millionths as a decimal, to the last digit. */
const exactly = (micros: bigint): string => `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, "0")}`;
