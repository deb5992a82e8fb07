import "server-only";
import { randomUUID } from "node:crypto";
import { env } from "@/env/server";
import type { Tx } from "@/server/db/client";
import { outboxChannel } from "@/server/outbox/channel";
import { probeEvent, probeId } from "./probe-event";

/** The heartbeat of the way through Inngest: when a probe last came back. */
export const answerHeartbeat = "inngest";

/** How long a probe may take. */
export const answerMs = 15_000;

/** How often the way is probed. Inngest's cloud charges for runs: there every five minutes. */
export const probeMs = () => (env.INNGEST_BASE_URL ? 10_000 : 300_000);

/** While the way is broken it is probed at least this often, so that it is soon seen to be open again. */
const insistMs = 30_000;

/**
 * Hands a probe to the outbox when one is due and none is waiting there. However many processes ask, one is sent. One statement.
 */
export async function sendProbe(db: Tx, now: Date, isBroken: boolean): Promise<void> {
  const every = isBroken ? Math.min(probeMs(), insistMs) : probeMs();
  const due = new Date(now.getTime() - every);
  await db.$executeRaw`
    WITH asked AS (
      INSERT INTO outbox_event (id, name, data, created_at)
      VALUES (${probeId}::uuid, ${probeEvent}, jsonb_build_object('askedAt', ${now.toISOString()}::text), ${now})
      ON CONFLICT (id) DO UPDATE SET sent_at = NULL, attempts = 0, last_error = NULL, data = EXCLUDED.data, resends = outbox_event.resends + 1
       WHERE outbox_event.sent_at <= ${due}
      RETURNING 1
    )
    SELECT pg_notify(${outboxChannel}, '') FROM asked`;
}

/** A probe has come back. */
export async function noteAnswer(db: Tx, now: Date): Promise<void> {
  await db.heartbeat.upsert({
    where: { name: answerHeartbeat },
    create: { id: randomUUID(), name: answerHeartbeat, beatAt: now },
    update: { beatAt: now },
  });
}
