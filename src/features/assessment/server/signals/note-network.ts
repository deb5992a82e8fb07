import "server-only";
import { mostNetworks } from "@/features/assessment/signals";
import { uuidV7 } from "@/lib/uuid-v7";
import { isImpersonated } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

/** As the site reads it behind its proxies. */
export type SeenFrom = Pick<Deps, "ip" | "userAgent" | "actor">;

/**
 * Notes that an attempt is continued from a network it was not continued from so far; the first one is only remembered. For
 * attempts whose rules say so. One statement: of two requests at once, the unique index of networks lets one through.
 */
export async function noteNetwork(db: Tx, attemptId: string, from: SeenFrom, at: Date): Promise<void> {
  const { ip, userAgent, actor } = from;
  // An admin who looks with the eyes of a student comes from elsewhere.
  if (ip === null || isImpersonated(actor)) return;
  await db.$executeRaw`
    WITH known AS (
      SELECT count(*) AS networks FROM attempt_address WHERE attempt_id = ${attemptId}::uuid
    ), added AS (
      INSERT INTO attempt_address (id, attempt_id, signal_id, ip_address, user_agent, seen_at, created_at)
      SELECT ${uuidV7(at.getTime())}::uuid, ${attemptId}::uuid, CASE WHEN networks > 0 THEN ${uuidV7(at.getTime())}::uuid END,
        ${ip}::inet, ${userAgent}, ${at}, ${at}
      FROM known WHERE networks < ${mostNetworks}
      ON CONFLICT DO NOTHING RETURNING attempt_id, signal_id
    )
    INSERT INTO attempt_signal (id, attempt_id, kind, at, created_at)
    SELECT signal_id, attempt_id, 'NETWORK_CHANGED', ${at}, ${at} FROM added WHERE signal_id IS NOT NULL`;
}
