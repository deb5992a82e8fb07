import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { auditDigest, auditHash, NO_ROW_BEFORE } from "@/server/audit/append-audit";
import type { Db } from "@/server/db/client";

/**
 * rewritten: what its hash covers is not what was hashed. out_of_line: it does not follow the row before it, so one between was
 * taken out or put in, or that one was rewritten. other_values: a value is not the one that was digested. vanished: values are
 * gone that no one erased.
 */
export const brokenKinds = ["rewritten", "out_of_line", "other_values", "vanished"] as const;
export type BrokenKind = (typeof brokenKinds)[number];

export interface Fault {
  sequence: string;
  action: string;
  kinds: BrokenKind[];
  /** Of other_values. */
  fields: string[];
}

/** How far the chain was read. JSON, so that a job can go on from it. */
export interface ChainState {
  /** Number of the last row that was read; "0" before the first. */
  sequence: string;
  hash: string;
  rows: number;
  /** Rows whose values went with a person's data: the digests in the chain stand for them. */
  erased: number;
}

export const chainStart: ChainState = { sequence: "0", hash: NO_ROW_BEFORE, rows: 0, erased: 0 };

const columns = {
  sequence: true,
  actorId: true,
  action: true,
  objectType: true,
  objectId: true,
  fieldNames: true,
  digests: true,
  values: true,
  erasedAt: true,
  previousHash: true,
  hash: true,
  createdAt: true,
} as const satisfies Prisma.AuditEventSelect;

type ChainRow = Prisma.AuditEventGetPayload<{ select: typeof columns }>;

const batchRows = 1_000;

/** Reads on by at most so many rows, a batch in memory at a time. */
export async function verifyChain(
  db: Db,
  from: ChainState,
  { mostRows = Number.POSITIVE_INFINITY, onFault }: { mostRows?: number; onFault: (fault: Fault) => void },
): Promise<{ state: ChainState; isEnd: boolean }> {
  const state = { ...from };
  for (let left = mostRows; left > 0; ) {
    const take = Math.min(batchRows, left);
    const rows = await db.auditEvent.findMany({
      where: { sequence: { gt: BigInt(state.sequence) } },
      orderBy: { sequence: "asc" },
      take,
      select: columns,
    });
    for (const row of rows) {
      const fault = faultOf(row, state.hash);
      if (fault) onFault(fault);
      if (row.values === null && row.fieldNames.length > 0) state.erased += 1;
      Object.assign(state, { sequence: String(row.sequence), hash: row.hash, rows: state.rows + 1 });
    }
    if (rows.length < take) return { state, isEnd: true };
    left -= rows.length;
  }
  return { state, isEnd: false };
}

function faultOf(row: ChainRow, hashBefore: string): Fault | null {
  const kinds: BrokenKind[] = [];
  const { hash, values, erasedAt, sequence, createdAt, digests, ...facts } = row;
  const stated = digests as Record<string, string>;
  if (hash !== auditHash({ ...facts, digests: stated, createdAt: createdAt.toISOString() })) kinds.push("rewritten");
  if (row.previousHash !== hashBefore) kinds.push("out_of_line");
  const fields = values === null ? [] : otherValues(values, stated);
  if (fields.length > 0) kinds.push("other_values");
  if (values === null && erasedAt === null && row.fieldNames.length > 0) kinds.push("vanished");
  return kinds.length === 0 ? null : { sequence: String(sequence), action: row.action, kinds, fields };
}

/** Fields whose value, or whose salt, is not the one of the digest; also one that has no digest, and one that is missing. */
function otherValues(values: Prisma.JsonValue, digests: Record<string, string>): string[] {
  const kept = (isRecord(values) ? values : {}) as Record<string, Prisma.JsonValue | undefined>;
  return [...new Set([...Object.keys(kept), ...Object.keys(digests)])].filter((name) => {
    const entry = kept[name];
    if (!isRecord(entry) || typeof entry.salt !== "string") return true;
    return auditDigest(entry.salt, entry.value) !== digests[name];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
