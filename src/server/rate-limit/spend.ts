import "server-only";
import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { quotaExceeded } from "./quota-exceeded";

export interface Limit {
  /** What is limited, as in "certificates.verify". */
  name: string;
  /** How often within one window. */
  points: number;
  windowSeconds: number;
}

/**
 * Counts one use against a limit, for all processes together, in one statement. The window starts with its first use.
 * Part of the use case, its transaction and its clock; requests as such are counted at sign-in (request-limits.ts).
 * @throws AppError QUOTA_EXCEEDED `common.quota` (facts: retryAfterSeconds, minutes).
 */
export async function spend(deps: { db: Tx; now: () => Date }, limit: Limit, who: string): Promise<void> {
  const at = deps.now();
  const end = new Date(at.getTime() + limit.windowSeconds * 1000);
  const [row] = await queryRows(deps.db, () => z.strictObject({ points: z.number(), expiresAt: z.date() }))`
    INSERT INTO rate_limit AS r (key, points, expires_at) VALUES (${keyOf(limit, who)}, 1, ${end})
    ON CONFLICT (key) DO UPDATE
       SET points = CASE WHEN r.expires_at <= ${at} THEN 1 ELSE least(r.points + 1, 1000000) END,
           expires_at = CASE WHEN r.expires_at <= ${at} THEN ${end} ELSE r.expires_at END, updated_at = ${at}
    RETURNING points, expires_at AS "expiresAt"`;
  if (row && row.points > limit.points) throw quotaExceeded(row.expiresAt.getTime() - at.getTime());
}

/** Takes one use back, for what turned out to be none. */
export async function giveBack({ db }: { db: Tx }, limit: Limit, who: string): Promise<void> {
  await db.rateLimit.updateMany({
    where: { key: keyOf(limit, who), points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  });
}

/** Addresses are kept as digests, for a limit needs to know them again and not to read them. */
const keyOf = ({ name }: Limit, who: string) =>
  `${name}:${createHash("sha256").update(who).digest("base64url").slice(0, 22)}`;

/** Whom a limit by address counts: an IPv4 address, or the /64 of an IPv6 one, which is one household. */
export function networkOf(ip: string | null): string {
  if (!ip || !ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":");
}
