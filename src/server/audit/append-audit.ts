import "server-only";
import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { toJsonb } from "@/server/db/jsonb";
import type { Deps } from "@/server/trpc/context";

export type AuditValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEntry {
  /** Of the policy, or a domain verb: "enrollment.reset". */
  action: string;
  objectType: string;
  objectId: string;
  /** What it is now. JSON values; nothing secret. */
  values?: AuditValues;
  /** What it was, of the same names: kept as `nameBefore`. */
  before?: AuditValues;
}

/** What the hash of a row covers. A row's values may be erased with a person's data; their digests stay, so the chain holds. */
interface Chained {
  previousHash: string;
  actorId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  fieldNames: string[];
  digests: Record<string, string>;
  /** ISO 8601, UTC, milliseconds. */
  createdAt: string;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** RFC 8785 over the facts, then SHA-256, in hex. */
export const auditHash = (facts: Chained): string => sha256(canonicalize(facts) ?? "");

export const auditDigest = (salt: string, value: unknown): string => sha256(`${salt}\n${canonicalize(value) ?? ""}`);

/** As the column gives them back: a text with half a character is neither hashed nor stored as it came. */
const asStored = (values: AuditValues): AuditValues => JSON.parse(toJsonb(values)) as AuditValues;

/** Any constant does: whoever appends holds it until the commit, so the chain has one end. */
const CHAIN_LOCK = 7_201_902;
/** Of the first row. */
export const NO_ROW_BEFORE = "0".repeat(64);

/**
 * Appends to the audit log in the caller's transaction, best as its last statement: appenders wait for each other until
 * they commit. Salts are beside the values and go with them.
 */
export async function appendAudit(
  tx: Tx,
  { actor, now, ip }: Pick<Deps, "actor" | "now" | "ip">,
  { action, objectType, objectId, values: after = {}, before = {} }: AuditEntry,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`;
  const last = await tx.auditEvent.findFirst({ orderBy: { sequence: "desc" }, select: { hash: true } });
  const createdAt = now();
  const person = actor.kind === "person" ? actor : null;
  const impersonated = person?.impersonator ? person.id : null;
  const values = asStored({
    ...after,
    // Whoever acted is in the row; as whom, beside what they did.
    ...(impersonated === null ? {} : { actingAs: impersonated }),
    ...Object.fromEntries(Object.entries(before).map(([name, value]) => [`${name}Before`, value])),
  });
  const fieldNames = Object.keys(values).sort();
  const salted = fieldNames.map(
    (name) => [name, { salt: randomBytes(12).toString("hex"), value: values[name] }] as const,
  );
  const facts: Chained = {
    previousHash: last?.hash ?? NO_ROW_BEFORE,
    actorId: person?.impersonator?.id ?? person?.id ?? null,
    action,
    objectType,
    objectId,
    fieldNames,
    digests: Object.fromEntries(salted.map(([name, { salt, value }]) => [name, auditDigest(salt, value)])),
    createdAt: createdAt.toISOString(),
  };
  await tx.auditEvent.create({
    data: {
      ...facts,
      createdAt,
      hash: auditHash(facts),
      values: Object.fromEntries(salted) as Prisma.InputJsonObject,
      ipAddress: ip,
    },
  });
}
