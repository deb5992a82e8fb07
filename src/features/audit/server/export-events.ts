import "server-only";
import { stringify } from "csv-stringify/sync";
import * as z from "zod";
import { changesOf, idsIn, isId } from "@/features/audit/rules";
import type { ExportAudit } from "@/features/audit/schema";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { askedRows } from "./asked-rows";
import { type NamedThing, nameThings } from "./name-things";

const batchRows = 1_000;

const ExportedRow = rowSchema(() => ({
  sequence: z.string(),
  createdAt: z.date(),
  actorId: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  fieldNames: z.array(z.string()),
  digests: z.record(z.string(), z.string()),
  values: json(),
  erasedAt: z.date().nullable(),
  ipAddress: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
}));
type ExportedRow = RowOf<typeof ExportedRow>;

const columns = [
  ...["number", "at", "actor", "actor_id", "action", "kind", "thing", "thing_id"],
  ...["field", "before", "after", "erased", "address", "hash"],
];

/** What the filter lets through, oldest first, piece by piece: a CSV file (UTF-8 with its mark), or a line of JSON a row. */
export async function* exportEvents(
  deps: Pick<PersonDeps, "db" | "actor" | "locale">,
  { as, ...filter }: ExportAudit,
): AsyncGenerator<string> {
  const { where } = await askedRows(deps, filter);
  let after = 0n;
  for (let isFirst = true; ; isFirst = false) {
    const rows = await queryRows(deps.db, ExportedRow)`
      SELECT e.sequence::text AS sequence, e.created_at AS "createdAt", e.actor_id::text AS "actorId", e.action,
             e.object_type AS "objectType", e.object_id AS "objectId", e.field_names AS "fieldNames", e.digests, e.values,
             e.erased_at AS "erasedAt", host(e.ip_address) AS "ipAddress", e.previous_hash AS "previousHash", e.hash
        FROM audit_event e WHERE ${where} AND e.sequence > ${after} ORDER BY e.sequence LIMIT ${batchRows}`;
    if (as === "jsonl") yield rows.map(asLine).join("");
    else if (isFirst || rows.length > 0) yield asCsv(rows, await namesIn(deps, rows), isFirst);
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) return;
    after = BigInt(last.sequence);
  }
}

/** All that the hash covers under the names that it was hashed by (README.md), and what is beside it. */
const asLine = (row: ExportedRow): string => `${JSON.stringify(row)}\n`;

const namesIn = (deps: Pick<Deps, "db" | "locale">, rows: readonly ExportedRow[]): Promise<Map<string, NamedThing>> =>
  nameThings(
    deps,
    rows.flatMap(({ actorId, objectId }) => [...idsIn(actorId), ...(isId(objectId) ? [objectId] : [])]),
  );

/** A line a changed field. A cell that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV injection). */
function asCsv(rows: readonly ExportedRow[], names: Map<string, NamedThing>, isFirst: boolean): string {
  const cell = (value: unknown) =>
    value === undefined || value === null ? "" : Array.isArray(value) ? value.join(" ") : String(value);
  const lines = rows.flatMap((row) => {
    const thing = names.get(row.objectId);
    const head = [
      ...[row.sequence, row.createdAt.toISOString(), names.get(row.actorId ?? "")?.person ?? "", row.actorId ?? ""],
      ...[row.action, row.objectType, [thing?.person, thing?.course].filter(Boolean).join(", "), row.objectId],
    ];
    const tail = [row.erasedAt?.toISOString() ?? "", row.ipAddress ?? "", row.hash];
    const changes =
      row.values === null ? row.fieldNames.map((field) => ({ field, before: "", after: "" })) : changesOf(row.values);
    if (changes.length === 0) return [[...head, "", "", "", ...tail]];
    return changes.map(({ field, before, after }) => [...head, field, cell(before), cell(after), ...tail]);
  });
  return stringify(lines, {
    header: isFirst,
    columns,
    escape_formulas: true,
    record_delimiter: "windows",
    bom: isFirst,
  });
}
