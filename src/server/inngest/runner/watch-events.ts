import "server-only";
import type { PoolClient } from "pg";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { probeEvent } from "@/server/inngest/path/probe-event";
import { EventRow, type OutboxEvent } from "@/server/outbox/relay";
import type { JobEvent } from "./protocol";
import { type JobFunction, type Registry, startedBy } from "./registry";
import { readSwitchedOff } from "./settings";

/** An event is first looked at ten minutes after it was handed over, then after 20, 40, ... */
const firstWatchMinutes = 10;

/** So often an event is handed over again, over three and a half days. */
export const mostResends = 8;

/** A run that was called and never ended is lost when no call has come for a day: no function of ours waits that long. */
const lostAfterMs = 24 * 3_600_000;

const batchSize = 100;

const ReceiptRow = rowSchema(() => ({
  eventId: z.string(),
  functionId: z.string(),
  calledAt: z.date(),
  endedAt: z.date().nullable(),
}));
type Receipt = Omit<RowOf<typeof ReceiptRow>, "eventId">;

export type Standing = "answered" | "under way" | "lost";

/** How the functions of one event are. */
export function standingOf(functionIds: readonly string[], receipts: readonly Receipt[], now: Date): Standing {
  const byFunction = new Map(receipts.map((receipt) => [receipt.functionId, receipt]));
  const standings = functionIds.map((id): Standing => {
    const receipt = byFunction.get(id);
    if (receipt?.endedAt) return "answered";
    const isSilent = !receipt || now.getTime() - receipt.calledAt.getTime() > lostAfterMs;
    return isSilent ? "lost" : "under way";
  });
  return standings.find((one) => one === "lost") ?? standings.find((one) => one === "under way") ?? "answered";
}

/** SQL over a row of the outbox: when to look at an event that is handed over now. */
export const watchAtSql = `CASE WHEN name <> '${probeEvent}'
  THEN now() + make_interval(mins => ${firstWatchMinutes} * (1 << least(resends, ${mostResends}))) END`;

export interface Watch {
  /** Events that go back to the outbox, to be handed over again. */
  resent: Pick<OutboxEvent, "id" | "name">[];
  /** Events that were handed over again as often as may be. */
  givenUp: Pick<OutboxEvent, "id" | "name">[];
  /** True if there may be more to look at. */
  isFull: boolean;
}

/**
 * Looks at the events that are due: one that a function was never called for, or whose run broke off, has been lost by the Inngest
 * server and goes back to the outbox. In the caller's transaction; several processes share the work.
 */
export async function watchEvents(client: PoolClient, registry: Registry, now: Date): Promise<Watch> {
  const rows = await clientRows(
    client,
    EventRow,
    `SELECT id, name, data, resends, created_at AS "createdAt" FROM outbox_event
      WHERE watch_at <= $1 AND sent_at IS NOT NULL ORDER BY watch_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [now, batchSize],
  );
  const ids = rows.map(({ id }) => id);
  const receipts = await readReceipts(client, ids);
  const off = await readSwitchedOff(client, [...registry.keys()]);
  const watch: Watch = { resent: [], givenUp: [], isFull: rows.length === batchSize };
  const later: string[] = [];
  for (const event of rows) {
    const expected = expectedOf(registry, event).filter(({ id }) => !off.has(id));
    const standing = standingOf(
      expected.map(({ id }) => id),
      receipts.get(event.id) ?? [],
      now,
    );
    if (standing === "under way") later.push(event.id);
    if (standing === "lost") (event.resends < mostResends ? watch.resent : watch.givenUp).push(event);
  }
  await client.query("UPDATE outbox_event SET watch_at = NULL WHERE id = ANY($1::uuid[])", [ids]);
  await client.query(
    "UPDATE outbox_event SET watch_at = $2::timestamptz + interval '1 hour' WHERE id = ANY($1::uuid[])",
    [later, now],
  );
  await client.query(
    "UPDATE outbox_event SET sent_at = NULL, attempts = 0, resends = resends + 1 WHERE id = ANY($1::uuid[])",
    [watch.resent.map(({ id }) => id)],
  );
  return watch;
}

/** A function with an idempotency key, or a debounced one, may rightly not be called for an event. */
function expectedOf(registry: Registry, { id, name, data, createdAt }: OutboxEvent): JobFunction[] {
  const event: JobEvent = { id, name, data, ts: createdAt.getTime() };
  return startedBy(registry, event).filter(
    ({ idempotency, debounce }) => idempotency === undefined && debounce === undefined,
  );
}

async function readReceipts(client: PoolClient, eventIds: readonly string[]): Promise<Map<string, Receipt[]>> {
  const rows = await clientRows(
    client,
    ReceiptRow,
    `SELECT event_id AS "eventId", function_id AS "functionId", called_at AS "calledAt", ended_at AS "endedAt"
       FROM job_receipt WHERE event_id = ANY($1::uuid[])`,
    [eventIds],
  );
  const byEvent = new Map<string, Receipt[]>();
  for (const { eventId, ...receipt } of rows) byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), receipt]);
  return byEvent;
}
