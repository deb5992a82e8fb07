import "server-only";
import * as z from "zod";
import { tierExpired } from "@/features/subscriptions/events";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

/**
 * Writes down that tiers have come to their end; no one has had them since that moment. Resolves to how many there were, at
 * most `limit`.
 */
export function expireTiers({ db, now }: Pick<Deps, "db" | "now">, limit: number): Promise<number> {
  return db.$transaction((tx) => endTiers(tx, now(), Prisma.sql`TRUE`, limit));
}

/** The same for one person, so that another tier can follow at once. In the caller's transaction. */
export function expireTierOf(tx: Tx, { userId, now }: { userId: string; now: Date }): Promise<number> {
  return endTiers(tx, now, Prisma.sql`user_id = ${userId}::uuid`, 1);
}

async function endTiers(tx: Tx, at: Date, which: Prisma.Sql, limit: number): Promise<number> {
  const ended = await queryRows(tx, () =>
    z.strictObject({ subscriptionId: z.string(), userId: z.string(), periodId: z.string().nullable() }),
  )`
    WITH due AS (
      SELECT id FROM subscription
       WHERE status IN ('TRIAL', 'ACTIVE', 'PAST_DUE') AND ends_at <= ${at} AND ${which}
       ORDER BY ends_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), over AS (
      UPDATE subscription s SET status = 'EXPIRED', updated_at = ${at} FROM due WHERE s.id = due.id
      RETURNING s.id, s.user_id, s.ends_at
    ), closed AS (
      UPDATE subscription_period p SET status = 'EXPIRED', ended_at = over.ends_at
        FROM over WHERE p.subscription_id = over.id AND p.ended_at IS NULL RETURNING p.id, p.subscription_id
    )
    SELECT over.id AS "subscriptionId", over.user_id AS "userId", closed.id AS "periodId"
      FROM over LEFT JOIN closed ON closed.subscription_id = over.id`;
  for (const data of ended) {
    await appendEvent(tx, tierExpired(data));
  }
  return ended.length;
}
